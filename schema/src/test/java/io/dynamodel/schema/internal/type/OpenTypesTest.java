package io.dynamodel.schema.internal.type;

import static io.dynamodel.schema.AttributeTypes.any;
import static io.dynamodel.schema.AttributeTypes.attributeValue;
import static io.dynamodel.schema.AttributeTypes.json;
import static io.dynamodel.schema.AttributeTypes.jsonMap;
import static io.dynamodel.schema.AttributeTypes.listOf;
import static io.dynamodel.schema.internal.type.Stored.b;
import static io.dynamodel.schema.internal.type.Stored.bool;
import static io.dynamodel.schema.internal.type.Stored.bs;
import static io.dynamodel.schema.internal.type.Stored.l;
import static io.dynamodel.schema.internal.type.Stored.m;
import static io.dynamodel.schema.internal.type.Stored.n;
import static io.dynamodel.schema.internal.type.Stored.ns;
import static io.dynamodel.schema.internal.type.Stored.nul;
import static io.dynamodel.schema.internal.type.Stored.read;
import static io.dynamodel.schema.internal.type.Stored.refusedToRead;
import static io.dynamodel.schema.internal.type.Stored.refusedToWrite;
import static io.dynamodel.schema.internal.type.Stored.s;
import static io.dynamodel.schema.internal.type.Stored.ss;
import static io.dynamodel.schema.internal.type.Stored.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.dynamodel.core.value.ValueType;
import io.dynamodel.schema.AttributeType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class OpenTypesTest {

    record Person(String firstName, int age, List<Double> scores) {}

    record Loose(Object value) {}

    @Test
    void storesPlainValuesAsWhatTheyAre() {
        assertThat(write(any(), "a")).isEqualTo(s("a"));
        assertThat(write(any(), 7)).isEqualTo(n("7"));
        assertThat(write(any(), (byte) 7)).isEqualTo(n("7"));
        assertThat(write(any(), 0.1)).isEqualTo(n("0.1"));
        assertThat(write(any(), 0.1f)).isEqualTo(n("0.1"));
        assertThat(write(any(), BigInteger.TEN)).isEqualTo(n("10"));
        assertThat(write(any(), true)).isEqualTo(bool(true));
        assertThat(write(any(), new byte[] {1})).isEqualTo(b(1));
        assertThat(write(any(), Arrays.asList("a", null, List.of()))).isEqualTo(l(s("a"), nul(), l()));
        assertThat(write(any(), Collections.singletonMap("a", null))).isEqualTo(m("a", nul()));
        assertThat(write(any(), Set.of("a"))).isEqualTo(ss("a"));
        assertThat(write(any(), new LinkedHashSet<>(List.of(1, 2L, 3.5)))).isEqualTo(ns("1", "2", "3.5"));
        assertThat(write(any(), Set.of(Stored.bytes(1)))).isEqualTo(bs(Stored.bytes(1)));
    }

    @Test
    void readsPlainValues() {
        assertThat(read(any(), n("7"))).isEqualTo(new BigDecimal(7));
        assertThat(read(any(), ns("2", "1"))).isEqualTo(Set.of(BigDecimal.ONE, new BigDecimal(2)));
        assertThat(read(any(), m("a", l(nul(), b(1))))).isEqualTo(Map.of("a", Arrays.asList(null, Stored.bytes(1))));
        assertThatThrownBy(() -> ((List<?>) read(any(), l(s("a")))).clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void refusesValuesOfOtherClassesWithTheirPath() {
        var refusal = refusedToWrite(any(), Map.of("a", List.of(1, Map.of("b", Thread.State.NEW))));
        assertThat(refusal.path()).isEqualTo("a[1].b");
        assertThat(refusal).hasMessage("expected String, Boolean, Number, bytes, List, Map or Set, found State");
        assertThat(refusedToWrite(any(), Map.of(1, "a"))).hasMessageContaining("names that are String, found Integer");
        assertThat(refusedToWrite(any(), List.of(Double.NaN))).hasMessageContaining("NaN");
    }

    @Test
    void refusesSetsThatDynamoDbDoesNotHave() {
        assertThat(refusedToWrite(any(), Set.of())).hasMessageContaining("empty set");
        assertThat(any().isAbsent(Set.of())).isTrue();
        assertThat(refusedToWrite(any(), List.of(Set.of())).path()).isEqualTo("[0]");
        var mixed = refusedToWrite(any(), new LinkedHashSet<>(List.of("a", 1)));
        assertThat(mixed).hasMessageContaining("of one type");
        assertThat(mixed.path()).isEqualTo("[1]");
        assertThat(refusedToWrite(any(), Set.of(true))).hasMessageContaining("found Boolean");
        assertThat(refusedToWrite(any(), new LinkedHashSet<>(List.of(1, 1L))).path())
                .isEqualTo("[1]");
    }

    @Test
    void refusesListsThatContainThemselves() {
        List<Object> list = new ArrayList<>();
        list.add(list);
        assertThat(refusedToWrite(any(), list)).hasMessageContaining("32 levels");
    }

    @Test
    void hasNoOneTypeOfStoredValues() {
        assertThat(any().valueType()).isEqualTo(ValueType.NULL);
        assertThat(attributeValue().valueType()).isEqualTo(ValueType.NULL);
    }

    // ---- AttributeValue ----

    @Test
    void passesTheSdksValuesUnchanged() {
        AttributeValue value =
                m("s", s(""), "l", l(n("1"), nul(), ss("b", "a"), bs(Stored.bytes(1)), ns("2")), "m", m());
        assertThat(write(attributeValue(), value)).isEqualTo(value);
        assertThat(read(attributeValue(), value)).isEqualTo(value);
        assertThat(read(attributeValue(), n("1.50"))).isEqualTo(n("1.5"));
    }

    @Test
    void refusesSdkValuesThatDynamoDbRefuses() {
        assertThat(refusedToWrite(attributeValue(), AttributeValue.builder().build()))
                .hasMessageContaining("ten types");
        assertThat(refusedToWrite(attributeValue(), n("seven"))).hasMessageContaining("number");
        assertThat(refusedToWrite(attributeValue(), ss())).hasMessageContaining("empty set");
        assertThat(refusedToWrite(attributeValue(), l(ss("a", "a"))).path()).isEqualTo("[0][1]");
        assertThat(refusedToWrite(attributeValue(), m("a", l(s("\uD83D")))).path())
                .isEqualTo("a[0]");
        assertThat(refusedToWrite(listOf(attributeValue()), Collections.singletonList(null))
                        .path())
                .isEqualTo("[0]");
    }

    // ---- JSON ----

    @Test
    void storesJsonAsText() {
        Person ada = new Person("Ada", 36, List.of(0.1, 2.0));
        assertThat(write(json(Person.class), ada))
                .isEqualTo(s("{\"firstName\":\"Ada\",\"age\":36,\"scores\":[0.1,2.0]}"));
        assertThat(json(Person.class).describe().parameters()).containsEntry("javaType", Person.class.getName());
    }

    @Test
    void storesJsonAsMap() {
        Person ada = new Person("Ada", 36, List.of(0.1, 2.0));
        AttributeValue stored = m("firstName", s("Ada"), "age", n("36"), "scores", l(n("0.1"), n("2")));
        assertThat(write(jsonMap(Person.class), ada)).isEqualTo(stored);
        assertThat(read(jsonMap(Person.class), stored)).isEqualTo(ada);
        assertThat(write(jsonMap(Person.class), new Person(null, 0, List.of())))
                .isEqualTo(m("firstName", nul(), "age", n("0"), "scores", l()));
    }

    @Test
    void readsJsonWithUnknownMembers() {
        assertThat(read(json(Loose.class), s("{\"value\":1,\"more\":2}"))).isEqualTo(new Loose(1));
        assertThat(read(jsonMap(Loose.class), m("value", s("a"), "more", n("2"))))
                .isEqualTo(new Loose("a"));
    }

    @Test
    void readsNumbersOfJsonExactly() {
        BigDecimal pi = new BigDecimal("3.1415926535897932384626433832795028841");
        assertThat(read(json(Loose.class), s("{\"value\":" + pi + "}"))).isEqualTo(new Loose(pi));
        assertThat(read(jsonMap(Loose.class), m("value", n(pi.toString())))).isEqualTo(new Loose(pi));
        assertThat(read(jsonMap(Loose.class), m("value", n("1E+30")))).isEqualTo(new Loose(BigInteger.TEN.pow(30)));
        assertThat(read(jsonMap(Loose.class), m("value", n("10000000000")))).isEqualTo(new Loose(10_000_000_000L));
        assertThat(refusedToRead(json(Person.class), s("{\"age\":1.5}"))).hasMessageContaining("other JSON");
        assertThat(refusedToRead(jsonMap(Person.class), m("age", n("1.5")))).hasMessageContaining("other JSON");
    }

    @Test
    void refusesWhatIsNoJsonOfTheTypeWithoutShowingIt() {
        for (String text : new String[] {"", "secret", "[", "{} {}", "{\"age\":\"secret\"}", "[1]"}) {
            assertThat(refusedToRead(json(Person.class), s(text)))
                    .hasMessage("expected JSON that Jackson reads as " + Person.class.getName() + ", found other JSON");
        }
        for (String number : new String[] {"1e99999999999", "-1e-9999999999"}) { // exponents that no BigDecimal has
            assertThat(refusedToRead(json(Loose.class), s("{\"value\":" + number + "}")))
                    .hasMessageContaining("other JSON");
        }
        assertThat(refusedToRead(json(Person.class), s("null"))).hasMessageEndingWith("found null");
        assertThat(refusedToRead(jsonMap(Person.class), s("{}"))).hasMessage("expected M, found S");
        assertThat(refusedToWrite(json(Object.class), new Object()))
                .hasMessage("expected a value that Jackson can write, found one that it cannot")
                .hasCauseInstanceOf(com.fasterxml.jackson.core.JsonProcessingException.class);
    }

    @Test
    void refusesJsonMapsThatAreNoObjectsOrCannotBeStored() {
        assertThat(refusedToWrite(jsonMap(List.class), List.of(1))).hasMessageContaining("as an object");
        var refusal = refusedToWrite(jsonMap(Person.class), new Person("Ada", 1, List.of(1.0, Double.NaN)));
        assertThat(refusal).hasMessageContaining("NaN");
        assertThat(refusal.path()).isEqualTo("scores[1]");
    }

    @Test
    void usesTheApplicationsOwnMapper() {
        ObjectMapper mapper = new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
        AttributeType<Person> text = json(mapper.constructType(Person.class), mapper);
        AttributeType<Person> map = jsonMap(mapper.constructType(Person.class), mapper);
        Person ada = new Person("Ada", 36, List.of());
        assertThat(write(text, ada).s()).contains("first_name");
        assertThat(write(map, ada).m()).containsKey("first_name");
        assertThat(read(text, write(text, ada))).isEqualTo(ada);
        assertThat(read(map, write(map, ada))).isEqualTo(ada);
    }
}
