package io.dynamodel.query.internal;

import static io.dynamodel.schema.Rules.sensitive;
import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.Operand;
import io.dynamodel.core.expression.Update;
import io.dynamodel.core.expression.UpdateValue;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.Schema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class HiddenValuesTest {
    private static final Schema<Document> SCHEMA = schema();
    private static final AttributePath SECRET = AttributePath.of("secret");
    private static final AttributePath OPEN = AttributePath.of("open");
    private static final AttributeValue VALUE = AttributeValue.fromS("x");
    private static final Operand.Value SHOWN = Operand.Value.of(VALUE);

    private static Schema<Document> schema() {
        DocumentSchemaBuilder inner = Schema.documents("inner");
        inner.string("nested", sensitive());
        DocumentSchemaBuilder s = Schema.documents("outer");
        s.key(s.string("id"));
        s.string("secret", sensitive());
        s.string("open");
        s.list("list", inner.build());
        return s.build();
    }

    private static boolean hides(Update<?> update) {
        HiddenValues hidden = new HiddenValues(SCHEMA.compiled(), List.of(), List.of(update), Map.of(":0", VALUE));
        return hidden.test(":0");
    }

    @Test
    void everyKindOfUpdateIsLookedInto() {
        List<Update<Object>> updates = List.of(
                new Update.Set<>(SECRET, SHOWN),
                new Update.Add<>(SECRET, SHOWN),
                new Update.Delete<>(SECRET, SHOWN),
                new Update.Remove<>(SECRET));

        assertThat(updates)
                .extracting(Object::getClass)
                .containsExactlyInAnyOrder(Update.class.getPermittedSubclasses());
        assertThat(updates)
                .filteredOn(update -> !(update instanceof Update.Remove<?>))
                .allMatch(HiddenValuesTest::hides);
        assertThat(hides(new Update.Set<>(OPEN, SHOWN))).isFalse();
    }

    @Test
    void everyKindOfValueIsLookedInto() {
        Operand.Value secret = new Operand.Value(VALUE, true);
        Operand.Path path = new Operand.Path(SECRET);
        List<UpdateValue> values = List.of(
                secret,
                path,
                new UpdateValue.Arithmetic(path, UpdateValue.Operator.PLUS, SHOWN),
                new UpdateValue.IfNotExists(SECRET, SHOWN),
                new UpdateValue.ListAppend(new UpdateValue.IfNotExists(OPEN, SHOWN), secret));

        assertThat(values)
                .extracting(Object::getClass)
                .containsExactlyInAnyOrder(UpdateValue.class.getPermittedSubclasses());
        assertThat(values)
                .filteredOn(value -> !(value instanceof Operand.Path)) // it has no value of its own
                .allMatch(value -> hides(new Update.Set<>(OPEN, value)));
    }

    @Test
    void nestedAttributesAreHiddenByTheirNames() {
        HiddenValues hidden = new HiddenValues(SCHEMA.compiled(), List.of(), List.of(), Map.of());

        assertThat(hidden.test("nested")).isTrue();
        assertThat(hidden.test("secret")).isTrue();
        assertThat(hidden.test("open")).isFalse();
    }
}
