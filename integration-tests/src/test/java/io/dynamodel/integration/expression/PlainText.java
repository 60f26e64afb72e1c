package io.dynamodel.integration.expression;

import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Operand;
import io.dynamodel.core.expression.Update;
import io.dynamodel.core.expression.UpdateValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Expressions written without any care: everything in parentheses, every name and value under a placeholder of its own,
 * nothing checked. What the engine makes of them is what the trees mean.
 */
final class PlainText {
    final Map<String, String> names = new LinkedHashMap<>();
    final Map<String, AttributeValue> values = new LinkedHashMap<>();

    String condition(Condition<Object> condition) {
        if (condition instanceof Condition.And<Object> and) {
            return joined(and.conditions(), " AND ");
        } else if (condition instanceof Condition.Or<Object> or) {
            return joined(or.conditions(), " OR ");
        } else if (condition instanceof Condition.Not<Object> not) {
            return "NOT (" + condition(not.condition()) + ")";
        } else if (condition instanceof Condition.Comparison<Object> comparison) {
            return operand(comparison.left()) + comparison.comparator() + operand(comparison.right());
        } else if (condition instanceof Condition.Between<Object> between) {
            return operand(between.subject()) + " BETWEEN " + operand(between.low()) + " AND "
                    + operand(between.high());
        } else if (condition instanceof Condition.In<Object> in) {
            return operand(in.subject())
                    + in.candidates().stream().map(this::operand).collect(Collectors.joining(",", " IN (", ")"));
        } else if (condition instanceof Condition.Exists<Object> exists) {
            return "attribute_exists(" + path(exists.path()) + ")";
        } else if (condition instanceof Condition.NotExists<Object> notExists) {
            return "attribute_not_exists(" + path(notExists.path()) + ")";
        } else if (condition instanceof Condition.HasType<Object> hasType) {
            return "attribute_type(" + path(hasType.path()) + ","
                    + value(AttributeValue.fromS(hasType.type().name())) + ")";
        } else if (condition instanceof Condition.BeginsWith<Object> beginsWith) {
            return "begins_with(" + path(beginsWith.path()) + "," + operand(beginsWith.prefix()) + ")";
        } else {
            Condition.Contains<Object> contains = (Condition.Contains<Object>) condition;
            return "contains(" + path(contains.path()) + "," + operand(contains.operand()) + ")";
        }
    }

    private String joined(List<Condition<Object>> conditions, String by) {
        return conditions.stream().map(each -> "(" + condition(each) + ")").collect(Collectors.joining(by));
    }

    String updates(List<Update<Object>> updates) {
        Map<String, String> sections = new LinkedHashMap<>();
        for (Update<Object> update : updates) {
            if (update instanceof Update.Set<Object> set) {
                section(sections, "SET ", path(set.path()) + "=" + updateValue(set.value()));
            } else if (update instanceof Update.Add<Object> add) {
                section(sections, "ADD ", path(add.path()) + " " + operand(add.value()));
            } else if (update instanceof Update.Delete<Object> delete) {
                section(sections, "DELETE ", path(delete.path()) + " " + operand(delete.value()));
            } else {
                section(sections, "REMOVE ", path(update.path()));
            }
        }
        return String.join(" ", sections.values());
    }

    private static void section(Map<String, String> sections, String keyword, String clause) {
        sections.merge(keyword, keyword + clause, (before, after) -> before + "," + clause);
    }

    private String updateValue(UpdateValue value) {
        if (value instanceof UpdateValue.Arithmetic sum) {
            return updateValue(sum.left()) + sum.operator() + updateValue(sum.right());
        } else if (value instanceof UpdateValue.IfNotExists ifNotExists) {
            return "if_not_exists(" + path(ifNotExists.path()) + "," + updateValue(ifNotExists.otherwise()) + ")";
        } else if (value instanceof UpdateValue.ListAppend append) {
            return "list_append(" + updateValue(append.first()) + "," + updateValue(append.second()) + ")";
        } else {
            return operand((Operand) value);
        }
    }

    private String operand(Operand operand) {
        if (operand instanceof Operand.Path path) {
            return path(path.path());
        } else if (operand instanceof Operand.Size size) {
            return "size(" + path(size.path()) + ")";
        } else {
            return value(((Operand.Value) operand).value());
        }
    }

    private String value(AttributeValue value) {
        String placeholder = ":v" + values.size();
        values.put(placeholder, value);
        return placeholder;
    }

    private String path(AttributePath path) {
        StringBuilder text = new StringBuilder();
        for (AttributePath.Step step : path.steps()) {
            if (step instanceof AttributePath.Name name) {
                String placeholder = "#n" + names.size();
                names.put(placeholder, name.name());
                text.append(text.length() == 0 ? "" : ".").append(placeholder);
            } else {
                text.append(step);
            }
        }
        return text.toString();
    }
}
