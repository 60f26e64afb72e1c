package io.dynamodel.query.internal;

import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Operand;
import io.dynamodel.core.expression.Update;
import io.dynamodel.core.expression.UpdateValue;
import io.dynamodel.schema.internal.CompiledSchema;
import io.dynamodel.schema.internal.SensitiveNames;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Which values the text of a request leaves out: those of sensitive attributes, by the names of the attributes, and by
 * their placeholders whatever is compared with them or goes into them. Found out when a text is first asked for.
 */
final class HiddenValues implements Predicate<String> {
    private final CompiledSchema<?> schema;
    private final List<? extends Condition<?>> conditions;
    private final List<? extends Update<?>> updates;
    private final Map<String, AttributeValue> values;
    private volatile @Nullable Set<String> hidden;

    /** @param values the values of the conditions' and updates' expressions, by placeholder */
    HiddenValues(
            CompiledSchema<?> schema,
            List<? extends Condition<?>> conditions,
            List<? extends Update<?>> updates,
            Map<String, AttributeValue> values) {
        this.schema = schema;
        this.conditions = conditions;
        this.updates = updates;
        this.values = values;
    }

    @Override
    public boolean test(String nameOrPlaceholder) {
        Set<String> known = hidden;
        if (known == null) {
            known = new Search(SensitiveNames.in(schema)).found();
            hidden = known;
        }
        return known.contains(nameOrPlaceholder);
    }

    /** One look at all that the request says. */
    private final class Search {
        private final Set<String> names;
        private final Set<AttributeValue> sensitive = new HashSet<>();

        Search(Set<String> names) {
            this.names = names;
        }

        Set<String> found() {
            for (Condition<?> condition : conditions) {
                ConditionOperands.visit(condition, this::takeAll);
            }
            for (Update<?> update : updates) {
                boolean hides = isSensitive(update.path());
                if (update instanceof Update.Set<?> set) {
                    take(set.value(), hides || isSensitive(set.value()));
                } else if (update instanceof Update.Add<?> add) {
                    take(add.value(), hides || add.value().sensitive());
                } else if (update instanceof Update.Delete<?> delete) {
                    take(delete.value(), hides || delete.value().sensitive());
                }
            }
            Set<String> found = new HashSet<>(names);
            values.forEach((placeholder, value) -> {
                if (sensitive.contains(value)) {
                    found.add(placeholder);
                }
            });
            return found;
        }

        private void takeAll(List<Operand> operands) {
            if (operands.stream().anyMatch(this::isSensitive)) {
                for (Operand operand : operands) {
                    if (operand instanceof Operand.Value value) {
                        sensitive.add(value.value());
                    }
                }
            }
        }

        private boolean isSensitive(Operand operand) {
            return operand instanceof Operand.Value value
                    ? value.sensitive()
                    : operand instanceof Operand.Path path && isSensitive(path.path());
        }

        private boolean isSensitive(AttributePath path) {
            for (AttributePath.Step step : path.steps()) {
                if (step instanceof AttributePath.Name name && names.contains(name.name())) {
                    return true;
                }
            }
            return false;
        }

        private boolean isSensitive(UpdateValue value) {
            if (value instanceof Operand operand) {
                return isSensitive(operand);
            } else if (value instanceof UpdateValue.Arithmetic arithmetic) {
                return isSensitive(arithmetic.left()) || isSensitive(arithmetic.right());
            } else if (value instanceof UpdateValue.IfNotExists fallback) {
                return isSensitive(fallback.path()) || isSensitive(fallback.otherwise());
            }
            return value instanceof UpdateValue.ListAppend append
                    && (isSensitive(append.first()) || isSensitive(append.second()));
        }

        private void take(UpdateValue value, boolean hides) {
            if (!hides) {
                return;
            }
            if (value instanceof Operand.Value literal) {
                sensitive.add(literal.value());
            } else if (value instanceof UpdateValue.Arithmetic arithmetic) {
                take(arithmetic.left(), true);
                take(arithmetic.right(), true);
            } else if (value instanceof UpdateValue.IfNotExists fallback) {
                take(fallback.otherwise(), true);
            } else if (value instanceof UpdateValue.ListAppend append) {
                take(append.first(), true);
                take(append.second(), true);
            }
        }
    }
}
