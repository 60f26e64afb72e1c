package io.dynamodel.examples.jsonl;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Good and bad lines, and what must become of them. */
final class NastyFile {
    private final ByteArrayOutputStream all = new ByteArrayOutputStream();
    private final ByteArrayOutputStream rejected = new ByteArrayOutputStream();
    private final List<String> reasons = new ArrayList<>();
    private int good;
    private int line;

    NastyFile() {
        all.writeBytes(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        good("{\"id\": \"a\", \"text\": \"\\ud83d\\ude00 é \\u0000\"}");
        bad("{\"id\": \"cut\"", "is not JSON: .*");
        blank("");
        blank(" \t \r");
        good("{\"id\": \"crlf\"}\r");
        bad("[1, 2]", "is not a JSON object, but an array");
        bad("\"text\"", "is not a JSON object, but a string");
        bad("17", "is not a JSON object, but a number");
        bad("null", "is not a JSON object, but null");
        bad("{\"name\": \"no key\"}", ".*");
        bad("{\"id\": null}\r", ".*");
        bad("{\"id\": 7}", "'id.*");
        bad("{\"id\": [\"x\"]}", "'id.*");
        bad("{\"id\": \"\"}", "'id' must not be empty.*");
        bad("{\"id\": \"" + "k".repeat(2_049) + "\"}", "'id' must have at most 2048 bytes.*");
        bad("{\"id\": \"d39\", \"n\": 123456789012345678901234567890123456789}", "'n' expected .* 38 .*");
        bad("{\"id\": \"e400\", \"m\": {\"n\": [1e400]}}", "'m.n.0.' expected a number between .*");
        bad("{\"id\": \"e-131\", \"n\": 1e-131}", "'n' expected a number between .*");
        bad("{\"id\": \"huge\", \"n\": 1e99999999999}", "has a number that is too large or too small");
        bad("{\"id\": \"digits\", \"n\": " + "1".repeat(20_000) + "}", "is not JSON: .*length.*");
        bad("{\"id\": \"nan\", \"n\": NaN}", "is not JSON: .*");
        bad("{\"id\": \"zeros\", \"n\": 007}", "is not JSON: .*");
        bad("{\"id\": \"twice\", \"x\": 1, \"x\": 2}", "is not JSON: Duplicate field 'x'.*");
        bad("{\"id\": \"twice\", \"x\": {\"y\": 1, \"y\": 2}}", "is not JSON: Duplicate field 'y'.*");
        bad("{\"id\": \"half\", \"x\": \"\\ud800\"}", "'x' expected valid Unicode, .*");
        bad("{\"id\": \"half\", \"\\udc00\": 1}", ".*");
        bad("{\"id\": \"half\", \"x\": {\"\\ud800\": 1}}", ".*");
        bad("{\"id\": \"nameless\", \"\": 1}", "expected a name .*");
        good("{\"id\": \"deep\", \"x\": " + "[".repeat(31) + "1" + "]".repeat(31) + "}");
        bad("{\"id\": \"deeper\", \"x\": " + "[".repeat(32) + "1" + "]".repeat(32) + "}", ".*at most 32 levels.*");
        bad("{\"id\": \"deepest\", \"x\": " + "[".repeat(99_999) + "]".repeat(99_999) + "}", "is not JSON: .*depth.*");
        good("{\"id\": \"full\", \"x\": \"" + "x".repeat(409_600 - 7) + "\"}");
        bad("{\"id\": \"full!\", \"x\": \"" + "x".repeat(409_600 - 7) + "\"}", "DynamoDB allows 409600 bytes .*");
        bad("{\"id\": \"long\", \"x\": 1" + " ".repeat(LineReader.MAX_BYTES) + "}", "is longer than .*");
        bad(bytes("{\"id\": \"b", 0xFF, "\"}"), "is not UTF-8 at its byte 10");
        bad(bytes("{\"id\": \"c", 0xED, "\"}"), "is not UTF-8 .*");
        bad("{\"id\": \"a\", \"text\": \"again\"}", "has the key .id: a., and so has an earlier line");
        bad("{\"id\": \"two\"} {\"id\": \"objects\"}", "has something behind .*");
        bad("{'id': 'single'}", "is not JSON: .*");
        bad("// comment", "is not JSON: .*");
        bad("{\"id\": \"bom\"}".replace("{", "\uFEFF{"), "is not JSON: .*");
        good("{\"id\": \"half\"}");
        good("  {\"id\": \"last good\"}  ");
        add(all, "{\"id\": \"cut off");
        add(rejected, "{\"id\": \"cut off");
        line++;
        reasons.add("line " + line + ": is not JSON: .*");
    }

    private void good(String text) {
        good++;
        blank(text);
    }

    private void blank(String text) {
        add(all, text + "\n");
        line++;
    }

    private void bad(String text, String reason) {
        bad(text.getBytes(StandardCharsets.UTF_8), reason);
    }

    private void bad(byte[] text, String reason) {
        for (ByteArrayOutputStream target : List.of(all, rejected)) {
            target.writeBytes(text);
            target.write('\n');
        }
        line++;
        reasons.add("line " + line + ": " + reason);
    }

    private static void add(ByteArrayOutputStream target, String text) {
        target.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bytes(String before, int value, String after) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        add(bytes, before);
        bytes.write(value);
        add(bytes, after);
        return bytes.toByteArray();
    }

    byte[] bytes() {
        return all.toByteArray();
    }

    byte[] rejected() {
        return rejected.toByteArray();
    }

    List<String> reasons() {
        return reasons;
    }

    int good() {
        return good;
    }

    int bad() {
        return reasons.size();
    }
}
