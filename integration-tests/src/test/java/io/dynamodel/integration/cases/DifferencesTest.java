package io.dynamodel.integration.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The guide of differences is what the runner of the peers' cases goes by. */
class DifferencesTest {
    private static final Path GUIDE = Path.of("..", "docs", "differences.md");

    @Test
    void guideSaysWhatTheRunnerGoesBy() throws IOException {
        Path rendered = Path.of("target", "differences.md");
        Files.createDirectories(rendered.getParent());
        Files.writeString(rendered, text());
        assertThat(Files.exists(GUIDE) ? Files.readString(GUIDE) : "")
                .as(
                        "docs/differences.md; it is made from Difference and Unreleased: copy integration-tests/%s",
                        rendered)
                .isEqualTo(text());
    }

    @Test
    void everyReasonIsSaidOnce() {
        assertThat(Difference.values())
                .extracting(Difference::title)
                .doesNotHaveDuplicates()
                .allSatisfy(title -> assertThat(title).isNotBlank().doesNotEndWith("."));
        assertThat(Difference.values())
                .extracting(Difference::reason)
                .allSatisfy(reason -> assertThat(reason).endsWith("."));
    }

    private static String text() {
        StringBuilder text = new StringBuilder("""
                # Where Dynamodel differs

                Some 1,300 cases of what Dynamoose, the AWS Enhanced Client and other libraries do are run against Dynamodel.
                Where Dynamodel does something else, it is for one of the reasons below, or it is a bug. The test that runs the
                cases goes by this very list (`Difference` in `integration-tests`), so that this page cannot be out of date.

                To run cases of your own:
                `mvn -pl integration-tests -am test -Dtest=PeerCasesTest -Dsurefire.failIfNoSpecifiedTests=false -Ddynamodel.cases=FOLDER`.
                Without a folder the test is skipped, and says so.

                """);
        for (Difference.Chapter chapter : Difference.Chapter.values()) {
            text.append("## ").append(chapter.title()).append("\n\n");
            for (Difference difference : Difference.values()) {
                if (difference.chapter() == chapter) {
                    text.append("- **")
                            .append(difference.title())
                            .append(".** ")
                            .append(difference.reason())
                            .append('\n');
                }
            }
            text.append('\n');
        }
        text.append("## Not in this release\n\n");
        for (Unreleased what : Unreleased.values()) {
            text.append("- ").append(what.title()).append('\n');
        }
        return text.toString();
    }
}
