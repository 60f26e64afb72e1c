package io.dynamodel.integration.cases;

import java.util.ArrayList;
import java.util.List;

/** Splits the source of a small JavaScript function into tokens. */
final class ScriptLexer {
    enum Kind {
        NAME,
        NUMBER,
        STRING,
        TEMPLATE,
        REGEX,
        MARK,
        END
    }

    /**
     * A token.
     *
     * @param kind what it is
     * @param text its text: unquoted for strings, raw for templates
     */
    record Token(Kind kind, String text) {
        boolean is(String mark) {
            return (kind == Kind.MARK || kind == Kind.NAME) && text.equals(mark);
        }
    }

    private static final List<String> MARKS = List.of(
            "===", "!==", "...", "=>", "==", "!=", "<=", ">=", "&&", "||", "??", "?.", "(", ")", "{", "}", "[", "]",
            ",", ";", ":", "?", ".", "<", ">", "+", "-", "*", "/", "%", "!", "=");

    private final String source;
    private int at;
    private final List<Token> tokens = new ArrayList<>();

    private ScriptLexer(String source) {
        this.source = source;
    }

    static List<Token> tokens(String source) {
        return new ScriptLexer(source).run();
    }

    private List<Token> run() {
        while (at < source.length()) {
            char c = source.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (Character.isJavaIdentifierStart(c)) {
                int from = at;
                while (at < source.length() && Character.isJavaIdentifierPart(source.charAt(at))) {
                    at++;
                }
                tokens.add(new Token(Kind.NAME, source.substring(from, at)));
            } else if (Character.isDigit(c)) {
                int from = at;
                while (at < source.length()
                        && (Character.isLetterOrDigit(source.charAt(at)) || source.charAt(at) == '.')) {
                    at++;
                }
                tokens.add(new Token(Kind.NUMBER, source.substring(from, at)));
            } else if (c == '"' || c == '\'') {
                tokens.add(new Token(Kind.STRING, quoted(c)));
            } else if (c == '`') {
                tokens.add(new Token(Kind.TEMPLATE, template()));
            } else if (c == '/' && startsOperand()) {
                tokens.add(new Token(Kind.REGEX, regex()));
            } else {
                mark();
            }
        }
        tokens.add(new Token(Kind.END, ""));
        return tokens;
    }

    private boolean startsOperand() {
        if (tokens.isEmpty()) {
            return true;
        }
        Token last = tokens.get(tokens.size() - 1);
        return last.kind() == Kind.MARK && !last.is(")") && !last.is("]") || last.is("return");
    }

    private String quoted(char quote) {
        StringBuilder text = new StringBuilder();
        for (at++; source.charAt(at) != quote; at++) {
            if (source.charAt(at) == '\\') {
                at++;
                text.append(source.charAt(at) == 'n' ? '\n' : source.charAt(at) == 't' ? '\t' : source.charAt(at));
            } else {
                text.append(source.charAt(at));
            }
        }
        at++;
        return text.toString();
    }

    private String template() {
        int from = ++at;
        int depth = 0;
        while (depth > 0 || source.charAt(at) != '`') {
            char c = source.charAt(at++);
            if (c == '$' && source.charAt(at) == '{') {
                depth++;
                at++;
            } else if (c == '}' && depth > 0) {
                depth--;
            }
        }
        return source.substring(from, at++);
    }

    private String regex() {
        int from = at++;
        while (source.charAt(at) != '/') {
            at += source.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
        while (at < source.length() && Character.isLetter(source.charAt(at))) {
            at++;
        }
        return source.substring(from, at);
    }

    private void mark() {
        for (String mark : MARKS) {
            if (source.startsWith(mark, at)) {
                tokens.add(new Token(Kind.MARK, mark));
                at += mark.length();
                return;
            }
        }
        throw new Uninterpreted("the JavaScript character '" + source.charAt(at) + "'");
    }
}
