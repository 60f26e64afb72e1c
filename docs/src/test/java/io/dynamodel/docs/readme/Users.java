package io.dynamodel.docs.readme;

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

import io.dynamodel.schema.MapAttribute;
import io.dynamodel.schema.NumberAttribute;
import io.dynamodel.schema.PrimaryKey;
import io.dynamodel.schema.ScalarAttribute;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SchemaBuilder;
import io.dynamodel.schema.SetAttribute;
import io.dynamodel.schema.SortedIndex;
import io.dynamodel.schema.StringAttribute;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

// region users
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

    static final Schema<User> SCHEMA = S.build(); // a record: matched by component name
}
// endregion
