package io.dynamodel.schema.internal.type;

import io.dynamodel.core.value.ValueException;
import java.net.URI;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.UUID;

/** Types of the JDK that have a text form of their own, apart from dates and times. */
public final class PlainTextType<V> extends TextType<V> {
    private static final int KIND_UUID = 0;
    private static final int KIND_URI = 1;
    private static final int KIND_ZONE_ID = 2;
    private static final int KIND_LOCALE = 3;
    private static final int KIND_CHARACTER = 4;

    private static final int UUID_LENGTH = 36;

    /** The type {@code uuid}. */
    public static final PlainTextType<UUID> UUID_TEXT = new PlainTextType<>(
            "uuid", UUID.class, true, "a UUID such as 123e4567-e89b-12d3-a456-426614174000", KIND_UUID);
    /** The type {@code uri}. */
    public static final PlainTextType<URI> URI_TEXT = new PlainTextType<>("uri", URI.class, false, "a URI", KIND_URI);
    /** The type {@code zoneId}. */
    public static final PlainTextType<ZoneId> ZONE_ID = new PlainTextType<>(
            "zoneId", ZoneId.class, false, "a time zone that this Java knows, such as Europe/London", KIND_ZONE_ID);
    /** The type {@code locale}. */
    public static final PlainTextType<Locale> LOCALE =
            new PlainTextType<>("locale", Locale.class, false, "a language tag such as en-GB", KIND_LOCALE);
    /** The type {@code character}. */
    public static final PlainTextType<Character> CHARACTER =
            new PlainTextType<>("character", Character.class, true, "one character", KIND_CHARACTER);

    private final int kind;

    private PlainTextType(String name, Class<V> javaType, boolean ordered, String expectation, int kind) {
        super(name, javaType, ordered, expectation);
        this.kind = kind;
    }

    @Override
    String format(V value) {
        if (kind == KIND_LOCALE) {
            Locale locale = (Locale) value;
            String tag = locale.toLanguageTag();
            if (!fromText(tag).equals(locale)) {
                throw new ValueException("expected a locale with a language tag of its own, found one without");
            }
            return tag;
        }
        return kind == KIND_ZONE_ID ? ((ZoneId) value).getId() : value.toString();
    }

    @Override
    @SuppressWarnings("unchecked") // the kind goes with V
    V parse(CharSequence chars) {
        String text = chars.toString();
        Object value = switch (kind) {
            case KIND_UUID -> parseUuid(text);
            case KIND_URI -> URI.create(text);
            case KIND_ZONE_ID -> ZoneId.of(text);
            case KIND_LOCALE -> parseLocale(text);
            default -> parseCharacter(text);
        };
        return (V) value;
    }

    private static UUID parseUuid(String text) {
        if (text.length() != UUID_LENGTH) {
            throw new IllegalArgumentException("UUID.fromString also takes groups of fewer digits");
        }
        return UUID.fromString(text);
    }

    private static Locale parseLocale(String text) {
        try {
            return new Locale.Builder().setLanguageTag(text).build(); // Locale.forLanguageTag drops what it dislikes
        } catch (IllformedLocaleException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static char parseCharacter(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException("not one UTF-16 code unit");
        }
        return text.charAt(0);
    }
}
