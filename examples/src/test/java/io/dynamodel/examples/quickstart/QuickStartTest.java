package io.dynamodel.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.examples.Captured;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The main job, run once in this JVM. */
class QuickStartTest {
    private static int status;
    private static String text;

    @BeforeAll
    static void run() {
        Captured captured = new Captured();
        status = QuickStart.run(captured.output(), new Properties());
        text = captured.text();
    }

    @Test
    void succeeds() {
        assertThat(status).as(text).isZero();
        assertThat(text).contains("That was it").doesNotContain("stopped");
    }

    @Test
    void loadsAtLeastTwoThousandItemsAndSaysWhereTheyComeFrom() {
        Matcher loaded = Pattern.compile("([0-9,]+) items in").matcher(text);
        assertThat(loaded.find()).as(text).isTrue();
        assertThat(Integer.parseInt(loaded.group(1).replace(",", ""))).isGreaterThanOrEqualTo(2_000);
        assertThat(text).contains("Unicode Character Database", "java.lang.Character", "license");
    }

    @Test
    void showsNoMovingBarWhereTheOutputIsNoTerminal() {
        assertThat(text).doesNotContain("\r").contains("Loading 100%");
        assertThat(text.lines().filter(line -> line.startsWith("Loading"))).hasSizeLessThan(60);
    }

    @Test
    void showsTheSchemaAndTheTableThatItMakes() {
        assertThat(text)
                .contains("static final Schema<UnicodeCharacter> SCHEMA")
                .contains("Request, made from the schema: CreateTable", "\"IndexName\": \"by-script\"", "ACTIVE");
    }

    @Test
    void getsAnItemByItsKey() {
        assertThat(section("1.", "2."))
                .contains(".get(KEY.of(\"MATHEMATICAL_OPERATORS\", 0x221E))")
                .contains("Request: GetItem")
                .contains("\"codePoint\": {\"N\": \"8734\"}")
                .contains("| ∞ ", "INFINITY")
                .contains("Consumed capacity: 0.5 read units");
    }

    @Test
    void queriesARangeOfAPartition() {
        assertThat(section("2.", "3."))
                .contains(".sort(between(0x2190, 0x2195))")
                .contains("#0 = :0 AND #1 BETWEEN :1 AND :2")
                .contains("LEFTWARDS ARROW", "UP DOWN ARROW")
                .contains("Consumed capacity: ");
    }

    @Test
    void queriesAGlobalIndexWithAFilter() {
        assertThat(section("3.", "4."))
                .contains(".query(BY_SCRIPT)")
                .contains("\"IndexName\": \"by-script\"", "\"FilterExpression\"", "{\"S\": \"ROMAN NUMERAL\"}")
                .contains("ROMAN NUMERAL FIFTY", "ROMAN NUMERAL ONE THOUSAND")
                .contains("by the index by-script");
    }

    @Test
    void readsPageByPage() {
        assertThat(section("4.", "5."))
                .contains(".limit(3)", ".startingAfter(")
                .contains("\"Limit\": 3", "\"ExclusiveStartKey\": {\"block\": {\"S\": \"RUNIC\"}")
                .contains("first page", "second page")
                .contains("Consumed capacity: ");
    }

    @Test
    void countsAndSelects() {
        assertThat(section("5.", "6."))
                .contains("letters.count()", "letters.select(")
                .contains("\"Select\": \"COUNT\"", "\"ProjectionExpression\"")
                .containsPattern("[0-9]+ in all")
                .contains("GREEK SMALL LETTER")
                .contains("Consumed capacity: ");
    }

    @Test
    void updatesWhatItNames() {
        assertThat(section("6.", "7."))
                .contains("FAVORITES.add(1)")
                .contains("\"ConditionExpression\"", "{\"S\": \"INFINITY\"}", "\"999999\"")
                .contains("greater than any number")
                .contains("write units");
    }

    @Test
    void refusesABadItemWithAllItsViolations() {
        assertThat(section("7.", "8."))
                .contains("none was sent", "9 violations")
                .contains(
                        "'block'", "'codePoint'", "'name'", "'text'", "'properties", "'letterCase.lower'", "'utf8[1]'")
                .contains("'numericValue'", "'script'");
    }

    @Test
    void losesAStaleWriteAndShowsTheItemAsItIsStored() {
        assertThat(section("8.", "That was it").replaceAll("\\s+", " "))
                .contains(".expecting(before.version())")
                .contains("The item has version 2, but 1 was expected")
                .contains("| greater than any number | 2 ");
    }

    private static String section(String from, String to) {
        int begin = text.indexOf("-- " + from);
        int end = text.indexOf("-- " + to);
        assertThat(begin).as("section " + from).isPositive();
        assertThat(end).as("section " + to).isGreaterThan(begin);
        return text.substring(begin, end);
    }
}
