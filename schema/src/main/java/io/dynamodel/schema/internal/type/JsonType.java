package io.dynamodel.schema.internal.type;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.dynamodel.core.value.ValueException;
import io.dynamodel.core.value.ValueSink;
import io.dynamodel.core.value.ValueSource;
import io.dynamodel.core.value.ValueType;
import io.dynamodel.schema.TypeDescription;
import java.io.IOException;
import java.util.Map;

/** What Jackson can write, as S with the text of the JSON or as the M that corresponds to it. */
public final class JsonType<V> extends AbstractType<V> {
    private final JavaType type;
    private final ObjectMapper mapper;
    private final ObjectReader reader;
    private final ObjectWriter writer;

    private JsonType(String name, ValueType valueType, JavaType type, ObjectMapper mapper) {
        super(name, valueType, rawClass(type), false);
        this.type = type;
        this.mapper = mapper;
        reader = mapper.readerFor(type);
        writer = mapper.writerFor(type);
    }

    /** JSON text in an S. */
    public static <V> JsonType<V> text(JavaType type, ObjectMapper mapper) {
        return new JsonType<>("json", ValueType.S, type, mapper);
    }

    /** JSON objects as M. */
    public static <V> JsonType<V> map(JavaType type, ObjectMapper mapper) {
        return new JsonType<>("jsonMap", ValueType.M, type, mapper);
    }

    @SuppressWarnings("unchecked") // Jackson's types do not know their class
    private static <V> Class<? super V> rawClass(JavaType type) {
        return (Class<? super V>) type.getRawClass();
    }

    @Override
    public void write(V value, ValueSink sink) {
        try {
            if (valueType() == ValueType.S) {
                sink.writeString(writer.writeValueAsString(value));
                return;
            }
            JsonNode node = mapper.valueToTree(value);
            if (!node.isObject()) {
                throw new ValueException("expected a value that Jackson writes as an object, found another one");
            }
            JsonTree.write(node, sink);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new ValueException("expected a value that Jackson can write, found one that it cannot", e);
        }
    }

    @Override
    public V read(ValueSource source) {
        V value;
        try {
            if (valueType() == ValueType.S) {
                value = reader.readValue(source.readString());
            } else {
                if (source.type() != ValueType.M) {
                    throw new ValueException("expected M, found " + source.type());
                }
                value = reader.readValue(JsonTree.read(source, mapper.getNodeFactory()));
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new ValueException(
                    "expected JSON that Jackson reads as " + type.toCanonical() + ", found other JSON", e);
        }
        if (value == null) {
            throw new ValueException("expected JSON that Jackson reads as " + type.toCanonical() + ", found null");
        }
        return value;
    }

    @Override
    public TypeDescription describe() {
        return new TypeDescription(name(), valueType(), Map.of("javaType", type.toCanonical()), null, null);
    }
}
