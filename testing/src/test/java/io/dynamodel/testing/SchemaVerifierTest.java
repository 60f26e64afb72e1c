package io.dynamodel.testing;

import static io.dynamodel.schema.Rules.createdAt;
import static io.dynamodel.schema.Rules.defaultTo;
import static io.dynamodel.schema.Rules.lowerCase;
import static io.dynamodel.schema.Rules.minSize;
import static io.dynamodel.schema.Rules.onGet;
import static io.dynamodel.schema.Rules.onSet;
import static io.dynamodel.schema.Rules.required;
import static io.dynamodel.schema.Rules.sensitive;
import static io.dynamodel.schema.Rules.updatedAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.core.error.ValidationException;
import io.dynamodel.schema.AttributeTypes;
import io.dynamodel.schema.Converter;
import io.dynamodel.schema.ItemReader;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SchemaBuilder;
import io.dynamodel.schema.StringAttribute;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SchemaVerifierTest {
    record Name(String first, @Nullable String last) {}

    private static final SchemaBuilder<Name> N = Schema.builder(Name.class);
    private static final StringAttribute<Name> FIRST = N.string("first", Name::first);
    private static final StringAttribute<Name> LAST = N.string("last", Name::last);

    private static Schema<Name> names(Function<ItemReader<Name>, Name> constructor) {
        return N.build(constructor);
    }

    private static final Schema<Name> EXCHANGED = names(r -> new Name(r.get(LAST), r.get(FIRST)));

    @Test
    void acceptsWhatComesBackAsItWas() {
        Schema<Name> schema = names(r -> new Name(r.get(FIRST), r.get(LAST)));

        assertThatCode(SchemaVerifier.of(schema).withSample(new Name("Ada", "Lovelace"))::verify)
                .doesNotThrowAnyException();
    }

    record Group(String id, List<Name> names) {}

    @Test
    void acceptsAListThatIsAbsentWhereItIsEmpty() {
        SchemaBuilder<Group> s = Schema.builder(Group.class);
        s.string("id", Group::id);
        s.list("names", Group::names, names(r -> new Name(r.get(FIRST), r.get(LAST))), minSize(1));

        assertThatCode(
                        SchemaVerifier.of(s.build()).withSample(new Group("g", List.of(new Name("Ada", "Lovelace"))))
                                ::verify)
                .doesNotThrowAnyException();
    }

    @Test
    void findsExchangedArguments() {
        assertFails(SchemaVerifier.of(EXCHANGED).withSample(new Name("Ada", "Lovelace"))::verify)
                .hasMessageContaining("first: written as S=Ada, but read back as S=Lovelace, the value of last;"
                        + " are arguments of the constructor exchanged?")
                .hasMessageContaining("last: written as S=Lovelace, but read back as S=Ada, the value of first");
    }

    @Test
    void findsExchangedArgumentsWithEqualValues() {
        assertFails(SchemaVerifier.of(EXCHANGED).withSample(new Name("Ada", "Ada"))::verify)
                .hasMessageContaining("first and last: what is stored as first is read as last;"
                        + " are arguments of the constructor exchanged?");
    }

    record Flags(boolean open, boolean paid, int count, int total) {}

    @Test
    void findsExchangedPrimitivesWithEqualValues() {
        SchemaBuilder<Flags> s = Schema.builder(Flags.class);
        var open = s.bool("open", Flags::open);
        var paid = s.bool("paid", Flags::paid);
        var count = s.integer("count", Flags::count);
        var total = s.integer("total", Flags::total);
        Schema<Flags> schema = s.build(r -> new Flags(r.get(paid), r.get(open), r.get(total), r.get(count)));

        assertFails(SchemaVerifier.of(schema).withSample(new Flags(true, true, 1, 1))::verify)
                .hasMessageContaining("open and paid:")
                .hasMessageContaining("count and total:");
    }

    record Person(Name name, List<Name> aliases) {}

    @Test
    void namesThePathWithinNestedItems() {
        SchemaBuilder<Person> s = Schema.builder(Person.class);
        s.map("name", Person::name, EXCHANGED);
        s.list("aliases", Person::aliases, EXCHANGED);

        assertFails(SchemaVerifier.of(s.build())
                        .withSample(new Person(new Name("Ada", "King"), List.of(new Name("A", "L"))))::verify)
                .hasMessageContaining("name.first: written as S=Ada")
                .hasMessageContaining("aliases[0].last: written as S=L");
        assertFails(SchemaVerifier.of(s.build())
                        .withSample(new Person(new Name("Ada", "Ada"), List.of(new Name("A", "A"))))::verify)
                .hasMessageContaining("name.first and name.last:");
    }

    @Test
    void findsAComponentThatNoAttributeStores() {
        SchemaBuilder<Name> s = Schema.builder(Name.class);
        var first = s.string("first", Name::first);
        Schema<Name> schema = s.build(r -> new Name(r.get(first), "unknown"));

        assertFails(SchemaVerifier.of(schema).withSample(new Name("Ada", "Lovelace"))::verify)
                .hasMessageContaining("last: written as Lovelace, but read back as unknown")
                .hasMessageContaining("no attribute stores it");
    }

    @Test
    void isNotFooledByADefaultThatFillsTheGapAgain() {
        SchemaBuilder<Name> s = Schema.builder(Name.class);
        var first = s.string("first", Name::first, defaultTo("Ada"));
        s.string("last", Name::last, defaultTo("Lovelace"));
        Schema<Name> schema = s.build(r -> new Name(r.get(first), null));

        assertFails(SchemaVerifier.of(schema).withSample(new Name("A", null))::verify)
                .hasMessageContaining("last: written as S=Lovelace, but read back as absent");
    }

    record Event(@Nullable Double half) {}

    private static final class Truncating implements Converter<Double, Integer> {
        @Override
        public Integer toStored(Double value) {
            return value.intValue();
        }

        @Override
        public Double fromStored(Integer stored) {
            return stored.doubleValue();
        }
    }

    @Test
    void findsAConversionThatLosesSomething() {
        SchemaBuilder<Event> s = Schema.builder(Event.class);
        s.value(
                "half",
                Event::half,
                AttributeTypes.converted(AttributeTypes.integer(), Double.class, new Truncating(), true));

        assertFails(SchemaVerifier.of(s.build()).withSample(new Event(1.5))::verify)
                .hasMessageContaining("half: written as 1.5, but read back as 1.0")
                .hasMessageContaining("loses precision");
    }

    /** Not a record, and equal by value. */
    static final class Box {
        private String content = "";

        String content() {
            return content;
        }

        void content(@Nullable String content) {
            this.content = content + "!";
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof Box other && other.content.equals(content);
        }

        @Override
        public int hashCode() {
            return content.hashCode();
        }
    }

    @Test
    void findsWhatAnotherClassDoesNotGiveBack() {
        SchemaBuilder<Box> s = Schema.builder(Box.class);
        s.string("content", Box::content, Box::content);
        Box sample = new Box();
        sample.content("x");

        assertFails(SchemaVerifier.of(s.build(Box::new)).withSample(sample)::verify)
                .hasMessageContaining("content: written as S=x!, but read back as S=x!!");
    }

    record Account(
            String id,
            @Nullable String email,
            @Nullable Set<String> roles,
            @Nullable Instant created,
            @Nullable Instant updated,
            @Nullable Long version) {}

    private static Schema<Account> accounts() {
        SchemaBuilder<Account> s = Schema.builder(Account.class);
        var id = s.string("id", Account::id, required());
        s.string("email", Account::email, lowerCase(), sensitive());
        s.stringSet("roles", Account::roles, defaultTo(Set.of("member", "reader")));
        s.instant("created", Account::created, createdAt());
        s.instant("updated", Account::updated, updatedAt());
        s.version("version", Account::version);
        s.key(id);
        return s.build();
    }

    @Test
    void doesNotHoldTheWriteSideAgainstTheSchema() {
        SchemaVerifier<Account> verifier = SchemaVerifier.of(accounts())
                .withSample(new Account("a", "Ada@Example.ORG", null, null, Instant.EPOCH, 1L));

        assertThatCode(verifier::verify).doesNotThrowAnyException();
    }

    @Test
    void demandsThatEachAttributeIsInSomeSample() {
        Account withoutEmail = new Account("a", null, Set.of("x"), null, null, null);

        assertFails(SchemaVerifier.of(accounts()).withSample(withoutEmail)::verify)
                .hasMessageContaining("email: no sample has a value")
                .hasMessageContaining("version: no sample has a value");
        assertThatCode(SchemaVerifier.of(accounts())
                        .withSample(withoutEmail)
                        .withSample(new Account("b", "b@example.org", Set.of(), null, null, 2L))::verify)
                .doesNotThrowAnyException();
        assertFails(SchemaVerifier.of(accounts())::verify).hasMessageContaining("give a sample");
    }

    @Test
    void acceptsAGetTransformThatTheSetTransformUndoes() {
        assertThatCode(SchemaVerifier.of(reversed(true)).withSample(new Name("Ada", "L"))::verify)
                .doesNotThrowAnyException();
        assertFails(SchemaVerifier.of(reversed(false)).withSample(new Name("Ada", "L"))::verify)
                .hasMessageContaining("first: written as S=Ada, but read back as S=adA");
    }

    private static Schema<Name> reversed(boolean onSet) {
        SchemaBuilder<Name> s = Schema.builder(Name.class);
        Function<String, String> reverse =
                text -> new StringBuilder(text).reverse().toString();
        if (onSet) {
            s.string("first", Name::first, onSet(reverse::apply), onGet(reverse::apply));
        } else {
            s.string("first", Name::first, onGet(reverse::apply));
        }
        s.string("last", Name::last);
        return s.build();
    }

    @Test
    void doesNotShowWhatIsSensitive() {
        SchemaBuilder<Name> s = Schema.builder(Name.class);
        var first = s.string("first", Name::first, sensitive());
        var last = s.string("last", Name::last);
        Schema<Name> schema = s.build(r -> new Name("wrong", r.get(last)));

        assertFails(SchemaVerifier.of(schema).withSample(new Name("secret", "Lovelace"))::verify)
                .hasMessageContaining("first: written as (sensitive), but read back as (sensitive)")
                .hasMessageNotContainingAny("secret", "wrong");
    }

    @Test
    void saysWhichSampleIsInvalid() {
        assertFails(SchemaVerifier.of(accounts())
                        .withSample(new Account("a", "a", Set.of("x"), null, null, 1L))
                        .withSample(new Account(null, "a", Set.of("x"), null, null, 1L))::verify)
                .hasMessageContaining("sample 2:")
                .satisfies(error ->
                        assertThat(error.getSuppressed()).singleElement().isInstanceOf(ValidationException.class));
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertFails(ThrowingCallable verification) {
        return assertThatThrownBy(verification).isInstanceOf(AssertionError.class);
    }
}
