package io.dynamodel.schema.internal.type;

import static io.dynamodel.schema.AttributeTypes.binary;
import static io.dynamodel.schema.AttributeTypes.bool;
import static io.dynamodel.schema.AttributeTypes.bytes;
import static io.dynamodel.schema.AttributeTypes.character;
import static io.dynamodel.schema.AttributeTypes.enumeration;
import static io.dynamodel.schema.AttributeTypes.locale;
import static io.dynamodel.schema.AttributeTypes.string;
import static io.dynamodel.schema.AttributeTypes.uri;
import static io.dynamodel.schema.AttributeTypes.uuid;
import static io.dynamodel.schema.AttributeTypes.zoneId;
import static io.dynamodel.schema.internal.type.Stored.b;
import static io.dynamodel.schema.internal.type.Stored.n;
import static io.dynamodel.schema.internal.type.Stored.read;
import static io.dynamodel.schema.internal.type.Stored.refusedToConvert;
import static io.dynamodel.schema.internal.type.Stored.refusedToRead;
import static io.dynamodel.schema.internal.type.Stored.refusedToWrite;
import static io.dynamodel.schema.internal.type.Stored.s;
import static io.dynamodel.schema.internal.type.Stored.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.schema.AttributeType;
import io.dynamodel.schema.internal.type.Samples.Color;
import io.dynamodel.schema.internal.type.Samples.Level;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TextsTest {

    @Test
    void refusesLoneSurrogates() {
        assertThat(refusedToWrite(string(), "a\uD83D")).hasMessageContaining("lone surrogate");
        assertThat(refusedToWrite(character(), '\uD83D')).hasMessageContaining("lone surrogate");
    }

    @Test
    void readsOneCharacterOnly() {
        assertThat(refusedToRead(character(), s(""))).hasMessage("expected one character, found other text");
        assertThat(refusedToRead(character(), s("ab"))).hasMessage("expected one character, found other text");
        assertThat(refusedToRead(character(), s("😀"))).hasMessage("expected one character, found other text");
    }

    @Test
    void readsWholeUuidsOnly() {
        UUID uuid = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
        assertThat(read(uuid(), s("123E4567-E89B-12D3-A456-426614174000"))).isEqualTo(uuid);
        for (String text : new String[] {"", "1-2-3-4-5", "123e4567e89b12d3a456426614174000", "x".repeat(36)}) {
            assertThat(refusedToRead(uuid(), s(text)))
                    .hasMessageEndingWith("found other text")
                    .hasNoCause();
        }
    }

    @Test
    void refusesWhatIsNoUriZoneOrLocale() {
        assertThat(refusedToRead(uri(), s("a b"))).hasMessage("expected a URI, found other text");
        assertThat(refusedToRead(zoneId(), s("Mars/Base"))).hasMessageContaining("time zone");
        assertThat(refusedToRead(locale(), s("en_GB"))).hasMessageContaining("language tag");
        assertThat(refusedToRead(locale(), s(""))).hasMessageContaining("language tag");
    }

    @Test
    void refusesLocalesThatTheirTagDoesNotTell() {
        assertThat(refusedToWrite(locale(), new Locale("no", "NO", "NY"))).hasMessageContaining("language tag");
        assertThat(refusedToWrite(locale(), new Locale("nonsense_", "", ""))).hasMessageContaining("language tag");
        assertThat(read(locale(), write(locale(), new Locale("ja", "JP", "JP"))))
                .isEqualTo(new Locale("ja", "JP", "JP"));
    }

    @Test
    void storesEnumsByNameWhateverToStringSays() {
        assertThat(write(enumeration(Color.class), Color.GREEN)).isEqualTo(s("GREEN"));
        assertThat(refusedToRead(enumeration(Color.class), s("verde")))
                .hasMessage("expected one of RED, GREEN, BLUE, found other text");
    }

    @Test
    void storesEnumsByCode() {
        AttributeType<Level> type = enumeration(Level.class, Level::code);
        assertThat(write(type, Level.MEDIUM)).isEqualTo(s("1-medium"));
        assertThat(refusedToRead(type, s("MEDIUM")))
                .hasMessage("expected one of 0-low, 1-medium, 2-high, found other text");
        assertThat(type.describe().parameters()).containsEntry("constants", List.of("0-low", "1-medium", "2-high"));
    }

    @Test
    void refusesEnumsWhoseCodesDoNotTellTheConstants() {
        assertThatThrownBy(() -> enumeration(Level.class, level -> level == Level.LOW ? "l" : "h"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The constants MEDIUM and HIGH of " + Level.class.getName()
                        + " have the same code 'h'; give each its own");
        assertThatThrownBy(() -> enumeration(Level.class, level -> null)).hasMessageContaining("has no code");
    }

    @Test
    void convertsTextWhereAskedTo() {
        assertThat(enumeration(Color.class).convert("RED", true)).isEqualTo(Color.RED);
        assertThat(uuid().convert("123e4567-e89b-12d3-a456-426614174000", true).version())
                .isEqualTo(1);
        assertThat(refusedToConvert(enumeration(Color.class), "RED", false))
                .hasMessageEndingWith("Color, found String");
        assertThat(refusedToConvert(enumeration(Color.class), "PINK", true))
                .hasMessage("expected one of RED, GREEN, BLUE, found other text");
    }

    @Test
    void convertsNumbersToTextWhereAskedTo() {
        assertThat(string().convert(7, true)).isEqualTo("7");
        assertThat(string().convert(36.0, true)).isEqualTo("36");
        assertThat(string().convert(new BigDecimal("1.50E+3"), true)).isEqualTo("1500");
        assertThat(refusedToConvert(string(), 7, false)).hasMessage("expected String, found Integer");
        assertThat(refusedToConvert(string(), true, true)).hasMessage("expected String, found Boolean");
    }

    @Test
    void readsTheNumbersThatDynamoDbMapperWritesForBooleans() {
        assertThat(read(bool(), n("1"))).isTrue();
        assertThat(read(bool(), n("0"))).isFalse();
        assertThat(refusedToRead(bool(), n("2"))).hasMessage("expected true or false, or 1 or 0, found another number");
        assertThat(refusedToRead(bool(), s("true"))).hasMessage("expected BOOL, found S");
    }

    @Test
    void convertsToBooleansWhereAskedTo() {
        assertThat(bool().convert("True", true)).isTrue();
        assertThat(bool().convert("false", true)).isFalse();
        assertThat(bool().convert(1, true)).isTrue();
        assertThat(refusedToConvert(bool(), "yes", true)).hasMessage("expected true or false, found other text");
        assertThat(refusedToConvert(bool(), "true", false)).hasMessage("expected Boolean, found String");
        assertThat(refusedToConvert(bool(), 1, false)).hasMessage("expected Boolean, found Integer");
    }

    @Test
    void takesEitherClassOfBytes() {
        assertThat(binary().convert(new byte[] {1}, false)).isEqualTo(Stored.bytes(1));
        assertThat(bytes().convert(Stored.bytes(1), false)).containsExactly(1);
        assertThat(refusedToConvert(bytes(), "AQ==", true)).hasMessage("expected byte[], found String");
    }

    @Test
    void doesNotKeepTheCallersArray() {
        byte[] array = {1};
        var stored = write(bytes(), array);
        array[0] = 2;
        assertThat(stored).isEqualTo(b(1));
        byte[] back = read(bytes(), stored);
        back[0] = 3;
        assertThat(stored).isEqualTo(b(1));
    }
}
