package io.dynamodel.schema.internal.type;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamodel.core.value.ValueException;
import io.dynamodel.core.value.ValueSink;
import io.dynamodel.core.value.ValueSource;
import io.dynamodel.core.value.ValueType;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;

/** Jackson's tree as DynamoDB's values, and back. */
public final class JsonTree {
    /**
     * The mapper where the application gives none. As for attributes, numbers are exact and unknown members do no harm;
     * modules are not looked for, or the class path would decide what is stored.
     */
    public static final ObjectMapper DEFAULT_MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonTree() {}

    static void write(JsonNode node, ValueSink sink) {
        switch (node.getNodeType()) {
            case OBJECT -> writeObject(node, sink);
            case ARRAY -> writeArray(node, sink);
            case STRING -> sink.writeString(node.textValue());
            case NUMBER -> writeNumber(node, sink);
            case BOOLEAN -> sink.writeBoolean(node.booleanValue());
            case NULL -> sink.writeNull();
            case BINARY -> sink.writeBinary(binary(node));
            default -> throw new ValueException("expected JSON, found a Java object that Jackson keeps as it is");
        }
    }

    private static void writeObject(JsonNode node, ValueSink sink) {
        sink.beginMap(node.size());
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            try {
                sink.name(member.getKey());
                write(member.getValue(), sink);
            } catch (ValueException e) {
                throw e.inName(member.getKey());
            }
        }
        sink.endMap();
    }

    private static void writeArray(JsonNode node, ValueSink sink) {
        sink.beginList(node.size());
        for (int i = 0; i < node.size(); i++) {
            try {
                write(node.get(i), sink);
            } catch (ValueException e) {
                throw e.inElement(i);
            }
        }
        sink.endList();
    }

    private static void writeNumber(JsonNode node, ValueSink sink) {
        Number value = node.numberValue();
        BigDecimal exact = Decimals.exact(value);
        sink.writeNumber(exact == null ? node.decimalValue() : exact);
    }

    private static byte[] binary(JsonNode node) {
        try {
            return node.binaryValue();
        } catch (IOException e) {
            throw new ValueException("expected bytes, found none", e);
        }
    }

    static JsonNode read(ValueSource source, JsonNodeFactory nodes) {
        ValueType type = source.type();
        return switch (type) {
            case S -> nodes.textNode(source.readString());
            case N -> number(source.readDecimal(), nodes);
            case B -> nodes.binaryNode(source.readBinary());
            case BOOL -> nodes.booleanNode(source.readBoolean());
            case NULL -> {
                source.skip();
                yield nodes.nullNode();
            }
            case M -> readObject(source, nodes);
            default -> readArray(source, nodes);
        };
    }

    private static JsonNode number(BigDecimal value, JsonNodeFactory nodes) {
        if (value.scale() > 0) {
            return nodes.numberNode(value);
        }
        if ((long) value.precision() - value.scale() <= 18) {
            long number = value.longValueExact();
            return number == (int) number ? nodes.numberNode((int) number) : nodes.numberNode(number);
        }
        return nodes.numberNode(Decimals.toBigInteger(value));
    }

    private static ObjectNode readObject(ValueSource source, JsonNodeFactory nodes) {
        ObjectNode object = nodes.objectNode();
        source.beginMap();
        while (source.nextName(Elements.NO_NAMES) != ValueSource.END) {
            String name = source.name();
            try {
                object.set(name, read(source, nodes));
            } catch (ValueException e) {
                throw e.inName(name);
            }
        }
        return object;
    }

    private static ArrayNode readArray(ValueSource source, JsonNodeFactory nodes) {
        ArrayNode array = nodes.arrayNode();
        source.beginElements();
        try {
            while (source.nextElement()) {
                array.add(read(source, nodes));
            }
        } catch (ValueException e) {
            throw e.inElement(array.size());
        }
        return array;
    }
}
