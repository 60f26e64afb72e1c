package io.dynamodel.integration.cases;

import io.dynamodel.core.expression.Update;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DynamicPath;
import io.dynamodel.schema.Schema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Dynamoose's object of changes as Dynamodel's updates. */
final class UpdateTranslation {
    private static final Set<String> CLAUSES = Set.of("$SET", "$ADD", "$REMOVE", "$DELETE");

    private final Schema<Document> schema;
    private final Set<String> leftOut;
    private final List<Update<Document>> updates = new ArrayList<>();

    private UpdateTranslation(Schema<Document> schema, Set<String> leftOut) {
        this.schema = schema;
        this.leftOut = leftOut;
    }

    /** The updates; attributes of {@code leftOut} are not named. */
    static List<Update<Document>> of(Schema<Document> schema, Map<String, Object> changes, Set<String> leftOut) {
        UpdateTranslation translation = new UpdateTranslation(schema, leftOut);
        byClause(changes)
                .forEach((clause, values) -> values.forEach((name, value) -> {
                    if (!leftOut.contains(name)) {
                        translation.change(clause, name, value);
                    }
                }));
        return translation.updates;
    }

    /** The changes by clause; what stands outside of clauses is set. */
    static Map<String, Map<String, Object>> byClause(Map<String, Object> changes) {
        Map<String, Map<String, Object>> clauses = new LinkedHashMap<>();
        changes.forEach((name, value) -> {
            if (!CLAUSES.contains(name)) {
                clauses.computeIfAbsent("$SET", clause -> new LinkedHashMap<>()).put(name, value);
            } else if (value instanceof List<?> names) {
                Map<String, Object> into = clauses.computeIfAbsent(name, clause -> new LinkedHashMap<>());
                names.forEach(one -> into.put((String) one, null));
            } else if (value instanceof Map<?, ?> values) {
                Map<String, Object> into = clauses.computeIfAbsent(name, clause -> new LinkedHashMap<>());
                values.forEach((attribute, inner) -> into.put((String) attribute, inner));
            }
        });
        return clauses;
    }

    private void change(String clause, String name, Object value) {
        DynamicPath<Document> path = schema.path(name);
        updates.add(
                switch (clause) {
                    case "$REMOVE" -> path.remove();
                    case "$DELETE" -> path.deleteAll(elements(value));
                    case "$ADD" -> add(path, value);
                    default -> Undefined.is(value) ? path.remove() : path.set(CaseValues.defined(value));
                });
    }

    private static Update<Document> add(DynamicPath<Document> path, Object value) {
        String type = path.ref().type().describe().name();
        if (type.equals("listOf")) {
            return path.append(value instanceof List<?> list ? list.toArray() : new Object[] {value});
        } else if (type.startsWith("setOf") || type.equals("stringSet") || type.equals("numberSet")) {
            return path.addAll(elements(value));
        } else if (value instanceof Number number) {
            return path.add(number);
        }
        throw new ByDesign(Difference.NOT_EXPRESSIBLE, "add(..) of " + ScriptValues.typeOf(value));
    }

    private static Set<?> elements(Object value) {
        if (value instanceof Set<?> set) {
            return set;
        }
        return new LinkedHashSet<>(value instanceof Collection<?> list ? list : List.of(value));
    }
}
