package io.dynamodel.query.internal;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Operand;
import io.dynamodel.schema.internal.CompiledSchema;
import io.dynamodel.schema.internal.KeyDefinition;
import io.dynamodel.schema.internal.PathResolver;
import java.util.function.Consumer;

/** The paths of conditions, held against the schema before anything is sent. */
public final class PathChecks {
    private PathChecks() {}

    /** Refuses paths that the schema does not have, and tokens of other schemas, by name. */
    public static <R> Condition<R> known(CompiledSchema<R> schema, Condition<R> condition) {
        visit(condition, path -> PathResolver.resolve(schema, path));
        return condition;
    }

    /** Refuses the key attributes of what is queried: DynamoDB does not take them in a query's filter. */
    public static void noKeys(KeyDefinition key, Condition<?> filter) {
        visit(filter, path -> {
            if (key.names().contains(path.root())) {
                throw new InvalidRequestException("'" + path
                        + "' is part of the key that is queried, and DynamoDB does not filter by it; say it with"
                        + " partition(..) and sort(..)");
            }
        });
    }

    /** Every path that the condition names. */
    static void visit(Condition<?> condition, Consumer<AttributePath> paths) {
        if (condition instanceof Condition.And<?> and) {
            and.conditions().forEach(inner -> visit(inner, paths));
        } else if (condition instanceof Condition.Or<?> or) {
            or.conditions().forEach(inner -> visit(inner, paths));
        } else if (condition instanceof Condition.Not<?> not) {
            visit(not.condition(), paths);
        } else if (condition instanceof Condition.Comparison<?> comparison) {
            visit(comparison.left(), paths);
            visit(comparison.right(), paths);
        } else if (condition instanceof Condition.Between<?> between) {
            visit(between.subject(), paths);
            visit(between.low(), paths);
            visit(between.high(), paths);
        } else if (condition instanceof Condition.In<?> in) {
            visit(in.subject(), paths);
            in.candidates().forEach(candidate -> visit(candidate, paths));
        } else if (condition instanceof Condition.Exists<?> exists) {
            paths.accept(exists.path());
        } else if (condition instanceof Condition.NotExists<?> absent) {
            paths.accept(absent.path());
        } else if (condition instanceof Condition.HasType<?> typed) {
            paths.accept(typed.path());
        } else if (condition instanceof Condition.BeginsWith<?> prefix) {
            paths.accept(prefix.path());
            visit(prefix.prefix(), paths);
        } else if (condition instanceof Condition.Contains<?> contains) {
            paths.accept(contains.path());
            visit(contains.operand(), paths);
        }
    }

    private static void visit(Operand operand, Consumer<AttributePath> paths) {
        if (operand instanceof Operand.Path path) {
            paths.accept(path.path());
        } else if (operand instanceof Operand.Size size) {
            paths.accept(size.path());
        }
    }
}
