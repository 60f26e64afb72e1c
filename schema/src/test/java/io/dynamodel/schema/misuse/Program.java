package io.dynamodel.schema.misuse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Programs around statements: the schemas of two item types, as an application has them, and a class for each. */
final class Program {
    private static final String IMPORTS = """
            import static io.dynamodel.schema.AttributeTypes.*;
            import static io.dynamodel.schema.Parts.parts;
            import static io.dynamodel.schema.Rules.*;
            import static io.dynamodel.schema.SortCondition.*;

            import io.dynamodel.core.expression.*;
            import io.dynamodel.schema.*;
            import java.time.*;
            import java.util.*;
            """;

    private static final String SCHEMAS = """
            class Program {
                record Address(String street, String city) {}
                record User(String id, String email, int age, String nickname, Set<String> roles, List<String> tags,
                        Map<String, Integer> scores, Address home, List<Address> past, Instant joined, boolean active) {}
                record Order(String id, int no, long total, Address to) {}
                static class Counter {
                    String id() { return ""; }
                    void id(String id) {}
                    void count(Integer count) {}
                    int count() { return 0; }
                }
                sealed interface Shape permits Circle {}
                record Circle(int radius) implements Shape {}

                static final SchemaBuilder<Address> A = Schema.builder(Address.class);
                static final StringAttribute<Address> STREET = A.string("street", Address::street);
                static final StringAttribute<Address> CITY = A.string("city", Address::city);
                static final Schema<Address> ADDRESSES = A.build();

                static final SchemaBuilder<User> S = Schema.builder(User.class);
                static final StringAttribute<User> ID = S.string("id", User::id);
                static final StringAttribute<User> EMAIL = S.string("email", User::email, matching(".+@.+"));
                static final NumberAttribute<User, Integer> AGE = S.integer("age", User::age, atLeast(0));
                static final NumberAttribute<User, Integer> RANK = S.integer("rank", User::age);
                static final StringAttribute<User> NICKNAME = S.string("nickname", User::nickname);
                static final SetAttribute<User, String> ROLES = S.stringSet("roles", User::roles);
                static final ListAttribute<User, String> TAGS = S.list("tags", User::tags, string());
                static final DictionaryAttribute<User, Integer> SCORES = S.dictionary("scores", User::scores, integer());
                static final MapAttribute<User, Address> HOME = S.map("home", User::home, ADDRESSES);
                static final ListAttribute<User, Address> PAST = S.list("past", User::past, ADDRESSES);
                static final ScalarAttribute<User, Instant> JOINED = S.instant("joined", User::joined);
                static final ValueAttribute<User, Boolean> ACTIVE = S.bool("active", User::active);
                static final PrimaryKey<User, String> KEY = S.key(ID);
                static final SortedIndex<User, String, Instant> BY_EMAIL = S.globalIndex("by-email", EMAIL, JOINED);
                static final SortedIndex<User, String, Parts<Integer, Parts<Integer, Instant>>> BY_TIME =
                        S.globalIndex("by-time", EMAIL, S.parts(AGE, RANK, JOINED));
                static final Index<User, Parts<String, Integer>> BY_TWO = S.globalIndex("by-two", S.parts(EMAIL, AGE));

                static final SchemaBuilder<Order> O = Schema.builder(Order.class);
                static final StringAttribute<Order> ORDER_ID = O.string("id", Order::id);
                static final NumberAttribute<Order, Integer> ORDER_NO = O.integer("no", Order::no);
                static final NumberAttribute<Order, Long> TOTAL = O.longInteger("total", Order::total);
                static final SortedKey<Order, String, Integer> ORDER_KEY = O.key(ORDER_ID, ORDER_NO);
                static final Schema<Order> ORDERS = O.build(r -> new Order(r.get(ORDER_ID), r.get(ORDER_NO), 0L, null));

                static final SchemaBuilder<Counter> C = Schema.builder(Counter.class);
            }
            """;

    private static final String STATEMENT = """
            class %s extends Program {
                void program(Selection<User> selection, Instant day, Instant later) {
                    %s
                }
            }
            """;

    private static final long LINE = IMPORTS.lines().count() + 3;

    private final Map<String, String> classes = new LinkedHashMap<>();
    private final Compilation compilation;

    private Program(List<String> statements) {
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put("Program", IMPORTS + SCHEMAS);
        for (String statement : statements) {
            String name = "Statement" + sources.size();
            classes.put(statement, name);
            sources.put(name, IMPORTS + STATEMENT.formatted(name, statement));
        }
        compilation = Compilation.of(sources);
        int inStatements =
                statements.stream().mapToInt(s -> problemsOf(s).size()).sum();
        if (compilation.errors() > inStatements) {
            throw new AssertionError("the schemas do not compile: " + compilation.problemsOf("Program"));
        }
    }

    /** Compiles each statement in a class of its own. */
    static Program of(List<String> statements) {
        return new Program(statements.stream().distinct().toList());
    }

    /** What the compiler says of the statement; problems anywhere else are a mistake of the test. */
    List<String> problemsOf(String statement) {
        return compilation.problemsOf(classes.get(statement)).stream()
                .map(problem -> {
                    if (problem.line() != LINE) {
                        throw new AssertionError("not in the statement: " + problem);
                    }
                    return problem.message();
                })
                .toList();
    }
}
