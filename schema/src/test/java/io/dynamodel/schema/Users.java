package io.dynamodel.schema;

import static io.dynamodel.schema.Rules.atLeast;
import static io.dynamodel.schema.Rules.atMost;
import static io.dynamodel.schema.Rules.createdAt;
import static io.dynamodel.schema.Rules.defaultTo;
import static io.dynamodel.schema.Rules.each;
import static io.dynamodel.schema.Rules.generated;
import static io.dynamodel.schema.Rules.lowerCase;
import static io.dynamodel.schema.Rules.matching;
import static io.dynamodel.schema.Rules.oneOf;
import static io.dynamodel.schema.Rules.required;
import static io.dynamodel.schema.Rules.trim;

import io.dynamodel.schema.Addresses.Address;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The schema of the README. */
final class Users {
    private static final SchemaBuilder<User> S = Schema.builder(User.class);

    static final StringAttribute<User> ID =
            S.string("id", User::id, generated(() -> UUID.randomUUID().toString()));
    static final StringAttribute<User> EMAIL =
            S.string("email", User::email, required(), trim(), lowerCase(), matching(".+@.+"));
    static final NumberAttribute<User, Integer> AGE = S.integer("age", User::age, atLeast(0), atMost(150));
    static final StringAttribute<User> NICKNAME = S.string("nickname", User::nickname);
    static final SetAttribute<User, String> ROLES =
            S.stringSet("roles", User::roles, defaultTo(Set.of("member")), each(oneOf("member", "admin")));
    static final MapAttribute<User, Address> HOME = S.map("home", User::home, Addresses.SCHEMA);
    static final ScalarAttribute<User, Instant> JOINED = S.instant("joined", User::joined, createdAt());
    static final NumberAttribute<User, Long> VERSION = S.version("version", User::version);

    static final PrimaryKey<User, String> KEY = S.key(ID);
    static final SortedIndex<User, String, Instant> BY_EMAIL = S.globalIndex("by-email", EMAIL, JOINED);

    static final Schema<User> SCHEMA = S.build();

    static final User ADA = new User(
            "u-1",
            "ada@example.org",
            36,
            "ada",
            Set.of("admin"),
            new Address("1 Row", "London"),
            Instant.parse("2026-01-31T12:00:00Z"),
            1);

    private Users() {}

    record User(
            @Nullable String id,
            @Nullable String email,
            int age,
            @Nullable String nickname,
            @Nullable Set<String> roles,
            @Nullable Address home,
            @Nullable Instant joined,
            long version) {}
}
