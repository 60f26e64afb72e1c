package io.dynamodel.schema.internal.type;

import io.dynamodel.core.value.ValueException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZonedDateTime;

/** The types of {@code java.time} that are stored as ISO text, apart from instants. */
public final class CalendarTextType<V> extends TextType<V> {
    private static final int KIND_LOCAL_DATE = 0;
    private static final int KIND_LOCAL_TIME = 1;
    private static final int KIND_LOCAL_DATE_TIME = 2;
    private static final int KIND_OFFSET_DATE_TIME = 3;
    private static final int KIND_ZONED_DATE_TIME = 4;
    private static final int KIND_YEAR_MONTH = 5;
    private static final int KIND_MONTH_DAY = 6;
    private static final int KIND_PERIOD = 7;

    private static final int LAST_YEAR = 9999;

    /** The type {@code localDate}. */
    public static final CalendarTextType<LocalDate> LOCAL_DATE =
            new CalendarTextType<>("localDate", LocalDate.class, true, "a date such as 2026-01-31", KIND_LOCAL_DATE);
    /** The type {@code localTime}. */
    public static final CalendarTextType<LocalTime> LOCAL_TIME =
            new CalendarTextType<>("localTime", LocalTime.class, true, "a time such as 12:30:00", KIND_LOCAL_TIME);
    /** The type {@code localDateTime}. */
    public static final CalendarTextType<LocalDateTime> LOCAL_DATE_TIME = new CalendarTextType<>(
            "localDateTime",
            LocalDateTime.class,
            true,
            "a date and time such as 2026-01-31T12:30:00",
            KIND_LOCAL_DATE_TIME);
    /** The type {@code offsetDateTime}. */
    public static final CalendarTextType<OffsetDateTime> OFFSET_DATE_TIME = new CalendarTextType<>(
            "offsetDateTime",
            OffsetDateTime.class,
            false,
            "a date and time with an offset, such as 2026-01-31T12:30:00+01:00",
            KIND_OFFSET_DATE_TIME);
    /** The type {@code zonedDateTime}. */
    public static final CalendarTextType<ZonedDateTime> ZONED_DATE_TIME = new CalendarTextType<>(
            "zonedDateTime",
            ZonedDateTime.class,
            false,
            "a date and time with a zone, such as 2026-01-31T12:30:00+01:00[Europe/Paris]",
            KIND_ZONED_DATE_TIME);
    /** The type {@code yearMonth}. */
    public static final CalendarTextType<YearMonth> YEAR_MONTH =
            new CalendarTextType<>("yearMonth", YearMonth.class, true, "a month such as 2026-01", KIND_YEAR_MONTH);
    /** The type {@code monthDay}. */
    public static final CalendarTextType<MonthDay> MONTH_DAY = new CalendarTextType<>(
            "monthDay", MonthDay.class, true, "a day of the year such as --01-31", KIND_MONTH_DAY);
    /** The type {@code period}. */
    public static final CalendarTextType<Period> PERIOD =
            new CalendarTextType<>("period", Period.class, false, "a period such as P1Y2M3D", KIND_PERIOD);

    private final int kind;

    private CalendarTextType(String name, Class<V> javaType, boolean ordered, String expectation, int kind) {
        super(name, javaType, ordered, expectation);
        this.kind = kind;
    }

    @Override
    String format(V value) {
        switch (kind) {
            case KIND_LOCAL_DATE -> {
                LocalDate date = (LocalDate) value;
                checkYear(date.getYear());
                return IsoText.date(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
            }
            case KIND_LOCAL_TIME -> {
                return IsoText.time((LocalTime) value);
            }
            case KIND_LOCAL_DATE_TIME -> {
                LocalDateTime dateTime = (LocalDateTime) value;
                checkYear(dateTime.getYear());
                return IsoText.dateTime(dateTime);
            }
            case KIND_YEAR_MONTH -> {
                checkYear(((YearMonth) value).getYear());
                return value.toString();
            }
            default -> {
                return value.toString();
            }
        }
    }

    private static void checkYear(int year) {
        if (year < 0 || year > LAST_YEAR) {
            throw new ValueException("expected a year from 0 to 9999, since later and earlier ones do not sort as text;"
                    + " found one out of range");
        }
    }

    @Override
    @SuppressWarnings("unchecked") // the kind goes with V
    V parse(CharSequence text) {
        Object value = switch (kind) {
            case KIND_LOCAL_DATE -> IsoText.parseDate(text);
            case KIND_LOCAL_TIME -> IsoText.parseTime(text);
            case KIND_LOCAL_DATE_TIME -> IsoText.parseDateTime(text);
            case KIND_OFFSET_DATE_TIME -> OffsetDateTime.parse(text);
            case KIND_ZONED_DATE_TIME -> ZonedDateTime.parse(text);
            case KIND_YEAR_MONTH -> YearMonth.parse(text);
            case KIND_MONTH_DAY -> MonthDay.parse(text);
            default -> Period.parse(text);
        };
        return (V) value;
    }
}
