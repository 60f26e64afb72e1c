package io.dynamodel.schema.internal;

import io.dynamodel.schema.IndexDescription;
import io.dynamodel.schema.IndexDescription.Projection;
import java.nio.charset.StandardCharsets;
import java.time.temporal.Temporal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * What keys and indexes must keep so that DynamoDB takes them
 * (<a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html">quotas</a>) and so that
 * they mean what they say. Each problem says what to do.
 */
public final class KeyChecks {
    private static final int MAX_KEY_NAME_BYTES = 255;
    private static final int MAX_KEY_PARTS = 4;
    private static final int MAX_GLOBAL_INDEXES = 20;
    private static final int MAX_LOCAL_INDEXES = 5;
    private static final int MAX_INCLUDED = 100;

    private KeyChecks() {}

    /** The primary key of a table. */
    public static void tableKey(KeyDefinition key, Origin origin, List<String> problems) {
        if (key.partition().size() > 1 || key.sort().size() > 1) {
            problems.add("The primary key " + key.names()
                    + " has several attributes in one half; DynamoDB allows that for global indexes only");
        }
        parts("The primary key", key, origin, problems);
    }

    /** The key and name of an index, and what it holds. */
    public static void index(IndexDescription index, KeyDefinition key, Origin origin, List<String> problems) {
        String subject = "Index '" + index.name() + "'";
        if (!index.name().matches("[A-Za-z0-9_.-]{3,255}")) {
            problems.add(subject + ": a name has 3 to 255 letters, digits, '_', '.' or '-'");
        }
        if (key.partition().size() > MAX_KEY_PARTS || key.sort().size() > MAX_KEY_PARTS) {
            problems.add(subject + " has more than " + MAX_KEY_PARTS + " attributes in one half of its key");
        }
        if (!index.global() && key.sort().size() > 1) {
            problems.add(
                    "Local index '" + index.name() + "' has a sort key of several attributes; make it a global index");
        }
        if (index.projection() == Projection.INCLUDE && index.included().isEmpty()) {
            problems.add(subject + " includes no attribute; use keysOnly()");
        }
        if (new HashSet<>(index.included()).size() < index.included().size()) {
            problems.add(subject + " includes an attribute twice: " + index.included());
        }
        parts(subject, key, origin, problems);
    }

    private static void parts(String subject, KeyDefinition key, Origin origin, List<String> problems) {
        if (new HashSet<>(key.names()).size() < key.names().size()) {
            problems.add(subject + " names an attribute twice: " + key.names());
        }
        for (PathRef<?> part : key.partition()) {
            part(subject, part, origin, problems);
        }
        for (PathRef<?> part : key.sort()) {
            part(subject, part, origin, problems);
            if (!part.type().isOrdered()
                    && Temporal.class.isAssignableFrom(part.type().javaType())) {
                problems.add(subject + ": '" + part.path() + "' is stored as "
                        + part.type().describe().name()
                        + ", which does not sort by time; use an ordered type for a sort key, such as instant");
            }
        }
    }

    private static void part(String subject, PathRef<?> part, Origin origin, List<String> problems) {
        String name = part.path().root();
        if (part.path().origin() != origin) {
            problems.add(subject + ": '" + name + "' belongs to " + part.path().origin()
                    + "; use an attribute of this schema");
        }
        if (!part.type().valueType().isScalarKey()) {
            problems.add(subject + ": '" + name + "' is stored as "
                    + part.type().valueType() + ", but key attributes are S, N or B");
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > MAX_KEY_NAME_BYTES) {
            problems.add(subject + ": the name of a key attribute has at most " + MAX_KEY_NAME_BYTES + " bytes");
        }
        if (!part.rules().onGet().isEmpty()) {
            problems.add(subject + ": '" + name
                    + "' has a get transform, so that the key read would not be the key stored; remove onGet(..)");
        }
    }

    /** All indexes together. */
    public static void indexes(Map<String, CompiledSchema.Index> indexes, List<String> problems) {
        if (indexes.isEmpty()) {
            return;
        }
        int global = 0;
        int local = 0;
        int included = 0;
        for (CompiledSchema.Index index : indexes.values()) {
            IndexDescription description = index.description();
            if (description.global()) {
                global++;
            } else {
                local++;
            }
            included += description.included().size();
        }
        if (global > MAX_GLOBAL_INDEXES) {
            problems.add("There are " + global + " global indexes; DynamoDB allows " + MAX_GLOBAL_INDEXES);
        }
        if (local > MAX_LOCAL_INDEXES) {
            problems.add("There are " + local + " local indexes; DynamoDB allows " + MAX_LOCAL_INDEXES);
        }
        if (included > MAX_INCLUDED) {
            problems.add("The indexes include " + included + " attributes; DynamoDB allows " + MAX_INCLUDED
                    + " over all of them");
        }
    }
}
