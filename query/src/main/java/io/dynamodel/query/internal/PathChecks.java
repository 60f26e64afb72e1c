package io.dynamodel.query.internal;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.schema.internal.CompiledSchema;
import io.dynamodel.schema.internal.KeyDefinition;
import io.dynamodel.schema.internal.PathResolver;
import java.util.List;

/** The paths of conditions, held against the schema before anything is sent. */
public final class PathChecks {
    private PathChecks() {}

    /** Refuses paths that the schema does not have, and tokens of other schemas, by name. */
    public static <R> Condition<R> known(CompiledSchema<R> schema, Condition<R> condition) {
        ConditionOperands.visitPaths(condition, path -> PathResolver.resolve(schema, path));
        return condition;
    }

    /** Refuses the key attributes of what is queried: DynamoDB does not take them in a query's filter. */
    public static <R> Condition<R> noKeys(KeyDefinition key, Condition<R> filter) {
        List<String> names = key.names();
        ConditionOperands.visitPaths(filter, path -> {
            if (names.contains(path.root())) {
                throw new InvalidRequestException("'" + path
                        + "' is part of the key that is queried, and DynamoDB does not filter by it; say it with"
                        + " partition(..) and sort(..)");
            }
        });
        return filter;
    }
}
