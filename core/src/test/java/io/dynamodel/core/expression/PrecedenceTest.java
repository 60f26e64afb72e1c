package io.dynamodel.core.expression;

import static io.dynamodel.core.expression.Trees.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.core.expression.Trees.Thing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Whatever tree is rendered, DynamoDB's grammar reads the same tree back. */
class PrecedenceTest {
    private static final String[] ATTRIBUTES = {"a", "b", "c", "d"};

    @Test
    void readsBackTheTreeThatWasWritten() {
        Random random = new Random(11);
        for (int i = 0; i < 2_000; i++) {
            Condition<Thing> tree = tree(random, 4);
            ExpressionRenderer renderer = new ExpressionRenderer();
            String text = renderer.condition(tree);
            Condition<Thing> read = new Parser(text, renderer.names()).parse();
            assertThat(read).as(text).isEqualTo(flat(tree));
            for (int bits = 0; bits < 1 << ATTRIBUTES.length; bits++) {
                assertThat(read.test(item(bits))).isEqualTo(tree.test(item(bits)));
            }
        }
    }

    @Test
    void aGuardAlwaysDominates() {
        Random random = new Random(12);
        Condition<Thing> guard = exists("guard");
        for (int i = 0; i < 500; i++) {
            Condition<Thing> guarded = Condition.all(List.of(guard, tree(random, 4)));
            ExpressionRenderer renderer = new ExpressionRenderer();
            Condition<Thing> read = new Parser(renderer.condition(guarded), renderer.names()).parse();
            for (int bits = 0; bits < 1 << ATTRIBUTES.length; bits++) {
                assertThat(read.test(item(bits))).isFalse();
            }
        }
    }

    @Test
    void writesNoParenthesesThatCouldBeLeftOut() {
        Random random = new Random(13);
        for (int i = 0; i < 500; i++) {
            Condition<Thing> tree = tree(random, 3);
            ExpressionRenderer renderer = new ExpressionRenderer();
            String text = renderer.condition(tree);
            for (int open = group(text, 0); open >= 0; open = group(text, open + 1)) {
                int close = matching(text, open);
                String without = text.substring(0, open) + text.substring(open + 1, close) + text.substring(close + 1);
                assertThat(new Parser(without, renderer.names()).parse())
                        .as(text)
                        .isNotEqualTo(flat(tree));
            }
        }
    }

    private static int group(String text, int from) {
        int open = text.indexOf('(', from);
        while (open > 0 && Character.isLetter(text.charAt(open - 1))) {
            open = text.indexOf('(', open + 1);
        }
        return open;
    }

    private static int matching(String text, int open) {
        int depth = 0;
        for (int i = open; ; i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
    }

    private static Condition<Thing> tree(Random random, int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(4);
        if (kind == 0) {
            return exists(ATTRIBUTES[random.nextInt(ATTRIBUTES.length)]);
        }
        if (kind == 1) {
            return not(tree(random, depth - 1));
        }
        List<Condition<Thing>> parts = new ArrayList<>();
        for (int i = 2 + random.nextInt(2); i > 0; i--) {
            parts.add(tree(random, depth - 1));
        }
        return kind == 2 ? new Condition.And<>(parts) : new Condition.Or<>(parts);
    }

    /** The same tree, without a conjunction inside of a conjunction, which text cannot tell. */
    private static Condition<Thing> flat(Condition<Thing> tree) {
        if (tree instanceof Condition.Not<Thing> not) {
            return not(flat(not.condition()));
        }
        if (tree instanceof Condition.And<Thing> and) {
            return Condition.all(
                    and.conditions().stream().map(PrecedenceTest::flat).toList());
        }
        if (tree instanceof Condition.Or<Thing> or) {
            return Condition.any(
                    or.conditions().stream().map(PrecedenceTest::flat).toList());
        }
        return tree;
    }

    private static Map<String, AttributeValue> item(int bits) {
        Map<String, AttributeValue> item = new LinkedHashMap<>();
        for (int i = 0; i < ATTRIBUTES.length; i++) {
            if ((bits & 1 << i) != 0) {
                item.put(ATTRIBUTES[i], n(1));
            }
        }
        return item;
    }

    /** The boolean part of DynamoDB's grammar: NOT before AND before OR. */
    private static final class Parser {
        private final String text;
        private final Map<String, String> names;
        private int at;

        Parser(String text, Map<String, String> names) {
            this.text = text;
            this.names = names;
        }

        Condition<Thing> parse() {
            Condition<Thing> result = or();
            assertThat(at).isEqualTo(text.length());
            return result;
        }

        private Condition<Thing> or() {
            List<Condition<Thing>> parts = new ArrayList<>(List.of(and()));
            while (skip(" OR ")) {
                parts.add(and());
            }
            return Condition.any(parts);
        }

        private Condition<Thing> and() {
            List<Condition<Thing>> parts = new ArrayList<>(List.of(not()));
            while (skip(" AND ")) {
                parts.add(not());
            }
            return Condition.all(parts);
        }

        private Condition<Thing> not() {
            if (skip("NOT ")) {
                return Trees.not(not());
            }
            if (skip("(")) {
                Condition<Thing> inner = or();
                assertThat(skip(")")).isTrue();
                return inner;
            }
            assertThat(skip("attribute_exists(")).as(text.substring(at)).isTrue();
            int end = text.indexOf(')', at);
            Condition<Thing> leaf = exists(names.get(text.substring(at, end)));
            at = end + 1;
            return leaf;
        }

        private boolean skip(String token) {
            if (text.startsWith(token, at)) {
                at += token.length();
                return true;
            }
            return false;
        }
    }
}
