package io.dynamodel.schema.internal.type;

import static io.dynamodel.schema.AttributeTypes.bigInteger;
import static io.dynamodel.schema.AttributeTypes.byteInteger;
import static io.dynamodel.schema.AttributeTypes.decimal;
import static io.dynamodel.schema.AttributeTypes.doubleNumber;
import static io.dynamodel.schema.AttributeTypes.floatNumber;
import static io.dynamodel.schema.AttributeTypes.integer;
import static io.dynamodel.schema.AttributeTypes.longInteger;
import static io.dynamodel.schema.AttributeTypes.shortInteger;
import static io.dynamodel.schema.internal.type.Stored.n;
import static io.dynamodel.schema.internal.type.Stored.read;
import static io.dynamodel.schema.internal.type.Stored.refusedToConvert;
import static io.dynamodel.schema.internal.type.Stored.refusedToRead;
import static io.dynamodel.schema.internal.type.Stored.refusedToWrite;
import static io.dynamodel.schema.internal.type.Stored.s;
import static io.dynamodel.schema.internal.type.Stored.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class NumbersTest {

    @Test
    void refusesWholeNumbersOutOfRange() {
        assertThat(refusedToRead(integer(), n("1e10")))
                .hasMessage("expected a whole number from -2147483648 to 2147483647, found a larger one");
        assertThat(refusedToRead(integer(), n("-2147483649")))
                .hasMessage("expected a whole number from -2147483648 to 2147483647, found a smaller one");
        assertThat(refusedToRead(shortInteger(), n("32768")))
                .hasMessage("expected a whole number from -32768 to 32767, found a larger one");
        assertThat(refusedToRead(byteInteger(), n("128")))
                .hasMessage("expected a whole number from -128 to 127, found a larger one");
        assertThat(refusedToRead(longInteger(), n("9223372036854775808"))).hasMessageContaining("out of range");
    }

    @Test
    void refusesFractionsInWholeNumbers() {
        assertThat(refusedToRead(integer(), n("1.5"))).hasMessageContaining("a fraction");
        assertThat(refusedToRead(longInteger(), n("0.1"))).hasMessageContaining("a fraction");
        assertThat(refusedToRead(bigInteger(), n("1.5"))).hasMessage("expected a whole number, found a fraction");
    }

    @Test
    void readsWholeNumbersHoweverTheyAreWritten() {
        assertThat(read(integer(), n("1e3"))).isEqualTo(1000);
        assertThat(read(integer(), n("7.00"))).isEqualTo(7);
        assertThat(read(bigInteger(), n("1.2E3"))).isEqualTo(1200);
    }

    @Test
    void doesNotTakeTheTextOfANumberForTheNumber() {
        assertThat(refusedToRead(integer(), s("7"))).hasMessage("expected N, found S");
        assertThat(refusedToRead(decimal(), s("7"))).hasMessage("expected N, found S");
    }

    @Test
    void refusesWhatIsNoFiniteNumber() {
        assertThat(refusedToWrite(doubleNumber(), Double.NaN)).hasMessage("expected a finite number, found NaN");
        assertThat(refusedToWrite(doubleNumber(), Double.NEGATIVE_INFINITY))
                .hasMessage("expected a finite number, found an infinity");
        assertThat(refusedToWrite(floatNumber(), Float.NaN)).hasMessage("expected a finite number, found NaN");
        assertThat(refusedToWrite(floatNumber(), Float.POSITIVE_INFINITY))
                .hasMessage("expected a finite number, found an infinity");
    }

    @Test
    void refusesDoublesThatDynamoDbCannotStore() {
        assertThat(refusedToWrite(doubleNumber(), 1e126)).hasMessageContaining("in magnitude");
        assertThat(refusedToWrite(doubleNumber(), Double.MIN_VALUE)).hasMessageContaining("in magnitude");
    }

    @Test
    void refusesMoreThan38Digits() {
        assertThat(refusedToWrite(decimal(), new BigDecimal("1".repeat(39)))).hasMessageContaining("38");
        assertThat(refusedToWrite(bigInteger(), new BigInteger("1".repeat(39)))).hasMessageContaining("38");
    }

    @Test
    void refusesNumbersBeyondTheRangeOfFloat() {
        assertThat(refusedToRead(floatNumber(), n("1e39")))
                .hasMessage("expected a number in the range of Float, found one that is too large");
        assertThat(refusedToRead(floatNumber(), n("1e-60")))
                .hasMessage("expected a number in the range of Float, found one that is too small");
    }

    @Test
    void writesTheShortestDecimalThatReadsBackEqual() {
        assertThat(write(doubleNumber(), 0.1)).isEqualTo(n("0.1"));
        assertThat(write(doubleNumber(), 100.0)).isEqualTo(n("100"));
        assertThat(write(doubleNumber(), 0.1 + 0.2)).isEqualTo(n("0.30000000000000004"));
        assertThat(write(doubleNumber(), 2e23)).isEqualTo(n("200000000000000000000000"));
        // where Double.toString of Java 17 gives a digit more than that of Java 19
        assertThat(write(doubleNumber(), Math.scalb(1.0, -44))).isEqualTo(n("0.00000000000005684341886080802"));
        assertThat(write(doubleNumber(), 2.0e-3)).isEqualTo(n("0.002"));
        assertThat(write(floatNumber(), 0.1f)).isEqualTo(n("0.1"));
        assertThat(write(floatNumber(), 16777216f)).isEqualTo(n("16777216"));
        assertThat(write(floatNumber(), 1.0E10f)).isEqualTo(n("10000000000"));
    }

    @Test
    void writesNoDigitThatADoubleDoesNotNeed() {
        Random random = new Random(17);
        for (int i = 0; i < 4_000; i++) {
            double value = Math.scalb(random.nextInt(8) == 0 ? 1 : random.nextDouble(), random.nextInt(600) - 300);
            BigDecimal written = Decimals.of(value);
            assertThat(written.doubleValue()).isEqualTo(value);
            int digits = written.stripTrailingZeros().precision();
            if (digits > 1) {
                BigDecimal exact = new BigDecimal(value);
                for (RoundingMode rounding : new RoundingMode[] {RoundingMode.DOWN, RoundingMode.UP}) {
                    assertThat(exact.round(new MathContext(digits - 1, rounding))
                                    .doubleValue())
                            .as("%s with a digit less", written)
                            .isNotEqualTo(value);
                }
            }
        }
    }

    @Test
    void writesNoDigitThatAFloatDoesNotNeed() {
        Random random = new Random(17);
        for (int i = 0; i < 4_000; i++) {
            float value = Math.scalb(random.nextInt(8) == 0 ? 1 : random.nextFloat(), random.nextInt(200) - 100);
            BigDecimal written = Decimals.of(value);
            assertThat(written.floatValue()).isEqualTo(value);
            int digits = written.stripTrailingZeros().precision();
            if (digits > 1) {
                BigDecimal exact = new BigDecimal(value);
                for (RoundingMode rounding : new RoundingMode[] {RoundingMode.DOWN, RoundingMode.UP}) {
                    assertThat(exact.round(new MathContext(digits - 1, rounding))
                                    .floatValue())
                            .as("%s with a digit less", written)
                            .isNotEqualTo(value);
                }
            }
        }
    }

    @Test
    void storesNegativeZeroAsTheOneZero() {
        assertThat(write(doubleNumber(), -0.0)).isEqualTo(n("0"));
        assertThat(write(floatNumber(), -0.0f)).isEqualTo(n("0"));
        assertThat(read(doubleNumber(), n("0"))).isEqualTo(0.0);
    }

    @Test
    void keepsTheNumberOfADecimalAndNotItsScale() {
        assertThat(write(decimal(), new BigDecimal("1.50"))).isEqualTo(n("1.5"));
        assertThat(write(decimal(), new BigDecimal("1E+3"))).isEqualTo(n("1000"));
    }

    @Test
    void takesNumbersOfOtherClassesWhereNothingIsLost() {
        assertThat(integer().convert(36L, false)).isEqualTo(36);
        assertThat(integer().convert(36.0, false)).isEqualTo(36);
        assertThat(integer().convert(new BigDecimal("3.6E1"), false)).isEqualTo(36);
        assertThat(longInteger().convert(new AtomicLong(36), false)).isEqualTo(36L);
        assertThat(doubleNumber().convert(36, false)).isEqualTo(36.0);
        assertThat(doubleNumber().convert(new BigDecimal("0.10"), false)).isEqualTo(0.1);
        assertThat(doubleNumber().convert(0.1f, false)).isEqualTo((double) 0.1f);
        assertThat(floatNumber().convert(0.1, false)).isEqualTo(0.1f);
        assertThat(floatNumber().convert((double) 0.1f, false)).isEqualTo(0.1f);
        assertThat(floatNumber().convert(new BigDecimal("0.1"), false)).isEqualTo(0.1f);
        assertThat(decimal().convert(0.1, false)).isEqualTo(new BigDecimal("0.1"));
        assertThat(decimal().convert(0.1f, false)).isEqualTo(new BigDecimal("0.1"));
        assertThat(decimal().convert(BigInteger.TEN, false)).isEqualTo(BigDecimal.TEN);
        assertThat(bigInteger().convert(1e20, false)).isEqualTo(BigInteger.TEN.pow(20));
    }

    @Test
    void refusesNumbersOfOtherClassesWhereSomethingWouldBeLost() {
        assertThat(refusedToConvert(integer(), 1L << 40, true)).hasMessageContaining("found a larger one");
        assertThat(refusedToConvert(integer(), 1.5, true)).hasMessageContaining("a fraction");
        assertThat(refusedToConvert(integer(), new BigDecimal("1E+1000000000"), true))
                .hasMessageContaining("out of range");
        assertThat(refusedToConvert(bigInteger(), new BigDecimal("1E+1000000000"), true))
                .hasMessageContaining("a larger one");
        assertThat(refusedToConvert(integer(), Double.NaN, true)).hasMessageContaining("found NaN");
        assertThat(refusedToConvert(doubleNumber(), (1L << 53) + 1, true)).hasMessageContaining("more digits");
        assertThat(refusedToConvert(doubleNumber(), new BigDecimal("0.10000000000000000001"), true))
                .hasMessage("expected a number that Double can hold, found one with more digits");
        assertThat(refusedToConvert(floatNumber(), 0.123456789, true)).hasMessageContaining("more digits");
        assertThat(refusedToConvert(floatNumber(), 1e300, true)).hasMessageContaining("too large");
    }

    @Test
    void readsTextOnlyWhereAskedTo() {
        assertThat(refusedToConvert(integer(), "7", false)).hasMessage("expected Integer, found String");
        assertThat(integer().convert("7", true)).isEqualTo(7);
        assertThat(integer().convert("7.0", true)).isEqualTo(7);
        assertThat(decimal().convert("1.50", true)).isEqualTo(new BigDecimal("1.50"));
        assertThat(doubleNumber().convert("1e3", true)).isEqualTo(1000.0);
        for (String text : new String[] {"", " 7", "seven", "0x7", "NaN", "1_000", "9".repeat(300)}) {
            assertThat(refusedToConvert(integer(), text, true)).hasMessageContaining("expected a");
            assertThat(refusedToConvert(decimal(), text, true))
                    .hasMessage("expected a number or its text, found other text");
        }
        assertThat(refusedToConvert(decimal(), true, true)).hasMessage("expected BigDecimal, found Boolean");
    }
}
