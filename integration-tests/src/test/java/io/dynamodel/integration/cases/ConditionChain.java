package io.dynamodel.integration.cases;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.integration.cases.CaseValues.ConditionSource;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DynamicPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Dynamoose's chain of condition methods, collected, and then said with Dynamodel's operators. A script calls it as it
 * would call Dynamoose's condition.
 */
final class ConditionChain implements Script.Host {
    static final Set<String> OPERATORS =
            Set.of("eq", "ne", "lt", "le", "gt", "ge", "beginsWith", "contains", "exists", "in", "between");
    private static final Map<String, String> OPPOSITES =
            Map.of("eq", "ne", "ne", "eq", "lt", "ge", "le", "gt", "gt", "le", "ge", "lt");

    /** A part of a condition: a comparison, or a group. */
    sealed interface Part {}

    /** One comparison of one attribute. */
    record Comparison(String attribute, boolean negated, String operator, List<Object> arguments) implements Part {
        Comparison {
            arguments = java.util.Collections.unmodifiableList(new ArrayList<>(arguments));
        }
    }

    /** What stands in parentheses. */
    record Group(boolean negated, ConditionChain chain) implements Part {}

    private record Joined(boolean byOr, Part part) {}

    private final List<Joined> parts = new ArrayList<>();
    private String attribute = "";
    private boolean negated;
    private boolean or;

    /** A condition as cases write it: how it starts, and the calls on it. */
    static ConditionChain of(JsonNode init, JsonNode chain) {
        ConditionChain condition = new ConditionChain();
        condition.start(CaseValues.of(init));
        for (JsonNode step : chain) {
            List<Object> arguments = new ArrayList<>();
            for (int i = 1; i < step.size(); i++) {
                arguments.add(CaseValues.of(step.get(i)));
            }
            condition.call(step.get(0).asText(), arguments);
        }
        return condition;
    }

    static ConditionChain of(ConditionSource source) {
        return of(source.call().path("init"), source.call().path("chain"));
    }

    void start(Object init) {
        if (init instanceof String name) {
            attribute = name;
        } else if (init instanceof ConditionSource source) {
            parts.addAll(of(source).parts);
        } else if (init instanceof Map<?, ?> map) {
            if (map.containsKey("FilterExpression")
                    || map.containsKey("ConditionExpression")
                    || map.containsKey("ExpressionAttributeNames")) {
                throw new ByDesign(Difference.TEXT_IS_NEVER_PARSED, "a raw expression");
            }
            map.forEach((name, value) -> startWith((String) name, value));
        }
    }

    private void startWith(String name, Object value) {
        if (value instanceof Map<?, ?> operators) {
            operators.forEach((operator, operand) -> {
                attribute = name;
                call(
                        (String) operator,
                        operand instanceof List<?> list && operator.equals("between")
                                ? new ArrayList<>(list)
                                : listOf(operand));
            });
        } else {
            attribute = name;
            call("eq", listOf(value));
        }
    }

    private static List<Object> listOf(Object value) {
        List<Object> list = new ArrayList<>();
        list.add(value);
        return list;
    }

    @Override
    public ConditionChain call(String method, List<Object> arguments) {
        switch (method) {
            case "where", "filter", "attribute" -> attribute = (String) arguments.get(0);
            case "not" -> negated = !negated;
            case "and" -> or = false;
            case "or" -> or = true;
            case "parenthesis", "group" -> {
                add(new Group(negated, group(arguments.get(0))));
                negated = false;
            }
            default -> {
                if (!OPERATORS.contains(method)) {
                    throw new ByDesign(Difference.NOT_EXPRESSIBLE, "the operator " + method);
                }
                add(new Comparison(attribute, negated, method, arguments));
                negated = false;
            }
        }
        return this;
    }

    private static ConditionChain group(Object argument) {
        if (argument instanceof ConditionSource source) {
            return of(source);
        } else if (argument instanceof Script.Function function
                && function.call(List.of(new ConditionChain())) instanceof ConditionChain chain) {
            return chain;
        }
        throw new Uninterpreted("a group that is no condition");
    }

    private void add(Part part) {
        parts.add(new Joined(or, part));
        or = false;
    }

    // ---- taken apart ----

    boolean isEmpty() {
        return parts.isEmpty();
    }

    /** Whether the parts at the top are joined by OR somewhere. */
    boolean hasOr() {
        return parts.stream().skip(1).anyMatch(Joined::byOr);
    }

    /** The comparisons at the top, without those in groups. */
    List<Comparison> comparisons() {
        List<Comparison> found = new ArrayList<>();
        for (Joined joined : parts) {
            if (joined.part() instanceof Comparison comparison) {
                found.add(comparison);
            }
        }
        return found;
    }

    /** The condition without a part of it. */
    ConditionChain without(Collection<Comparison> taken) {
        ConditionChain rest = new ConditionChain();
        for (Joined joined : parts) {
            boolean isTaken = taken.stream().anyMatch(one -> one == joined.part());
            if (!isTaken) {
                rest.parts.add(joined);
            }
        }
        return rest;
    }

    // ---- said with Dynamodel ----

    /** As a text of expressions binds: AND first. Attributes are looked up by their names. */
    Condition<Document> condition(Function<String, DynamicPath<Document>> paths) {
        List<Condition<Document>> alternatives = new ArrayList<>();
        List<Condition<Document>> all = new ArrayList<>();
        for (Joined joined : parts) {
            if (joined.byOr() && !all.isEmpty()) {
                alternatives.add(Condition.all(all));
                all = new ArrayList<>();
            }
            all.add(
                    joined.part() instanceof Group group
                            ? condition(group, paths)
                            : condition((Comparison) joined.part(), paths));
        }
        alternatives.add(Condition.all(all));
        return Condition.any(alternatives);
    }

    private static Condition<Document> condition(Group group, Function<String, DynamicPath<Document>> paths) {
        Condition<Document> inner = group.chain().condition(paths);
        return group.negated() ? inner.negate() : inner;
    }

    private static Condition<Document> condition(Comparison part, Function<String, DynamicPath<Document>> paths) {
        DynamicPath<Document> path = paths.apply(part.attribute());
        if (part.negated() && OPPOSITES.containsKey(part.operator())) {
            return compare(path, OPPOSITES.get(part.operator()), part.arguments());
        } else if (part.negated() && part.operator().equals("exists")) {
            return path.notExists();
        }
        Condition<Document> plain = compare(path, part.operator(), part.arguments());
        return part.negated() ? plain.negate() : plain;
    }

    private static Condition<Document> compare(DynamicPath<Document> path, String operator, List<Object> arguments) {
        Object first = arguments.isEmpty() ? null : arguments.get(0);
        if (Undefined.is(first)) {
            throw new ByDesign(Difference.JAVASCRIPT_ONLY, "a comparison with undefined");
        }
        return switch (operator) {
            case "eq" -> path.eq(first);
            case "ne" -> path.ne(first);
            case "lt" -> path.lt(first);
            case "le" -> path.le(first);
            case "gt" -> path.gt(first);
            case "ge" -> path.ge(first);
            case "beginsWith" -> path.beginsWith(first);
            case "contains" -> path.contains(first);
            case "exists" -> path.exists();
            case "in" -> path.isIn((Collection<?>) first);
            default -> path.between(first, arguments.get(1));
        };
    }
}
