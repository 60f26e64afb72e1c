package io.dynamodel.core.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Values of every type, extremes included, from a seed. */
public final class RandomValues {
    private static final String[] TEXTS = {
        "", "a", "b", "ab", "0", " ", "\u0000", "\"\\\n", "é", "\uD7FF", "\uE000", "\uFFFF", "😀", "a😀b", "${x}", "#0",
        ":0"
    };
    private static final String[] NUMBERS = {
        "0",
        "1",
        "-1",
        "9223372036854775807",
        "-9223372036854775808",
        "0.1",
        "1E125",
        "-1E-130",
        "9.9999999999999999999999999999999999999E+125",
        "12345678901234567890123456789012345678"
    };

    private final Random random;

    public RandomValues(Random random) {
        this.random = random;
    }

    public AttributeValue value(int levels) {
        ValueType[] types = ValueType.values();
        ValueType type = types[random.nextInt(types.length)];
        return switch (type) {
            case S -> AttributeValue.fromS(text());
            case N -> AttributeValue.fromN(Numbers.canonical(number()));
            case B -> AttributeValue.fromB(bytes());
            case BOOL -> AttributeValue.fromBool(random.nextBoolean());
            case NULL -> AttributeValue.fromNul(true);
            case M -> levels <= 1 ? AttributeValue.fromS(text()) : AttributeValue.fromM(map(levels - 1));
            case L -> levels <= 1 ? AttributeValue.fromN("7") : AttributeValue.fromL(list(levels - 1));
            case SS -> {
                Set<String> set = new LinkedHashSet<>();
                for (int i = random.nextInt(4); i >= 0; i--) {
                    set.add(text());
                }
                yield AttributeValue.fromSs(new ArrayList<>(set));
            }
            case NS -> {
                Set<String> set = new LinkedHashSet<>();
                for (int i = random.nextInt(4); i >= 0; i--) {
                    set.add(Numbers.canonical(number()));
                }
                yield AttributeValue.fromNs(new ArrayList<>(set));
            }
            case BS -> {
                Set<SdkBytes> set = new LinkedHashSet<>();
                for (int i = random.nextInt(4); i >= 0; i--) {
                    set.add(bytes());
                }
                yield AttributeValue.fromBs(new ArrayList<>(set));
            }
        };
    }

    public Map<String, AttributeValue> map(int levels) {
        Map<String, AttributeValue> map = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            map.put("k" + text(), value(levels));
        }
        return map;
    }

    private List<AttributeValue> list(int levels) {
        List<AttributeValue> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(value(levels));
        }
        return list;
    }

    public String text() {
        return TEXTS[random.nextInt(TEXTS.length)] + (random.nextBoolean() ? "" : random.nextInt(50));
    }

    public BigDecimal number() {
        return switch (random.nextInt(4)) {
            case 0 -> new BigDecimal(NUMBERS[random.nextInt(NUMBERS.length)]);
            case 1 -> BigDecimal.valueOf(random.nextLong());
            case 2 -> BigDecimal.valueOf(random.nextInt(2_000_000) - 1_000_000, random.nextInt(12) - 4);
            default -> new BigDecimal(new BigInteger(1 + random.nextInt(120), random), random.nextInt(130) - 60);
        };
    }

    private SdkBytes bytes() {
        byte[] bytes = new byte[random.nextInt(6)];
        random.nextBytes(bytes);
        return SdkBytes.fromByteArray(bytes);
    }
}
