package io.dynamodel.integration.cases;

import io.dynamodel.integration.cases.ScriptLexer.Kind;
import io.dynamodel.integration.cases.ScriptLexer.Token;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JavaScript that cases carry as {@code $fn}: small pure functions, parsed into closures and run here, so that unseen
 * functions work as well as known ones. Anything beyond that is {@link Uninterpreted}.
 */
final class Script {
    /** A function of JavaScript. */
    interface Function {
        Object call(List<Object> arguments);
    }

    /** A Java object on which scripts call methods. */
    interface Host {
        Object call(String method, List<Object> arguments);
    }

    /** What a script threw. */
    static final class Thrown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Thrown(String message) {
            super(message);
        }
    }

    /** A part of a program, waiting for the variables. */
    interface Code {
        Object run(Map<String, Object> scope);
    }

    private record Returned(Object value) {}

    private final List<Token> tokens;
    private int at;

    private Script(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** The function of a source. */
    static Function function(String source) {
        Script script = new Script(ScriptLexer.tokens(source));
        Code code = script.expression();
        if (script.peek().kind() != Kind.END) {
            throw new Uninterpreted("JavaScript: " + source);
        }
        Map<String, Object> globals = new LinkedHashMap<>();
        return code.run(globals) instanceof Function function
                ? function
                : arguments -> {
                    throw new Uninterpreted("JavaScript that is no function: " + source);
                };
    }

    // ---- tokens ----

    private Token peek() {
        return tokens.get(at);
    }

    private boolean take(String mark) {
        if (peek().kind() != Kind.STRING && peek().is(mark)) {
            at++;
            return true;
        }
        return false;
    }

    private void need(String mark) {
        if (!take(mark)) {
            throw new Uninterpreted("JavaScript: expected " + mark + ", found " + peek().text());
        }
    }

    private String name() {
        if (peek().kind() != Kind.NAME) {
            throw new Uninterpreted("JavaScript: expected a name, found " + peek().text());
        }
        return tokens.get(at++).text();
    }

    // ---- functions and statements ----

    private boolean startsArrow() {
        int i = at;
        if (tokens.get(i).is("async") && !tokens.get(i + 1).is("=>")) {
            i++;
        }
        if (tokens.get(i).kind() == Kind.NAME) {
            return tokens.get(i + 1).is("=>");
        }
        if (!tokens.get(i).is("(")) {
            return false;
        }
        int depth = 0;
        do {
            depth += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
            i++;
        } while (depth > 0 && i < tokens.size() - 1);
        return tokens.get(i).is("=>");
    }

    private Code arrow() {
        take("async");
        List<String> parameters = peek().is("(") ? parameters() : List.of(name());
        need("=>");
        if (peek().is("{")) {
            return closure(parameters, block());
        }
        Code body = expression();
        return closure(parameters, body);
    }

    private List<String> parameters() {
        List<String> names = new ArrayList<>();
        need("(");
        while (!take(")")) {
            names.add(name());
            take(",");
        }
        return names;
    }

    private static Code closure(List<String> parameters, Code body) {
        return outer -> (Function) arguments -> {
            Map<String, Object> scope = new LinkedHashMap<>(outer);
            for (int i = 0; i < parameters.size(); i++) {
                scope.put(parameters.get(i), i < arguments.size() ? arguments.get(i) : Undefined.PLAIN);
            }
            scope.put("arguments", arguments);
            Object result = body.run(scope);
            return result instanceof Returned returned ? returned.value() : result;
        };
    }

    private Code block() {
        need("{");
        List<Code> statements = new ArrayList<>();
        while (!take("}")) {
            statements.add(statement());
            while (take(";")) {}
        }
        return scope -> {
            for (Code statement : statements) {
                Object result = statement.run(scope);
                if (result instanceof Returned) {
                    return result;
                }
            }
            return new Returned(Undefined.PLAIN);
        };
    }

    private Code statement() {
        if (take("return")) {
            if (peek().is(";") || peek().is("}")) {
                return scope -> new Returned(Undefined.PLAIN);
            }
            Code value = expression();
            return scope -> new Returned(value.run(scope));
        }
        if (take("throw")) {
            Code value = expression();
            return scope -> {
                throw new Thrown(String.valueOf(value.run(scope)));
            };
        }
        if (take("if")) {
            need("(");
            Code condition = expression();
            need(")");
            Code then = peek().is("{") ? plain(block()) : statement();
            while (take(";")) {}
            Code otherwise = take("else") ? (peek().is("{") ? plain(block()) : statement()) : scope -> Undefined.PLAIN;
            return scope -> (ScriptValues.truthy(condition.run(scope)) ? then : otherwise).run(scope);
        }
        if (take("const") || take("let") || take("var")) {
            String name = name();
            need("=");
            Code value = expression();
            return scope -> scope.put(name, value.run(scope));
        }
        return expression();
    }

    /** A block that falls through when it returns nothing. */
    private static Code plain(Code block) {
        return scope -> {
            Object result = block.run(scope);
            return result instanceof Returned returned && returned.value() == Undefined.PLAIN
                    ? Undefined.PLAIN
                    : result;
        };
    }

    // ---- expressions ----

    private Code expression() {
        if (startsArrow()) {
            return arrow();
        }
        if (peek().kind() == Kind.NAME && tokens.get(at + 1).is("=")) {
            String name = name();
            need("=");
            Code value = expression();
            return scope -> {
                Object assigned = value.run(scope);
                scope.put(name, assigned);
                return assigned;
            };
        }
        Code condition = binary(0);
        if (!take("?")) {
            return condition;
        }
        Code then = expression();
        need(":");
        Code otherwise = expression();
        return scope -> (ScriptValues.truthy(condition.run(scope)) ? then : otherwise).run(scope);
    }

    private static final List<List<String>> LEVELS = List.of(
            List.of("||", "??"),
            List.of("&&"),
            List.of("===", "!==", "==", "!="),
            List.of("<=", ">=", "<", ">", "instanceof", "in"),
            List.of("+", "-"),
            List.of("*", "/", "%"));

    private Code binary(int level) {
        if (level == LEVELS.size()) {
            return unary();
        }
        Code left = binary(level + 1);
        while (LEVELS.get(level).contains(peek().text()) && peek().kind() != Kind.STRING) {
            String operator = tokens.get(at++).text();
            Code first = left;
            Code second = binary(level + 1);
            left = switch (operator) {
                case "||" ->
                    scope -> {
                        Object value = first.run(scope);
                        return ScriptValues.truthy(value) ? value : second.run(scope);
                    };
                case "??" ->
                    scope -> {
                        Object value = first.run(scope);
                        return value == null || Undefined.is(value) ? second.run(scope) : value;
                    };
                case "&&" ->
                    scope -> {
                        Object value = first.run(scope);
                        return ScriptValues.truthy(value) ? second.run(scope) : value;
                    };
                default -> scope -> ScriptValues.apply(operator, first.run(scope), second.run(scope));
            };
        }
        return left;
    }

    private Code unary() {
        if (take("!")) {
            Code operand = unary();
            return scope -> !ScriptValues.truthy(operand.run(scope));
        }
        if (take("-")) {
            Code operand = unary();
            return scope -> ScriptValues.number(operand.run(scope)).negate();
        }
        if (take("typeof")) {
            Code operand = unary();
            return scope -> ScriptValues.typeOf(operand.run(scope));
        }
        if (take("await")) {
            return unary();
        }
        if (take("new")) {
            String type = name();
            List<Code> arguments = peek().is("(") ? arguments() : List.of();
            return scope -> ScriptValues.construct(type, all(arguments, scope));
        }
        return postfix(primary());
    }

    private List<Code> arguments() {
        List<Code> arguments = new ArrayList<>();
        need("(");
        while (!take(")")) {
            arguments.add(expression());
            take(",");
        }
        return arguments;
    }

    private static List<Object> all(List<Code> codes, Map<String, Object> scope) {
        List<Object> values = new ArrayList<>();
        codes.forEach(code -> values.add(code.run(scope)));
        return values;
    }

    private Code postfix(Code start) {
        Code value = start;
        while (true) {
            Code of = value;
            if (take(".") || take("?.")) {
                String member = name();
                if (peek().is("(")) {
                    List<Code> arguments = arguments();
                    value = scope -> ScriptValues.invoke(of.run(scope), member, all(arguments, scope));
                } else {
                    value = scope -> ScriptValues.member(of.run(scope), member);
                }
            } else if (take("[")) {
                Code index = expression();
                need("]");
                value = scope -> ScriptValues.member(of.run(scope), ScriptValues.text(index.run(scope)));
            } else if (peek().is("(")) {
                List<Code> arguments = arguments();
                value = scope -> ScriptValues.call(of.run(scope), all(arguments, scope));
            } else {
                return value;
            }
        }
    }

    private Code primary() {
        Token token = tokens.get(at++);
        switch (token.kind()) {
            case NUMBER -> {
                BigDecimal number = new BigDecimal(token.text());
                return scope -> number;
            }
            case STRING -> {
                return scope -> token.text();
            }
            case TEMPLATE -> {
                return template(token.text());
            }
            case REGEX -> {
                return scope -> ScriptValues.pattern(token.text());
            }
            case NAME -> {
                return named(token.text());
            }
            default -> {
                if (token.is("(")) {
                    Code inner = expression();
                    need(")");
                    return inner;
                } else if (token.is("[")) {
                    return array();
                } else if (token.is("{")) {
                    return object();
                }
                throw new Uninterpreted("JavaScript: " + token.text());
            }
        }
    }

    private Code named(String name) {
        return switch (name) {
            case "true" -> scope -> true;
            case "false" -> scope -> false;
            case "null" -> scope -> null;
            case "undefined" -> scope -> Undefined.PLAIN;
            case "function" -> {
                if (peek().kind() == Kind.NAME) {
                    at++;
                }
                List<String> parameters = parameters();
                yield closure(parameters, block());
            }
            default -> scope -> scope.containsKey(name) ? scope.get(name) : ScriptValues.global(name);
        };
    }

    private Code array() {
        List<Code> elements = new ArrayList<>();
        while (!take("]")) {
            elements.add(expression());
            take(",");
        }
        return scope -> all(elements, scope);
    }

    private Code object() {
        List<Map.Entry<String, Code>> entries = new ArrayList<>();
        while (!take("}")) {
            if (take("...")) {
                entries.add(Map.entry("", expression()));
            } else {
                String name = tokens.get(at++).text();
                if (take(":")) {
                    entries.add(Map.entry(name, expression()));
                } else {
                    entries.add(Map.entry(name, scope -> scope.get(name)));
                }
            }
            take(",");
        }
        return scope -> {
            Map<String, Object> object = new LinkedHashMap<>();
            for (Map.Entry<String, Code> entry : entries) {
                Object value = entry.getValue().run(scope);
                if (!entry.getKey().isEmpty()) {
                    object.put(entry.getKey(), value);
                } else if (ScriptValues.plain(value) instanceof Map<?, ?> spread) {
                    spread.forEach((k, v) -> object.put((String) k, v));
                }
            }
            return object;
        };
    }

    private static Code template(String raw) {
        List<Code> parts = new ArrayList<>();
        int from = 0;
        for (int open = raw.indexOf("${"); open >= 0; open = raw.indexOf("${", from)) {
            String before = raw.substring(from, open);
            int close = raw.indexOf('}', open);
            parts.add(scope -> before);
            parts.add(new Script(ScriptLexer.tokens(raw.substring(open + 2, close))).expression());
            from = close + 1;
        }
        String rest = raw.substring(from);
        parts.add(scope -> rest);
        return scope -> {
            StringBuilder text = new StringBuilder();
            parts.forEach(part -> text.append(ScriptValues.text(part.run(scope))));
            return text.toString();
        };
    }
}
