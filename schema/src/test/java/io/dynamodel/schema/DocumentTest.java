package io.dynamodel.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DocumentTest {
    private final Document document = Document.of(
            "name",
            "Ada",
            "age",
            36,
            "active",
            true,
            "home",
            Document.of("city", "London", "tags", List.of("a", Map.of("b", 2))),
            "dotted.name",
            "d");

    @Test
    void keepsTheOrderOfItsAttributes() {
        assertThat(document.toMap().keySet()).containsExactly("name", "age", "active", "home", "dotted.name");
    }

    @Test
    void isReadByNameAndByPath() {
        assertThat(document.get("name")).isEqualTo("Ada");
        assertThat(document.get("home.city")).isEqualTo("London");
        assertThat(document.get("home.tags[1].b")).isEqualTo(2);
        assertThat(document.get("dotted.name")).isEqualTo("d");
        assertThat(document.get("nothing")).isNull();
        assertThat(document.get("home.tags[7]")).isNull();
        assertThat(document.get("name.first")).isNull();
        assertThat(document.has("home.city")).isTrue();
        assertThat(document.has("home.zip")).isFalse();
    }

    @Test
    void isReadAsWhatItHolds() {
        assertThat(document.getString("name")).isEqualTo("Ada");
        assertThat(document.getNumber("age")).isEqualTo(new BigDecimal(36));
        assertThat(document.getNumber("home.tags[1].b")).isEqualTo(new BigDecimal(2));
        assertThat(document.getBoolean("active")).isTrue();
        assertThat(document.getString("nothing")).isNull();
        assertThat(document.find("name", String.class)).contains("Ada");
        assertThat(document.find("name", Integer.class)).isEmpty();
        assertThatThrownBy(() -> document.getString("age"))
                .isInstanceOf(ClassCastException.class)
                .hasMessage("'age' is a Integer, not a String; read it with get(..) or find(..)");
    }

    @Test
    void nullLeavesAnAttributeOut() {
        Map<String, @Nullable Object> map = new HashMap<>();
        map.put("a", null);

        assertThat(Document.of("a", null)).isEqualTo(Document.of());
        assertThat(Document.from(map)).isEqualTo(Document.of());
        assertThat(document.with("name", null).has("name")).isFalse();
    }

    @Test
    void isChangedByMakingAnother() {
        assertThat(document.with("age", 37).get("age")).isEqualTo(37);
        assertThat(document.get("age")).isEqualTo(36);
        assertThatThrownBy(() -> document.toMap().put("x", 1)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void copiesTheMapThatItIsMadeFrom() {
        Map<String, Object> map = new HashMap<>(Map.of("a", 1));
        Document copy = Document.from(map);
        map.put("a", 2);

        assertThat(copy.get("a")).isEqualTo(1);
        assertThat(copy).isEqualTo(Document.of("a", 1)).hasSameHashCodeAs(Document.of("a", 1));
        assertThat(copy).hasToString("Document{a=1}");
    }

    @Test
    void wrongPairsAreRefused() {
        assertThatThrownBy(() -> Document.of("a")).hasMessageContaining("takes pairs, but got 1 arguments");
        assertThatThrownBy(() -> Document.of(1, 2)).hasMessageContaining("Argument 0");
        assertThatThrownBy(() -> Document.of("a", 1, "a", 2)).hasMessage("The name 'a' occurs twice");
    }

    @Test
    void nestedDocumentsAreStoredWhereverTheyAre() {
        DocumentSchemaBuilder s = Schema.documents("things");
        s.any("any");
        s.unknownOnWrite(UnknownAttributes.keep());
        Schema<Document> schema = s.build();
        List<Object> list = new ArrayList<>(List.of(Document.of("x", 1)));

        assertThat(schema.fromItem(schema.toItem(Document.of("any", list, "extra", Document.of("y", "z"))))
                        .get("any[0].x"))
                .isEqualTo(BigDecimal.ONE);
    }
}
