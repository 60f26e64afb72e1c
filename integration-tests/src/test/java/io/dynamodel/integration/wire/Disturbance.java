package io.dynamodel.integration.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Writes answers differently and to the same meaning: fields and attributes in another order, unknown fields, whitespace
 * between tokens, escapes where none are needed.
 */
final class Disturbance {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> UNKNOWN = List.of(
            "\"Unknown\":{\"Item\":{\"id\":{\"S\":\"no\"}},\"Items\":[{\"id\":{\"S\":\"no\"}}],\"x\":[1,-2.5e3,{\"a\":null}]}",
            "\"item\":null",
            "\"ITEMS\":[[],{},\"]}\\\"\",true]",
            "\"\":\"\\u0000\"",
            "\"attributes\":{\"Attributes\":{}}");

    private final Random random = new Random(41);

    synchronized byte[] disturbed(byte[] json) {
        try {
            StringBuilder out = new StringBuilder();
            JsonNode answer = MAPPER.readTree(json);
            if (!answer.isObject()) {
                return json;
            }
            write(answer, out, true);
            return out.append(random.nextBoolean() ? "\n" : "").toString().getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(JsonNode node, StringBuilder out, boolean isAnswer) throws JsonProcessingException {
        if (node.isObject()) {
            List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(node.properties());
            Collections.shuffle(fields, random);
            List<String> unknown =
                    new ArrayList<>(isAnswer ? UNKNOWN.subList(0, random.nextInt(UNKNOWN.size() + 1)) : List.of());
            out.append('{');
            String separator = "";
            for (Map.Entry<String, JsonNode> field : fields) {
                if (!unknown.isEmpty() && random.nextBoolean()) {
                    out.append(separator).append(unknown.remove(0));
                    separator = ",";
                }
                space(out.append(separator));
                text(field.getKey(), out);
                space(out);
                space(out.append(':'));
                write(field.getValue(), out, false);
                space(out);
                separator = ",";
            }
            for (String each : unknown) {
                out.append(separator).append(each);
                separator = ",";
            }
            space(out);
            out.append('}');
        } else if (node.isArray()) {
            space(out.append('['));
            String separator = "";
            for (JsonNode element : node) {
                space(out.append(separator));
                write(element, out, false);
                space(out);
                separator = ",";
            }
            out.append(']');
        } else if (node.isTextual()) {
            text(node.textValue(), out);
        } else {
            out.append(MAPPER.writeValueAsString(node));
        }
    }

    private void text(String text, StringBuilder out) throws JsonProcessingException {
        if (text.isEmpty() || text.length() > 1000 || random.nextInt(4) > 0) {
            out.append(MAPPER.writeValueAsString(text));
            return;
        }
        out.append('"');
        for (char c : text.toCharArray()) {
            if (c == '/') {
                out.append("\\/");
            } else if (c < ' ' || c == '"' || c == '\\' || random.nextInt(3) == 0) {
                out.append(String.format(random.nextBoolean() ? "\\u%04x" : "\\u%04X", (int) c));
            } else if (Character.isSurrogate(c)) {
                out.append(String.format("\\u%04x", (int) c)); // its other half may be escaped
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    private void space(StringBuilder out) {
        if (random.nextInt(6) == 0) {
            out.append(" \n\t\r".charAt(random.nextInt(4)));
        }
    }
}
