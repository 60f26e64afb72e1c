package io.dynamodel.query.internal;

import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.ExpressionRenderer;
import io.dynamodel.schema.AttributeDescription;
import io.dynamodel.schema.IndexDescription;
import io.dynamodel.schema.KeyDescription;
import io.dynamodel.schema.SchemaDescription;
import io.dynamodel.schema.TypeDescription;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a cursor belongs to, in a few bytes: eight that are those of no other read, and a hint for each thing that makes
 * the difference, so that a refusal can name it. Limits, page sizes and selections make none.
 */
final class Fingerprint {
    static final int WHOLE_BYTES = 8;
    static final int BYTES = WHOLE_BYTES + Facet.values().length;

    /** What a cursor is bound to. */
    enum Facet {
        TABLE("the table"),
        INDEX("the index"),
        KEY("the key condition"),
        FILTER("the filter"),
        ORDER("the direction"),
        SCHEMA("the schema");

        private final String text;

        Facet(String text) {
            this.text = text;
        }
    }

    private Fingerprint() {}

    static byte[] of(ModelContext<?> context, ReadSpec<?> spec) {
        Digest whole = new Digest();
        ByteBuffer bytes = ByteBuffer.allocate(BYTES).position(WHOLE_BYTES);
        for (Facet facet : Facet.values()) {
            Digest one = new Digest();
            add(one, facet, context, spec);
            byte[] result = one.result();
            bytes.put(result[0]);
            whole.add(result);
        }
        return bytes.put(0, whole.result(), 0, WHOLE_BYTES).array();
    }

    private static void add(Digest digest, Facet facet, ModelContext<?> context, ReadSpec<?> spec) {
        switch (facet) {
            case TABLE -> digest.add(context.table());
            case INDEX -> digest.add(spec.index() == null ? "" : spec.index());
            case KEY -> add(digest, spec.access(), spec.keyConditions());
            case FILTER -> add(digest, spec.filter());
            case ORDER -> digest.add(spec.descending() ? "descending" : "ascending");
            case SCHEMA -> add(digest, context.compiled().describe());
        }
    }

    private static void add(Digest digest, ReadAccess<?> access, @Nullable Condition<?> keyConditions) {
        digest.add(access.getClass().getSimpleName());
        if (keyConditions != null) {
            add(digest, keyConditions);
        }
    }

    private static void add(Digest digest, Condition<?> condition) {
        ExpressionRenderer renderer = new ExpressionRenderer();
        String text = renderer.condition(condition);
        digest.add(text == null ? "" : text);
        new TreeMap<>(renderer.names()).forEach((placeholder, name) -> {
            digest.add(placeholder);
            digest.add(name);
        });
        new TreeMap<>(renderer.values()).forEach((placeholder, value) -> {
            digest.add(placeholder);
            digest.add(value);
        });
    }

    /** The schema as far as it says what is stored: rules come and go. */
    private static void add(Digest digest, SchemaDescription schema) {
        digest.add(schema.itemType());
        if (schema.recursive()) {
            return;
        }
        for (AttributeDescription attribute : schema.attributes()) {
            digest.add(attribute.name());
            add(digest, attribute.type());
        }
        add(digest, schema.key());
        for (IndexDescription index : schema.indexes()) {
            digest.add(index.name());
            digest.add(index.projection().name());
            add(digest, index.key());
        }
    }

    private static void add(Digest digest, TypeDescription type) {
        digest.add(type.name());
        digest.add(type.valueType().name());
        new TreeMap<>(type.parameters()).forEach((name, value) -> {
            digest.add(name);
            digest.add(String.valueOf(value));
        });
        if (type.element() != null) {
            add(digest, type.element());
        }
        if (type.schema() != null) {
            add(digest, type.schema());
        }
        type.members().forEach((code, member) -> {
            digest.add(code);
            add(digest, member);
        });
    }

    private static void add(Digest digest, @Nullable KeyDescription key) {
        if (key != null) {
            digest.add(String.join(",", key.partition()));
            digest.add(String.join(",", key.sort()));
        }
    }

    /** What another fingerprint differs in, for people; empty if it is the same. */
    static String difference(byte[] ours, byte[] theirs) {
        if (Arrays.equals(ours, 0, WHOLE_BYTES, theirs, 0, WHOLE_BYTES)) {
            return "";
        }
        List<String> different = new ArrayList<>();
        int place = WHOLE_BYTES;
        for (Facet facet : Facet.values()) {
            if (ours[place] != theirs[place]) {
                different.add(facet.text);
            }
            place++;
        }
        return different.isEmpty() ? "something" : String.join(", ", different);
    }
}
