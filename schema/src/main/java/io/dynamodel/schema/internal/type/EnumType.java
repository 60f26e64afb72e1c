package io.dynamodel.schema.internal.type;

import io.dynamodel.core.value.Text;
import io.dynamodel.core.value.ValueSource;
import io.dynamodel.schema.TypeDescription;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The constants of an enum as S, by name or by a code of their own. */
public final class EnumType<E extends Enum<E>> extends TextType<E> {
    private final EnumMap<E, String> codes;
    private final Map<String, E> constants;

    private EnumType(Class<E> type, List<String> texts, EnumMap<E, String> codes, Map<String, E> constants) {
        super("enumeration", type, isSorted(texts), "one of " + String.join(", ", texts));
        this.codes = codes;
        this.constants = constants;
    }

    /** Constants by their code; by their name if there is no code. */
    public static <E extends Enum<E>> EnumType<E> of(Class<E> type, @Nullable Function<? super E, String> code) {
        E[] values = type.getEnumConstants();
        if (values == null) {
            throw new IllegalArgumentException(
                    type.getName() + " is the class of one constant or none; use the enum's own class");
        }
        List<String> texts = new ArrayList<>(values.length);
        EnumMap<E, String> codes = new EnumMap<>(type);
        Map<String, E> constants = new HashMap<>(values.length * 2);
        for (E value : values) {
            String text = code == null ? value.name() : code.apply(value);
            if (text == null) {
                throw new IllegalArgumentException(type.getName() + '.' + value.name() + " has no code");
            }
            E other = constants.put(text, value);
            if (other != null) {
                throw new IllegalArgumentException("The constants " + other.name() + " and " + value.name() + " of "
                        + type.getName() + " have the same code '" + text + "'; give each its own");
            }
            texts.add(text);
            codes.put(value, text);
        }
        return new EnumType<>(type, texts, codes, constants);
    }

    private static boolean isSorted(List<String> codes) {
        String last = null;
        for (String code : codes) {
            if (last != null && Text.compareUtf8(last, code) >= 0) {
                return false;
            }
            last = code;
        }
        return true;
    }

    @Override
    String format(E value) {
        String code = codes.get(value);
        if (code == null) {
            throw new IllegalStateException(value.name() + " is not among the constants that its class declares");
        }
        return code;
    }

    /** As a string, which is looked up: those that a page has several times are made, and their hashes found, once. */
    @Override
    public E read(ValueSource source) {
        return fromText(source.readString());
    }

    @Override
    E parse(CharSequence text) {
        E constant = constants.get(text.toString());
        if (constant == null) {
            throw new IllegalArgumentException("no constant");
        }
        return constant;
    }

    @Override
    public TypeDescription describe() {
        return new TypeDescription(name(), valueType(), Map.of("constants", List.copyOf(codes.values())), null, null);
    }
}
