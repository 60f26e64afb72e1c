package io.dynamodel.core.expression;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.RequestLimitException;
import io.dynamodel.core.value.ValueException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Turns the trees of one request into its expressions. Not thread-safe; one renderer per request, since all expressions
 * of a request share their names and values.
 *
 * <p>No name and no value ever becomes part of an expression's text: placeholders ({@code #0}, {@code :0}) stand for
 * them. What DynamoDB would refuse, and can be told without the item, is refused with an {@link InvalidRequestException};
 * what is beyond its limits with a {@link RequestLimitException}: 4,096 bytes per expression, 300 operators per
 * expression (every AND, OR, NOT, comparator, BETWEEN, IN, plus, minus and function call counts), 32 steps per path, and
 * 2 MB of names and values. Messages hold no values. After an exception the renderer is of no further use.
 */
public final class ExpressionRenderer {
    private final Placeholders placeholders = new Placeholders();

    /** A renderer for one request. */
    public ExpressionRenderer() {}

    /**
     * The text of a condition or filter expression, or null for {@link Condition.Always}, which needs none.
     *
     * @throws InvalidRequestException if DynamoDB would not take the condition, or it can never hold
     * @throws RequestLimitException if it is too large
     */
    public @Nullable String condition(Condition<?> condition) {
        Condition<?> simple = Simplification.of(condition);
        if (simple instanceof Condition.Always<?>) {
            return null;
        }
        try {
            return ConditionRenderer.render(simple, placeholders);
        } catch (ValueException e) {
            throw badValue("condition '" + simple + "'", e);
        }
    }

    /**
     * The text of an update expression.
     *
     * @param updates at least one, in any order
     * @throws InvalidRequestException if DynamoDB would not take an update, or two of them change overlapping paths
     * @throws RequestLimitException if it is too large
     */
    public String update(List<? extends Update<?>> updates) {
        try {
            return UpdateRenderer.render(updates, placeholders);
        } catch (ValueException e) {
            throw badValue("update " + updates, e);
        }
    }

    /**
     * The text of a projection expression.
     *
     * @throws InvalidRequestException if two of its paths overlap
     * @throws RequestLimitException if it is too large
     */
    public String projection(Projection<?> projection) {
        List<AttributePath> paths = projection.paths();
        DisjointPaths.check(paths, "projection");
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < paths.size(); i++) {
            if (i > 0) {
                out.append(", ");
            }
            placeholders.appendPath(paths.get(i), out);
        }
        return Limits.checked(out, 0, "projection");
    }

    /** The names behind the placeholders so far; DynamoDB refuses an empty map, so that one is not to be sent. */
    public Map<String, String> names() {
        return placeholders.names();
    }

    /** The values behind the placeholders so far; DynamoDB refuses an empty map, so that one is not to be sent. */
    public Map<String, AttributeValue> values() {
        return placeholders.values();
    }

    /** Codecs write no such values; raw ones may be anything. */
    private static InvalidRequestException badValue(String where, ValueException e) {
        return new InvalidRequestException("A value of the " + where + " cannot be sent: " + e.getMessage());
    }
}
