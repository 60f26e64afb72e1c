package io.dynamodel.schema.internal;

import io.dynamodel.core.value.Numbers;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The key values that belong to the library, where it keeps items of its own in a table: the claims of unique
 * constraints. No item of the application has such a key.
 */
public final class ReservedKeys {
    /** How a key that is S, or the UTF-8 of one that is B, begins. */
    public static final String PREFIX = "dynamodel.unique/";

    /** The greatest number that is reserved. */
    public static final BigDecimal GREATEST = new BigDecimal("-9e37");

    /** The smallest number that is reserved: whole numbers from here on have all 38 digits. */
    public static final BigDecimal SMALLEST =
            GREATEST.subtract(new BigDecimal("9999999999999999999999999999999999999"));

    /** The attribute that holds the name of the constraint; every claim has it, and no other item. */
    public static final String CONSTRAINT = "dynamodel.unique";

    /** The attribute that holds the key of the item that holds the value. */
    public static final String HOLDER = "dynamodel.holder";

    /** The attribute that holds the names of the attributes of the value, as the holder's schema has them. */
    public static final String ATTRIBUTES = "dynamodel.attributes";

    private ReservedKeys() {}

    /** Whether the value of a key attribute is one of them. */
    public static boolean contains(AttributeValue value) {
        if (value.s() != null) {
            return value.s().startsWith(PREFIX);
        } else if (value.b() != null) {
            byte[] bytes = value.b().asByteArrayUnsafe();
            byte[] prefix = PREFIX.getBytes(StandardCharsets.UTF_8);
            return bytes.length >= prefix.length && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
        } else if (value.n() != null) {
            BigDecimal number = Numbers.parse(value.n());
            return number.compareTo(SMALLEST) >= 0 && number.compareTo(GREATEST) <= 0;
        }
        return false;
    }

    /** What is wrong with such a value as the key of an item. */
    static String problem(AttributeValue value) {
        return value.n() != null
                ? "must not lie between " + Numbers.canonical(SMALLEST) + " and " + Numbers.canonical(GREATEST)
                        + ": claims of unique constraints have these keys"
                : "must not begin with '" + PREFIX + "': claims of unique constraints have these keys";
    }
}
