package io.dynamodel.query.internal.unique;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.KeyPart;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.internal.KeyDefinition;
import io.dynamodel.schema.internal.ReservedKeys;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ClaimKeysTest {
    // computed by another program
    private static final String GOLDEN_HASH = "v_YDyInXzG4HkiWhNFRs41ojzsRqyu77CUwYogW5vLI";
    private static final String GOLDEN_NUMBER = "-95700122836987629442931338181824997864";
    private static final String GOLDEN_SORT = "dynamodel.unique/ZlbwiQ00bQr2w0Iz";

    private static final KeyDefinition TEXT = key(s -> s.string("id"));
    private static final KeyDefinition BINARY = key(s -> s.binary("id"));
    private static final KeyDefinition NUMBER = key(s -> s.longInteger("id"));
    private static final KeyDefinition SORTED = sorted(s -> s.string("sort"));

    private static KeyDefinition key(Function<DocumentSchemaBuilder, KeyPart<Document, ?>> part) {
        DocumentSchemaBuilder s = Schema.documents("things");
        s.key(part.apply(s));
        return Objects.requireNonNull(s.build().compiled().key());
    }

    private static KeyDefinition sorted(Function<DocumentSchemaBuilder, KeyPart<Document, ?>> sort) {
        DocumentSchemaBuilder s = Schema.documents("things");
        s.key(s.string("id"), sort.apply(s));
        return Objects.requireNonNull(s.build().compiled().key());
    }

    private static AttributeValue s(String text) {
        return AttributeValue.fromS(text);
    }

    private static AttributeValue n(String text) {
        return AttributeValue.fromN(text);
    }

    private static AttributeValue b(String text) {
        return AttributeValue.fromB(SdkBytes.fromUtf8String(text));
    }

    private static String id(String constraint, AttributeValue... values) {
        return ClaimKeys.of(TEXT, constraint, List.of(values)).get("id").s();
    }

    @Test
    void saysConstraintAndValuesInPlainText() {
        assertThat(id("email", s("ada@example.org"))).isEqualTo("dynamodel.unique/email/ada@example.org");
        assertThat(id("email@tenant", s("ada"), n("7"))).isEqualTo("dynamodel.unique/email@tenant/ada/~n7");
        assertThat(id("badge", b("?>?"))).isEqualTo("dynamodel.unique/badge/~bPz4_");
        assertThat(id("path", s("a/b~c"))).isEqualTo("dynamodel.unique/path/a~1b~0c");
        assertThat(id("a/b", s(""))).isEqualTo("dynamodel.unique/a~1b/");
    }

    @Test
    void takesNumbersByValue() {
        assertThat(id("n", n("1"))).isEqualTo(id("n", n("1.0"))).isEqualTo(id("n", n("1E0")));
        assertThat(id("n", n("1"))).isNotEqualTo(id("n", s("1"))).isNotEqualTo(id("n", s("~n1")));
        assertThat(id("n", n("100"))).isEqualTo(id("n", n("1E+2"))).isEqualTo("dynamodel.unique/n/~n100");
        assertThat(id("n", n("0"))).isEqualTo(id("n", n("-0")));
    }

    @Test
    void differentValuesHaveDifferentKeys() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Map<String, List<Object>> seen = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            String constraint = text(random);
            List<AttributeValue> values = new ArrayList<>();
            for (int parts = 1 + random.nextInt(3); parts > 0; parts--) {
                values.add(
                        switch (random.nextInt(3)) {
                            case 0 -> s(text(random));
                            case 1 -> n(Integer.toString(random.nextInt(20) - 10));
                            default -> b(text(random));
                        });
            }
            List<Object> what = List.of(constraint, values);
            List<Object> same = seen.putIfAbsent(id(constraint, values.toArray(new AttributeValue[0])), what);
            assertThat(same).as("seed %s", seed).isIn(null, what);
        }
        assertThat(seen).hasSizeGreaterThan(5_000);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(5); length > 0; length--) {
            text.append("/~01nbha".charAt(random.nextInt(8)));
        }
        return text.toString();
    }

    @Test
    void hashesWhatWouldBeTooLong() {
        String fits = "x".repeat(2048 - "dynamodel.unique/email/".length());
        assertThat(id("email", s(fits))).hasSize(2048).endsWith("/" + fits);
        assertThat(id("email", s(fits + "x")))
                .startsWith("dynamodel.unique/email/~h")
                .hasSize("dynamodel.unique/email/~h".length() + 43)
                .isNotEqualTo(id("email", s(fits + "y")));
        assertThat(id("email", s("ü".repeat(1500)))).contains("/~h");
        assertThat(id("email", s("~h" + "a".repeat(43)))).contains("/~0h");
    }

    @Test
    void isTheUtf8OfTheTextWhereTheKeyIsBinary() {
        assertThat(ClaimKeys.of(BINARY, "email", List.of(s("ä"))).get("id").b().asUtf8String())
                .isEqualTo("dynamodel.unique/email/ä");
        String longer = "x".repeat(3000);
        assertThat(ClaimKeys.of(BINARY, "email", List.of(s(longer)))
                        .get("id")
                        .b()
                        .asUtf8String())
                .isEqualTo(id("email", s(longer)));
    }

    @Test
    void isAReservedNumberOfAllDigitsWhereTheKeyIsOne() {
        for (int i = 0; i < 1_000; i++) {
            String number =
                    ClaimKeys.of(NUMBER, "email", List.of(s("a" + i))).get("id").n();
            assertThat(number).startsWith("-9").hasSize(39);
            assertThat(ReservedKeys.contains(n(number))).isTrue();
        }
        assertThat(ReservedKeys.contains(n(ReservedKeys.GREATEST.toPlainString())))
                .isTrue();
        assertThat(ReservedKeys.contains(n(ReservedKeys.SMALLEST.toPlainString())))
                .isTrue();
        assertThat(ReservedKeys.contains(
                        n(ReservedKeys.GREATEST.add(BigDecimal.ONE).toPlainString())))
                .isFalse();
        assertThat(ReservedKeys.contains(
                        n(ReservedKeys.SMALLEST.subtract(BigDecimal.ONE).toPlainString())))
                .isFalse();
    }

    @Test
    void hasASortKeyOfItsOwnThatIsReservedToo() {
        Map<String, AttributeValue> one = ClaimKeys.of(SORTED, "email", List.of(s("a")));
        Map<String, AttributeValue> other = ClaimKeys.of(SORTED, "email", List.of(s("b")));
        assertThat(one.get("sort")).isNotEqualTo(other.get("sort"));
        assertThat(one.get("sort").s()).startsWith(ReservedKeys.PREFIX).hasSize(ReservedKeys.PREFIX.length() + 16);
        assertThat(ReservedKeys.contains(one.get("sort"))).isTrue();
        Map<String, AttributeValue> numbered = ClaimKeys.of(sorted(s -> s.decimal("sort")), "email", List.of(s("a")));
        assertThat(ReservedKeys.contains(numbered.get("sort"))).isTrue();
        Map<String, AttributeValue> bytes = ClaimKeys.of(sorted(s -> s.binary("sort")), "email", List.of(s("a")));
        assertThat(bytes.get("sort").b().asByteArray())
                .isEqualTo(one.get("sort").s().getBytes(StandardCharsets.UTF_8));
        assertThat(ReservedKeys.contains(bytes.get("sort"))).isTrue();
    }

    @Test
    void theFormatIsStoredAndNeverChanges() {
        assertThat(id("email", s("x".repeat(3000)))).isEqualTo("dynamodel.unique/email/~h" + GOLDEN_HASH);
        assertThat(ClaimKeys.of(NUMBER, "email", List.of(s("ada"))).get("id").n())
                .isEqualTo(GOLDEN_NUMBER);
        assertThat(ClaimKeys.of(SORTED, "email", List.of(s("ada"))).get("sort").s())
                .isEqualTo(GOLDEN_SORT);
    }
}
