package io.dynamodel.schema.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The guide {@code docs/rules-and-verbs.md} claims nothing that no test shows. */
class RulesAndVerbsGuideTest {
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)\\.(\\w+)`");

    private static List<String> lines() throws IOException {
        return Files.readAllLines(Path.of(System.getProperty("basedir", ""), "..", "docs", "rules-and-verbs.md"));
    }

    /** The rows of all tables whose last column names tests. */
    static Stream<String> rows() throws IOException {
        boolean within = false;
        Stream.Builder<String> rows = Stream.builder();
        for (String line : lines()) {
            within = line.startsWith("|") && (within || line.endsWith("| Test |"));
            if (within && !line.endsWith("| Test |") && !line.startsWith("|---")) {
                rows.add(line);
            }
        }
        return rows.build();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyRowNamesTestsThatExist(String row) throws ClassNotFoundException {
        Matcher matcher = TEST.matcher(row);
        int found = 0;
        while (matcher.find()) {
            Class<?> type = Class.forName(getClass().getPackageName() + "." + matcher.group(1));
            String name = matcher.group(2);
            assertThat(Arrays.stream(type.getDeclaredMethods())
                            .filter(method -> method.isAnnotationPresent(Test.class))
                            .map(Method::getName))
                    .contains(name);
            found++;
        }
        assertThat(found).isPositive();
    }

    @Test
    void everyTestOfUpdateRulesIsInTheGuideOrIsADetail() throws IOException {
        String guide = String.join("\n", lines());

        assertThat(Stream.of(
                                BoundsUpdateTest.class,
                                SizesUpdateTest.class,
                                ValueRulesUpdateTest.class,
                                PresenceUpdateTest.class,
                                SetOnceUpdateTest.class,
                                WholeItemUpdateTest.class,
                                DefaultsUpdateTest.class,
                                KeysUpdateTest.class,
                                SoundnessTest.class)
                        .map(Class::getSimpleName))
                .allSatisfy(name -> assertThat(guide).contains("`" + name + "."));
    }
}
