package io.dynamodel.core.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
    private static final String NINES = "9".repeat(38);

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.00, 0",
        "0E+99, 0",
        "1.0, 1",
        "0042.1200, 42.12",
        "1E5, 100000",
        "100, 100",
        "-7, -7",
        "0.10, 0.1",
        "1.5E-20, 0.000000000000000000015",
        "9223372036854775808, 9223372036854775808",
        "12345678901234567890123456789012345678, 12345678901234567890123456789012345678",
    })
    void writesNumbersAsDynamoDbStoresThem(String number, String canonical) {
        assertThat(Numbers.canonical(new BigDecimal(number))).isEqualTo(canonical);
    }

    @Test
    void writesLongsAsTheyAre() {
        assertThat(Numbers.canonical(Long.MIN_VALUE)).isEqualTo("-9223372036854775808");
    }

    @Test
    void takesTheExtremesOfDynamoDb() {
        assertThat(Numbers.canonical(new BigDecimal("1E125"))).isEqualTo("1" + "0".repeat(125));
        assertThat(Numbers.canonical(new BigDecimal("-1E-130"))).isEqualTo("-0." + "0".repeat(129) + "1");
        assertThat(Numbers.canonical(new BigDecimal(NINES).scaleByPowerOfTen(88)))
                .isEqualTo(NINES + "0".repeat(88));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E126", "1E-131", "-1E126", "1E2147483647", "1E-2147483647", "10E125", "0.1E-130"})
    void refusesMagnitudesOutOfRange(String number) {
        assertThatThrownBy(() -> Numbers.canonical(new BigDecimal(number)))
                .isInstanceOf(ValueException.class)
                .hasMessageStartingWith(
                        "expected a number between 1E-130 and 9.99E+125 in magnitude, found one of the");
    }

    @Test
    void refusesMoreThan38DigitsAndSaysHowMany() {
        assertThatThrownBy(() -> Numbers.canonical(new BigDecimal(NINES + "1")))
                .isInstanceOf(ValueException.class)
                .hasMessage("expected a number of at most 38 significant digits, found 39");
        assertThat(Numbers.canonical(new BigDecimal(NINES + "0"))).isEqualTo(NINES + "0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", " 1", "-", "+", ".", "1_000", "0x1", "NaN", "Infinity", "٣", "1٣", "1E", "1,0", "--1"})
    void refusesTextThatIsNoNumber(String text) {
        assertThatThrownBy(() -> Numbers.parse(text)).isInstanceOf(ValueException.class);
        assertThatThrownBy(() -> Numbers.sizeOf(text)).isInstanceOf(ValueException.class);
        assertThatThrownBy(() -> Numbers.parseLong(text)).isInstanceOf(ValueException.class);
    }

    @Test
    void readsLongsOnlyWhereNothingIsLost() {
        assertThat(Numbers.parseLong("-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
        assertThat(Numbers.parseLong("1.0")).isEqualTo(1);
        assertThat(Numbers.parseLong("1E3")).isEqualTo(1000);
        assertThatThrownBy(() -> Numbers.parseLong("1.5")).hasMessageContaining("found a fraction");
        assertThatThrownBy(() -> Numbers.parseLong("9223372036854775808"))
                .hasMessageContaining("found one out of range");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "-0.0, 1",
        "1, 2",
        "123, 3",
        "123456, 4",
        "3.14159, 5",
        "-5, 3",
        "1E125, 2",
        "0.05, 2",
        "100, 2",
        "00100.00, 2",
        "1200.5, 4",
        "1000.001, 5",
        "+7, 2",
        "12345678901234567890123456789012345678, 20",
    })
    void countsBytesAsDynamoDbDoes(String number, int size) {
        assertThat(Numbers.sizeOf(number)).isEqualTo(size);
        assertThat(Numbers.sizeOf(new BigDecimal(number))).isEqualTo(size);
    }

    @Test
    void countsTheSameForTextAndNumber() {
        RandomValues random = new RandomValues(new Random(1));
        for (int i = 0; i < 2_000; i++) {
            BigDecimal number = random.number();
            assertThat(Numbers.sizeOf(number.toPlainString())).as("%s", number).isEqualTo(Numbers.sizeOf(number));
            assertThat(Numbers.sizeOf(number.toString())).as("%s", number).isEqualTo(Numbers.sizeOf(number));
        }
    }

    @Test
    void readsBackWhatItWrites() {
        RandomValues random = new RandomValues(new Random(2));
        for (int i = 0; i < 2_000; i++) {
            BigDecimal number = random.number();
            String canonical = Numbers.canonical(number);
            assertThat(Numbers.parse(canonical)).isEqualByComparingTo(number);
            assertThat(Numbers.canonical(Numbers.parse(canonical))).isEqualTo(canonical);
        }
    }
}
