package io.dynamodel.schema.update;

import static io.dynamodel.schema.Refusals.violations;

import io.dynamodel.core.expression.ExpressionRenderer;
import io.dynamodel.core.expression.Update;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.internal.PlannedUpdate;
import io.dynamodel.schema.internal.UpdatePlanner;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What updates become, as readable text: {@code ADD age 1 IF age <= 149}. */
@SuppressWarnings("varargs") // the arrays are read and never written
final class Plans {
    static final Instant NOW = Instant.parse("2026-01-31T12:34:56.123456789Z");
    private static final Pattern PLACEHOLDER = Pattern.compile("[#:][A-Za-z0-9_]+");

    private Plans() {}

    @SafeVarargs
    static <R> String plan(Schema<R> schema, Update<R>... updates) {
        return text(planned(schema, Map.of(), false, updates));
    }

    @SafeVarargs
    static <R> String upsert(Schema<R> schema, Update<R>... updates) {
        return text(planned(schema, Map.of(), true, updates));
    }

    @SafeVarargs
    static <R> String upsert(Schema<R> schema, Map<String, AttributeValue> key, Update<R>... updates) {
        return text(planned(schema, key, true, updates));
    }

    @SafeVarargs
    static <R> PlannedUpdate<R> planned(
            Schema<R> schema, Map<String, AttributeValue> key, boolean upsert, Update<R>... updates) {
        return UpdatePlanner.plan(schema.compiled(), key, List.of(updates), upsert, NOW, "update");
    }

    /** The violations of a refused update, as text. */
    @SafeVarargs
    static <R> List<String> refused(Schema<R> schema, Update<R>... updates) {
        return violations(() -> plan(schema, updates)).stream()
                .map(Object::toString)
                .toList();
    }

    /** The violations of a refused upsert, as text. */
    @SafeVarargs
    static <R> List<String> refusedUpsert(Schema<R> schema, Update<R>... updates) {
        return violations(() -> upsert(schema, updates)).stream()
                .map(Object::toString)
                .toList();
    }

    static String text(PlannedUpdate<?> planned) {
        ExpressionRenderer renderer = new ExpressionRenderer();
        String update = planned.updates().isEmpty() ? "" : renderer.update(planned.updates());
        String guard = renderer.condition(planned.guard());
        String whole = guard == null ? update : update + " IF " + guard;
        return PLACEHOLDER.matcher(whole).replaceAll(match -> {
            String found = match.group();
            String text = found.startsWith("#")
                    ? renderer.names().get(found)
                    : text(renderer.values().get(found));
            return java.util.regex.Matcher.quoteReplacement(text);
        });
    }

    private static String text(AttributeValue value) {
        return switch (value.type()) {
            case S -> "'" + value.s() + "'";
            case N -> value.n();
            case BOOL -> value.bool().toString();
            case SS -> value.ss().stream().sorted().toList().toString();
            case NS -> value.ns().toString();
            case L -> value.l().stream().map(Plans::text).toList().toString();
            case M ->
                value.m().entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + text(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            default -> value.toString();
        };
    }
}
