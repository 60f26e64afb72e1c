package io.dynamodel.integration.cases;

import io.dynamodel.schema.Document;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What JavaScript does with values, as far as cases need it. Numbers are {@code BigDecimal}s, dates {@code Instant}s. */
final class ScriptValues {
    private ScriptValues() {}

    static Object plain(Object value) {
        return value instanceof Document document ? document.toMap() : value;
    }

    static boolean truthy(Object value) {
        if (value == null || Undefined.is(value)) {
            return false;
        }
        return value instanceof Boolean truth
                ? truth
                : value instanceof String text
                        ? !text.isEmpty()
                        : !(value instanceof Number) || number(value).signum() != 0;
    }

    static BigDecimal number(Object value) {
        if (value instanceof BigDecimal exact) {
            return exact;
        } else if (value instanceof Number other) {
            return new BigDecimal(other.toString());
        } else if (value instanceof Instant instant) {
            return BigDecimal.valueOf(instant.toEpochMilli());
        } else if (value instanceof Boolean truth) {
            return truth ? BigDecimal.ONE : BigDecimal.ZERO;
        } else if (value instanceof String text && text.matches("-?\\d+(\\.\\d+)?")) {
            return new BigDecimal(text);
        }
        throw new Uninterpreted("JavaScript arithmetic with " + value);
    }

    static String text(Object value) {
        if (value instanceof Number) {
            return number(value).stripTrailingZeros().toPlainString();
        } else if (Undefined.is(value)) {
            return "undefined";
        } else if (value instanceof List<?> list) {
            return String.join(",", list.stream().map(ScriptValues::text).toList());
        }
        return String.valueOf(value);
    }

    static String typeOf(Object value) {
        return Undefined.is(value)
                ? "undefined"
                : value instanceof Number
                        ? "number"
                        : value instanceof String
                                ? "string"
                                : value instanceof Boolean
                                        ? "boolean"
                                        : value instanceof Script.Function ? "function" : "object";
    }

    static Object apply(String operator, Object left, Object right) {
        return switch (operator) {
            case "===", "==" -> same(left, right);
            case "!==", "!=" -> !same(left, right);
            case "+" ->
                left instanceof String || right instanceof String
                        ? text(left) + text(right)
                        : number(left).add(number(right));
            case "-" -> number(left).subtract(number(right));
            case "*" -> number(left).multiply(number(right));
            case "/" -> number(left).divide(number(right), MathContext.DECIMAL64);
            case "%" -> number(left).remainder(number(right));
            case "instanceof" ->
                right.equals("Date") && left instanceof Instant
                        || right.equals("Array") && left instanceof List
                        || right.equals("Set") && left instanceof java.util.Set;
            case "<", "<=", ">", ">=" -> compare(operator, left, right);
            default -> throw new Uninterpreted("JavaScript operator " + operator);
        };
    }

    private static boolean same(Object left, Object right) {
        if (left instanceof Number && right instanceof Number) {
            return number(left).compareTo(number(right)) == 0;
        }
        return left == null ? right == null : left.equals(right);
    }

    private static boolean compare(String operator, Object left, Object right) {
        if (left == null || right == null || Undefined.is(left) || Undefined.is(right)) {
            return false;
        }
        int order = left instanceof String first && right instanceof String second
                ? first.compareTo(second)
                : number(left).compareTo(number(right));
        return switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    static Object global(String name) {
        return switch (name) {
            case "Date", "Array", "Set", "Math", "Object", "Promise", "Number", "String", "Boolean", "JSON" -> name;
            default -> Undefined.PLAIN;
        };
    }

    static Object construct(String type, List<Object> arguments) {
        return switch (type) {
            case "Error" -> text(arguments.isEmpty() ? "" : arguments.get(0));
            case "Date" ->
                arguments.isEmpty()
                        ? CaseTime.NOW
                        : Instant.ofEpochMilli(number(arguments.get(0)).longValue());
            case "Set" -> new java.util.LinkedHashSet<>((Collection<?>) arguments.get(0));
            default -> throw new Uninterpreted("JavaScript: new " + type);
        };
    }

    static Object call(Object function, List<Object> arguments) {
        if (function instanceof Script.Function callable) {
            return callable.call(arguments);
        } else if (function instanceof String type) {
            return switch (type) {
                case "String" -> text(arguments.get(0));
                case "Number" -> number(arguments.get(0));
                case "Boolean" -> truthy(arguments.get(0));
                default -> throw new Uninterpreted("JavaScript: " + type + "(..)");
            };
        }
        throw new Uninterpreted("JavaScript: a call of " + function);
    }

    static Object member(Object of, String name) {
        Object value = plain(of);
        if (value instanceof Map<?, ?> map) {
            return map.containsKey(name) ? map.get(name) : Undefined.PLAIN;
        } else if (name.equals("length") && value instanceof String text) {
            return BigDecimal.valueOf(text.length());
        } else if ((name.equals("length") || name.equals("size")) && value instanceof Collection<?> elements) {
            return BigDecimal.valueOf(elements.size());
        } else if (value instanceof List<?> list && name.matches("\\d+")) {
            int index = Integer.parseInt(name);
            return index < list.size() ? list.get(index) : Undefined.PLAIN;
        } else if (value == null || Undefined.is(value)) {
            throw new Script.Thrown("Cannot read properties of " + text(value));
        }
        throw new Uninterpreted("JavaScript: ." + name);
    }

    static Object invoke(Object on, String method, List<Object> arguments) {
        Object value = plain(on);
        if (value instanceof Script.Host host) {
            return host.call(method, arguments);
        } else if (value instanceof String text) {
            return ofString(text, method, arguments);
        } else if (value instanceof Collection<?> elements) {
            return ofCollection(elements, method, arguments);
        } else if (value instanceof Pattern pattern && method.equals("test")) {
            return pattern.matcher(text(arguments.get(0))).find();
        } else if (value instanceof Instant instant) {
            return switch (method) {
                case "getTime", "valueOf" -> BigDecimal.valueOf(instant.toEpochMilli());
                case "toISOString" -> CaseTime.iso(instant);
                default -> throw new Uninterpreted("JavaScript: Date." + method);
            };
        } else if (value instanceof Number && method.equals("toString")) {
            return text(value);
        } else if (value == null || Undefined.is(value)) {
            throw new Script.Thrown("Cannot read properties of " + text(value));
        } else if (value instanceof Number || value instanceof Boolean) {
            throw new Script.Thrown(method + " is not a function");
        }
        throw new Uninterpreted("JavaScript: ." + method + "(..)");
    }

    private static Object ofString(String text, String method, List<Object> arguments) {
        String first = arguments.isEmpty() ? "" : text(arguments.get(0));
        return switch (method) {
            case "toLowerCase" -> text.toLowerCase(Locale.ROOT);
            case "toUpperCase" -> text.toUpperCase(Locale.ROOT);
            case "trim" -> text.strip();
            case "toString", "valueOf" -> text;
            case "startsWith" -> text.startsWith(first);
            case "endsWith" -> text.endsWith(first);
            case "includes" -> text.contains(first);
            case "concat" -> text + first;
            case "split" -> new ArrayList<Object>(List.of(text.split(Pattern.quote(first), -1)));
            case "now" -> BigDecimal.valueOf(CaseTime.NOW.toEpochMilli());
            case "resolve" -> arguments.isEmpty() ? Undefined.PLAIN : arguments.get(0);
            case "isArray" -> arguments.get(0) instanceof List;
            case "keys" -> new ArrayList<Object>(((Map<?, ?>) plain(arguments.get(0))).keySet());
            case "isInteger" -> number(arguments.get(0)).stripTrailingZeros().scale() <= 0;
            default -> throw new Uninterpreted("JavaScript: String." + method);
        };
    }

    private static Object ofCollection(Collection<?> elements, String method, List<Object> arguments) {
        return switch (method) {
            case "includes", "has" -> elements.stream().anyMatch(element -> same(element, arguments.get(0)));
            case "join" ->
                String.join(
                        arguments.isEmpty() ? "," : text(arguments.get(0)),
                        elements.stream().map(ScriptValues::text).toList());
            case "map" ->
                new ArrayList<>(elements.stream()
                        .map(element -> call(arguments.get(0), List.of(element)))
                        .toList());
            case "filter" ->
                new ArrayList<>(elements.stream()
                        .filter(element -> truthy(call(arguments.get(0), List.of(element))))
                        .toList());
            case "every" -> elements.stream().allMatch(element -> truthy(call(arguments.get(0), List.of(element))));
            case "some" -> elements.stream().anyMatch(element -> truthy(call(arguments.get(0), List.of(element))));
            default -> throw new Uninterpreted("JavaScript: Array." + method);
        };
    }

    /** {@code /text/flags} as a pattern that is searched for. */
    static Pattern pattern(String source) {
        int end = source.lastIndexOf('/');
        int flags = 0;
        for (char flag : source.substring(end + 1).toCharArray()) {
            flags |= switch (flag) {
                case 'i' -> Pattern.CASE_INSENSITIVE;
                case 'u' -> Pattern.UNICODE_CASE;
                case 's' -> Pattern.DOTALL;
                case 'm' -> Pattern.MULTILINE;
                default -> 0;
            };
        }
        return Pattern.compile(source.substring(1, end), flags);
    }
}
