package io.dynamodel.integration.sample;

import static io.dynamodel.schema.Rules.atLeast;
import static io.dynamodel.schema.Rules.atMost;
import static io.dynamodel.schema.Rules.createdAt;
import static io.dynamodel.schema.Rules.defaultTo;
import static io.dynamodel.schema.Rules.each;
import static io.dynamodel.schema.Rules.generated;
import static io.dynamodel.schema.Rules.immutable;
import static io.dynamodel.schema.Rules.lowerCase;
import static io.dynamodel.schema.Rules.matching;
import static io.dynamodel.schema.Rules.oneOf;
import static io.dynamodel.schema.Rules.required;
import static io.dynamodel.schema.Rules.trim;
import static io.dynamodel.schema.Rules.updatedAt;

import io.dynamodel.schema.Assignment;
import io.dynamodel.schema.AttributeTypes;
import io.dynamodel.schema.DictionaryAttribute;
import io.dynamodel.schema.ListAttribute;
import io.dynamodel.schema.MapAttribute;
import io.dynamodel.schema.NumberAttribute;
import io.dynamodel.schema.PrimaryKey;
import io.dynamodel.schema.ScalarAttribute;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SchemaBuilder;
import io.dynamodel.schema.SetAttribute;
import io.dynamodel.schema.StringAttribute;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A schema with most kinds of attributes and rules: versioned, with times. */
public final class People {
    /** Where somebody is. */
    public record Geo(@Nullable Integer lat, @Nullable Integer lon, List<String> names) {}

    /** Where somebody lives. */
    public record Address(
            @Nullable String street, String city, @Nullable Geo geo) {}

    /** Somebody. */
    public record Person(
            String id,
            String email,
            int age,
            @Nullable String nickname,
            Set<String> roles,
            List<String> tags,
            @Nullable Address home,
            Map<String, Integer> scores,
            @Nullable Integer points,
            @Nullable BigDecimal balance,
            @Nullable String born,
            @Nullable Instant created,
            @Nullable Instant updated,
            long version) {

        /** The same person, renamed. */
        public Person withNickname(@Nullable String other) {
            return new Person(
                    id, email, age, other, roles, tags, home, scores, points, balance, born, created, updated, version);
        }

        /** The same person, at another age. */
        public Person withAge(int other) {
            return new Person(
                    id, email, other, nickname, roles, tags, home, scores, points, balance, born, created, updated,
                    version);
        }

        /** The same person, moved. */
        public Person withHome(@Nullable Address other) {
            return new Person(
                    id, email, age, nickname, roles, tags, other, scores, points, balance, born, created, updated,
                    version);
        }

        /** The same person with another version. */
        public Person withVersion(long other) {
            return new Person(
                    id, email, age, nickname, roles, tags, home, scores, points, balance, born, created, updated,
                    other);
        }
    }

    /** Nested in an address. */
    public static final class Geos {
        private static final SchemaBuilder<Geo> S = Schema.builder(Geo.class);

        public static final NumberAttribute<Geo, Integer> LAT = S.integer("lat", Geo::lat, atMost(90));
        public static final NumberAttribute<Geo, Integer> LON = S.integer("lon", Geo::lon);
        public static final ListAttribute<Geo, String> NAMES = S.list("names", Geo::names, AttributeTypes.string());

        public static final Schema<Geo> SCHEMA = S.build();

        private Geos() {}
    }

    /** Nested in a person. */
    public static final class Addresses {
        private static final SchemaBuilder<Address> S = Schema.builder(Address.class);

        public static final StringAttribute<Address> STREET = S.string("street", Address::street);
        public static final StringAttribute<Address> CITY = S.string("city", Address::city, required(), trim());
        public static final MapAttribute<Address, Geo> GEO = S.map("geo", Address::geo, Geos.SCHEMA);

        public static final Schema<Address> SCHEMA = S.build();

        private Addresses() {}
    }

    private static final SchemaBuilder<Person> S = Schema.builder(Person.class);

    public static final StringAttribute<Person> ID =
            S.string("id", Person::id, generated(() -> UUID.randomUUID().toString()));
    public static final StringAttribute<Person> EMAIL =
            S.string("email", Person::email, required(), trim(), lowerCase(), matching(".+@.+"));
    public static final NumberAttribute<Person, Integer> AGE = S.integer("age", Person::age, atLeast(0), atMost(150));
    public static final StringAttribute<Person> NICKNAME = S.string("nickname", Person::nickname);
    public static final SetAttribute<Person, String> ROLES =
            S.stringSet("roles", Person::roles, defaultTo(Set.of("member")), each(oneOf("member", "admin", "guest")));
    public static final ListAttribute<Person, String> TAGS = S.list("tags", Person::tags, AttributeTypes.string());
    public static final MapAttribute<Person, Address> HOME = S.map("home", Person::home, Addresses.SCHEMA);
    public static final DictionaryAttribute<Person, Integer> SCORES =
            S.dictionary("scores", Person::scores, AttributeTypes.integer());
    public static final NumberAttribute<Person, Integer> POINTS = S.integer("points", Person::points);
    public static final NumberAttribute<Person, BigDecimal> BALANCE =
            S.decimal("balance", Person::balance, atLeast(BigDecimal.ZERO));
    public static final StringAttribute<Person> BORN = S.string("born", Person::born, immutable());
    public static final ScalarAttribute<Person, Instant> CREATED = S.instant("created", Person::created, createdAt());
    public static final ScalarAttribute<Person, Instant> UPDATED = S.instant("updated", Person::updated, updatedAt());
    public static final NumberAttribute<Person, Long> VERSION = S.version("version", Person::version);

    public static final PrimaryKey<Person, String> KEY = S.key(ID);

    public static final Schema<Person> SCHEMA = S.build();

    private People() {}

    /** The least that somebody needs. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no arrays of generic types
    public static Assignment<Person>[] ada(String id) {
        return new Assignment[] {ID.to(id), EMAIL.to("ada@example.org"), AGE.to(36)};
    }

    /** Somebody without any optional attribute. */
    public static Person person(String id, int age) {
        return new Person(
                id,
                id + "@example.org",
                age,
                null,
                Set.of("member"),
                List.of(),
                null,
                Map.of(),
                null,
                null,
                null,
                null,
                null,
                0);
    }
}
