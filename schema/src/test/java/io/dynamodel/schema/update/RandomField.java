package io.dynamodel.schema.update;

import io.dynamodel.core.expression.Update;
import io.dynamodel.schema.AttributeTypes;
import io.dynamodel.schema.DictionaryAttribute;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.ListAttribute;
import io.dynamodel.schema.MapAttribute;
import io.dynamodel.schema.NumberAttribute;
import io.dynamodel.schema.Rule;
import io.dynamodel.schema.Rules;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SetAttribute;
import io.dynamodel.schema.StringAttribute;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** An attribute with random rules, its values and its updates: some keep the rules, some do not. */
abstract class RandomField {
    final String name;

    RandomField(String name) {
        this.name = name;
    }

    abstract Object value(Random random);

    abstract Update<Document> update(Random random, List<RandomField> all);

    @SuppressWarnings("unchecked")
    static <V> Rule<Document, V>[] rules(List<Rule<Document, V>> rules) {
        return (Rule<Document, V>[]) rules.toArray(new Rule<?, ?>[0]);
    }

    /** Another field of the same kind; itself if there is none. */
    <F extends RandomField> F other(Class<F> kind, Random random, List<RandomField> all) {
        List<F> same = all.stream().filter(kind::isInstance).map(kind::cast).toList();
        return same.get(random.nextInt(same.size()));
    }

    static RandomField of(int kind, String name, DocumentSchemaBuilder s, Random random) {
        return switch (kind) {
            case 0, 1 -> new OfNumber(name, s, random);
            case 2 -> new OfText(name, s, random);
            case 3 -> new OfList(name, s, random);
            case 4 -> new OfSet(name, s, random);
            case 5 -> new OfDictionary(name, s, random);
            default -> new OfNested(name, s, random);
        };
    }

    private static <V> List<Rule<Document, V>> presence(Random random) {
        List<Rule<Document, V>> rules = new ArrayList<>();
        if (random.nextInt(4) == 0) {
            rules.add(Rules.required());
        }
        if (random.nextInt(8) == 0) {
            rules.add(Rules.immutable());
        }
        return rules;
    }

    private static <V> void sizes(List<Rule<Document, V>> rules, Random random) {
        if (random.nextBoolean()) {
            rules.add(Rules.minSize(random.nextInt(3)));
        }
        if (random.nextBoolean()) {
            rules.add(Rules.maxSize(2 + random.nextInt(3)));
        }
    }

    static final class OfNumber extends RandomField {
        private final NumberAttribute<Document, Integer> token;

        OfNumber(String name, DocumentSchemaBuilder s, Random random) {
            super(name);
            List<Rule<Document, Integer>> rules = presence(random);
            if (random.nextInt(3) > 0) {
                rules.add(Rules.atLeast(random.nextInt(7) - 5));
            }
            if (random.nextInt(3) > 0) {
                rules.add(Rules.atMost(2 + random.nextInt(7)));
            }
            if (random.nextInt(6) == 0) {
                rules.add(Rules.validate(v -> v != 3, "not be 3"));
            }
            token = s.integer(name, rules(rules));
        }

        NumberAttribute<Document, Integer> token() {
            return token;
        }

        @Override
        Integer value(Random random) {
            return random.nextInt(50) == 0 ? Integer.MAX_VALUE : random.nextInt(20) - 8;
        }

        @Override
        Update<Document> update(Random random, List<RandomField> all) {
            int value = value(random);
            NumberAttribute<Document, Integer> other = other(OfNumber.class, random, all).token;
            return switch (random.nextInt(15)) {
                case 0 -> token.set(value);
                case 1, 2, 3 -> token.add(value);
                case 4 -> token.subtract(value);
                case 5 -> token.set(other.plus(value));
                case 6 -> token.set(other.minus(value));
                case 7 -> token.set(other);
                case 8 -> token.set(other.orElse(value));
                case 9 -> token.set(token.plus(other));
                case 10 -> token.setIfAbsent(value);
                case 11 -> token.set(other.orElse(value(random)).plus(value));
                case 12 -> token.set(other.orElse(token).minus(value));
                case 13 -> token.set(token.orElse(value).plus(other.orElse(value(random))));
                default -> token.remove();
            };
        }
    }

    static final class OfText extends RandomField {
        private final StringAttribute<Document> token;

        OfText(String name, DocumentSchemaBuilder s, Random random) {
            super(name);
            List<Rule<Document, String>> rules = presence(random);
            if (random.nextBoolean()) {
                rules.add(Rules.minLength(random.nextInt(3)));
            }
            if (random.nextBoolean()) {
                rules.add(Rules.maxLength(2 + random.nextInt(3)));
            }
            if (random.nextInt(3) == 0) {
                rules.add(Rules.atLeast("b"));
            }
            if (random.nextInt(3) == 0) {
                rules.add(Rules.trim());
            }
            token = s.string(name, rules(rules));
        }

        StringAttribute<Document> token() {
            return token;
        }

        @Override
        String value(Random random) {
            List<String> texts = List.of("", "a", "bc", " d ", "efg", "😀", "zzzz", "yyyyy");
            return texts.get(random.nextInt(texts.size()));
        }

        @Override
        Update<Document> update(Random random, List<RandomField> all) {
            StringAttribute<Document> other = other(OfText.class, random, all).token;
            return switch (random.nextInt(6)) {
                case 0, 1 -> token.set(value(random));
                case 2 -> token.set(other);
                case 3 -> token.set(other.orElse(value(random)));
                case 4 -> token.setIfAbsent(value(random));
                default -> token.remove();
            };
        }
    }

    static final class OfList extends RandomField {
        private final ListAttribute<Document, Integer> token;

        OfList(String name, DocumentSchemaBuilder s, Random random) {
            super(name);
            List<Rule<Document, List<Integer>>> rules = presence(random);
            sizes(rules, random);
            if (random.nextInt(3) == 0) {
                rules.add(Rules.each(Rules.atLeast(0)));
            }
            if (random.nextInt(8) == 0) {
                rules.add(Rules.validate(v -> v.size() != 2, "not have 2"));
            }
            token = s.list(name, AttributeTypes.integer(), rules(rules));
        }

        @Override
        List<Integer> value(Random random) {
            List<Integer> list = new ArrayList<>();
            for (int i = random.nextInt(5); i > 0; i--) {
                list.add(random.nextInt(6) - 1);
            }
            return list;
        }

        @Override
        Update<Document> update(Random random, List<RandomField> all) {
            Integer[] some = {random.nextInt(6) - 1, random.nextInt(6) - 1};
            ListAttribute<Document, Integer> other = other(OfList.class, random, all).token;
            return switch (random.nextInt(10)) {
                case 0 -> token.set(value(random));
                case 1 -> token.append(some[0]);
                case 2 -> token.append(some);
                case 3 -> token.prepend(some[0]);
                case 4, 5 -> token.at(random.nextInt(5)).set(some[0]);
                case 6, 7 -> token.at(random.nextInt(3)).remove();
                case 8 -> token.set(other);
                default -> random.nextBoolean() ? token.remove() : token.setIfAbsent(value(random));
            };
        }
    }

    static final class OfSet extends RandomField {
        private final SetAttribute<Document, String> token;

        OfSet(String name, DocumentSchemaBuilder s, Random random) {
            super(name);
            List<Rule<Document, Set<String>>> rules = presence(random);
            sizes(rules, random);
            if (random.nextInt(3) == 0) {
                rules.add(Rules.each(Rules.lowerCase(), Rules.oneOf("a", "b", "c", "d")));
            }
            token = s.stringSet(name, rules(rules));
        }

        @Override
        Set<String> value(Random random) {
            Set<String> set = new HashSet<>();
            for (int i = random.nextInt(5); i > 0; i--) {
                set.add(element(random));
            }
            return set;
        }

        private static String element(Random random) {
            return List.of("a", "b", "c", "d", "A", "e").get(random.nextInt(6));
        }

        @Override
        Update<Document> update(Random random, List<RandomField> all) {
            SetAttribute<Document, String> other = other(OfSet.class, random, all).token;
            return switch (random.nextInt(8)) {
                case 0 -> token.set(value(random));
                case 1 -> token.add(element(random));
                case 2 -> token.add(element(random), element(random));
                case 3, 4 -> token.delete(element(random));
                case 5 -> token.delete(element(random), element(random));
                case 6 -> token.set(other);
                default -> token.remove();
            };
        }
    }

    static final class OfDictionary extends RandomField {
        private final DictionaryAttribute<Document, Integer> token;

        OfDictionary(String name, DocumentSchemaBuilder s, Random random) {
            super(name);
            List<Rule<Document, Map<String, Integer>>> rules = presence(random);
            sizes(rules, random);
            if (random.nextInt(3) == 0) {
                rules.add(Rules.eachValue(Rules.between(0, 9)));
            }
            token = s.dictionary(name, AttributeTypes.integer(), rules(rules));
        }

        private static String key(Random random) {
            return List.of("a", "b", "c", "d", "e").get(random.nextInt(5));
        }

        @Override
        Map<String, Integer> value(Random random) {
            Map<String, Integer> map = new HashMap<>();
            for (int i = random.nextInt(5); i > 0; i--) {
                map.put(key(random), random.nextInt(12) - 1);
            }
            return map;
        }

        @Override
        Update<Document> update(Random random, List<RandomField> all) {
            return switch (random.nextInt(6)) {
                case 0 -> token.set(value(random));
                case 1, 2, 3 -> token.key(key(random)).set(random.nextInt(12) - 1);
                case 4 -> token.key(key(random)).remove();
                default -> token.remove();
            };
        }
    }

    static final class OfNested extends RandomField {
        private final MapAttribute<Document, Document> token;
        private final RandomField number;
        private final RandomField set;
        private final NumberAttribute<Document, Integer> numberToken;

        OfNested(String name, DocumentSchemaBuilder s, Random random) {
            super(name);
            DocumentSchemaBuilder inner = Schema.documents("inner of " + name);
            OfNumber innerNumber = new OfNumber("number", inner, random);
            number = innerNumber;
            numberToken = innerNumber.token();
            OfText innerText = new OfText("set", inner, random);
            set = innerText;
            if (random.nextInt(4) == 0) {
                inner.validate(d -> d.has("number"), "have a number", numberToken);
            }
            if (random.nextInt(4) == 0) {
                inner.computed("double", AttributeTypes.string(), d -> "" + d.get("number"), List.of(numberToken));
            }
            List<Rule<Document, Document>> rules = presence(random);
            token = s.map(name, inner.build(), rules(rules));
            this.text = innerText.token();
        }

        private final StringAttribute<Document> text;

        @Override
        Document value(Random random) {
            return Document.of(
                    "number", random.nextInt(4) == 0 ? null : number.value(random),
                    "set", random.nextInt(4) == 0 ? null : set.value(random));
        }

        @Override
        Update<Document> update(Random random, List<RandomField> all) {
            MapAttribute<Document, Document> other = other(OfNested.class, random, all).token;
            return switch (random.nextInt(9)) {
                case 0, 1 -> token.set(value(random));
                case 2 -> token.dot(numberToken).set((Integer) number.value(random));
                case 3 -> token.dot(numberToken).add((Integer) number.value(random));
                case 4 -> token.dot(numberToken).remove();
                case 5 -> token.dot(text).set((String) set.value(random));
                case 6 -> token.dot(text).remove();
                case 7 -> token.set(other);
                default -> token.remove();
            };
        }
    }
}
