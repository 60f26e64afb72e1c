package io.dynamodel.examples.jsonl;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dynamodel.schema.Document;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A line's bytes as a document: valid UTF-8, one JSON object, no name twice, numbers as they are written. */
final class LineParser {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** What is too deep, too long or too exact for DynamoDB is told by the library, in DynamoDB's terms. */
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(LineReader.MAX_BYTES)
                            .maxNameLength(LineReader.MAX_BYTES)
                            .maxNumberLength(10_000)
                            .maxNestingDepth(500)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final Pattern FOR_PROGRAMMERS = Pattern.compile(
            " \\(start marker at .*|: enable `.*|: was expecting \\(JSON .*| \\(not recognized as .*\\)|, from `[^`]*`",
            Pattern.DOTALL);

    private LineParser() {}

    /** Whether the line has nothing but white space. */
    static boolean isBlank(byte[] line, boolean isFirst) {
        for (int i = begin(line, isFirst); i < line.length; i++) {
            if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r' && line[i] != '\n') {
                return false;
            }
        }
        return true;
    }

    /** A file may begin with a byte order mark, which is no part of its first line. */
    private static int begin(byte[] line, boolean isFirst) {
        boolean hasMark = isFirst
                && line.length >= BYTE_ORDER_MARK.length
                && ByteBuffer.wrap(line, 0, BYTE_ORDER_MARK.length).equals(ByteBuffer.wrap(BYTE_ORDER_MARK));
        return hasMark ? BYTE_ORDER_MARK.length : 0;
    }

    static Document parse(byte[] line, boolean isFirst) throws BadLineException {
        String text = decode(line, begin(line, isFirst));
        Object value;
        boolean hasMore;
        try (JsonParser parser = MAPPER.createParser(text)) {
            value = MAPPER.readValue(parser, Object.class);
            hasMore = parser.nextToken() != null;
        } catch (JsonProcessingException e) {
            throw new BadLineException("is not JSON: " + problem(e)
                    + (e.getLocation() == null
                            ? ""
                            : " (column " + e.getLocation().getColumnNr() + ")"));
        } catch (NumberFormatException e) { // an exponent that not even a BigDecimal has
            throw new BadLineException("has a number that is too large or too small");
        } catch (IOException e) {
            throw new UncheckedIOException(e); // from a string: cannot happen
        }
        if (hasMore) {
            throw new BadLineException("has something behind its JSON value; a line has one object and nothing else");
        }
        if (value instanceof Map<?, ?> members) {
            return document(members);
        }
        throw new BadLineException("is not a JSON object, but " + kind(value));
    }

    /** What Jackson says of the line, without what it says to programmers. */
    private static String problem(JsonProcessingException e) {
        return FOR_PROGRAMMERS.matcher(e.getOriginalMessage()).replaceAll("");
    }

    @SuppressWarnings("unchecked") // Jackson's maps have strings as keys
    private static Document document(Map<?, ?> members) {
        return Document.from((Map<String, ?>) members);
    }

    private static String kind(@Nullable Object value) {
        if (value instanceof List) {
            return "an array";
        }
        return value == null
                ? "null"
                : value instanceof String ? "a string" : value instanceof Number ? "a number" : "a boolean";
    }

    private static String decode(byte[] line, int begin) throws BadLineException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.wrap(line, begin, line.length - begin);
        CharBuffer text = CharBuffer.allocate(line.length - begin);
        CoderResult result = decoder.decode(bytes, text, true);
        if (result.isError()) {
            throw new BadLineException("is not UTF-8 at its byte " + (bytes.position() + 1));
        }
        return text.flip().toString();
    }
}
