package io.dynamodel.integration.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an expression means, as text that is equal for equal meanings: placeholders replaced, needless parentheses gone,
 * AND and OR flattened and without order.
 */
final class ExpressionText {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(?:(<>|<=|>=|[=<>(),.+\\-]|\\[\\d+\\])|([#:]?[A-Za-z0-9_$]+))");

    private final List<String> tokens = new ArrayList<>();
    private final Function<String, String> placeholders;
    private int at;

    private ExpressionText(String text, Function<String, String> placeholders) {
        Matcher matcher = TOKEN.matcher(text.strip());
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            tokens.add(matcher.group().strip());
            end = matcher.end();
        }
        if (end != text.strip().length()) {
            throw new IllegalArgumentException("Cannot read the expression: " + text);
        }
        tokens.add("");
        this.placeholders = placeholders;
    }

    /** A condition, key condition or filter. */
    static String condition(String text, Function<String, String> placeholders) {
        ExpressionText parser = new ExpressionText(text, placeholders);
        Node node = parser.or();
        parser.need("");
        return node.text();
    }

    /** The paths of a projection. */
    static String projection(String text, Function<String, String> placeholders) {
        ExpressionText parser = new ExpressionText(text, placeholders);
        TreeSet<String> paths = new TreeSet<>();
        do {
            paths.add(parser.path());
        } while (parser.take(","));
        parser.need("");
        return paths.toString();
    }

    /** The actions of an update, by clause. */
    static String update(String text, Function<String, String> placeholders) {
        ExpressionText parser = new ExpressionText(text, placeholders);
        Map<String, TreeSet<String>> clauses = new TreeMap<>();
        while (!parser.peek().isEmpty()) {
            String clause = parser.next().toUpperCase(Locale.ROOT);
            do {
                clauses.computeIfAbsent(clause, c -> new TreeSet<>()).add(parser.action(clause));
            } while (parser.take(","));
        }
        return clauses.toString();
    }

    // ---- tokens ----

    private String peek() {
        return tokens.get(at);
    }

    private String next() {
        return tokens.get(at++);
    }

    private boolean take(String token) {
        if (peek().equalsIgnoreCase(token)) {
            at++;
            return true;
        }
        return false;
    }

    private void need(String token) {
        if (!peek().equalsIgnoreCase(token)) {
            throw new IllegalArgumentException("Expected '" + token + "' at " + at + " of " + tokens);
        }
        at++;
    }

    // ---- conditions ----

    private record Node(String operator, List<Node> parts, String leaf) {
        static Node leaf(String text) {
            return new Node("", List.of(), text);
        }

        static Node join(String operator, List<Node> nodes) {
            if (nodes.size() == 1) {
                return nodes.get(0);
            }
            List<Node> flat = new ArrayList<>();
            for (Node node : nodes) {
                if (node.operator.equals(operator)) {
                    flat.addAll(node.parts);
                } else {
                    flat.add(node);
                }
            }
            return new Node(operator, flat, "");
        }

        String text() {
            return operator.isEmpty()
                    ? leaf
                    : operator + parts.stream().map(Node::text).sorted().toList();
        }
    }

    private Node or() {
        List<Node> nodes = new ArrayList<>();
        do {
            nodes.add(and());
        } while (take("OR"));
        return Node.join("OR", nodes);
    }

    private Node and() {
        List<Node> nodes = new ArrayList<>();
        do {
            nodes.add(not());
        } while (take("AND"));
        return Node.join("AND", nodes);
    }

    private Node not() {
        if (take("NOT")) {
            return new Node("NOT", List.of(not()), "");
        }
        if (peek().equals("(")) {
            at++;
            Node inner = or();
            need(")");
            return inner;
        }
        return comparison();
    }

    private Node comparison() {
        String left = operand();
        String operator = peek();
        if (operator.equalsIgnoreCase("BETWEEN")) {
            at++;
            String low = operand();
            need("AND");
            return Node.leaf(left + " BETWEEN " + low + " AND " + operand());
        } else if (operator.equalsIgnoreCase("IN")) {
            at++;
            need("(");
            TreeSet<String> candidates = new TreeSet<>();
            while (!take(")")) {
                candidates.add(operand());
                take(",");
            }
            return Node.leaf(left + " IN " + candidates);
        } else if (operator.matches("=|<>|<|<=|>|>=")) {
            at++;
            return Node.leaf(left + " " + operator + " " + operand());
        }
        return Node.leaf(left);
    }

    // ---- operands ----

    private String operand() {
        if (peek().matches("[A-Za-z_]+") && tokens.get(at + 1).equals("(")) {
            String function = next();
            need("(");
            List<String> arguments = new ArrayList<>();
            while (!take(")")) {
                arguments.add(sum());
                take(",");
            }
            return function.toLowerCase(Locale.ROOT) + arguments;
        }
        return peek().startsWith(":") ? placeholders.apply(next()) : path();
    }

    private String path() {
        StringBuilder path = new StringBuilder(step());
        while (peek().equals(".") || peek().startsWith("[")) {
            if (take(".")) {
                path.append('.').append(step());
            } else {
                path.append(next());
            }
        }
        return path.toString();
    }

    private String step() {
        String name = next();
        if (!name.matches("[#A-Za-z0-9_$]+")) {
            throw new IllegalArgumentException("Expected a name, found '" + name + "' in " + tokens);
        }
        return name.startsWith("#") ? placeholders.apply(name) : quoted(name);
    }

    static String quoted(String name) {
        return "'" + name + "'";
    }

    // ---- updates ----

    private String action(String clause) {
        String path = path();
        return switch (clause) {
            case "SET" -> {
                need("=");
                yield path + " = " + sum();
            }
            case "REMOVE" -> path;
            default -> path + " " + operand();
        };
    }

    private String sum() {
        boolean parenthesis = take("(");
        String left = operand();
        String sum = peek().equals("+") || peek().equals("-") ? left + " " + next() + " " + operand() : left;
        if (parenthesis) {
            need(")");
        }
        return sum;
    }
}
