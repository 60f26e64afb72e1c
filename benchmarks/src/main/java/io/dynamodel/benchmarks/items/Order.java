package io.dynamodel.benchmarks.items;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A realistic item: 20 attributes with a nested map, a list of maps, sets, numbers and instants; 1.3 KB of JSON. */
public record Order(
        String customer,
        String number,
        String email,
        String currency,
        Status status,
        int lineCount,
        long weight,
        BigDecimal total,
        BigDecimal tax,
        double discount,
        boolean gift,
        @Nullable String note,
        Instant placed,
        Instant changed,
        Address billing,
        Address shipping,
        List<Line> lines,
        Set<String> tags,
        Set<Integer> vouchers,
        long version) {

    /** How far it is. */
    public enum Status {
        OPEN,
        PAID,
        SHIPPED
    }

    /** Where to. */
    public record Address(String name, String street, String city, String zip, String country) {}

    /** What of. */
    public record Line(String sku, String title, int quantity, BigDecimal price) {}

    /** The i-th order of the one customer. */
    public static Order sample(int i) {
        Instant placed = Instant.ofEpochSecond(1_760_000_000L + i, 123_456_789);
        Address home = new Address("Ada Lovelace", "12 St James's Square", "London", "SW1Y 4JH", "GB");
        return new Order(
                "customer-17",
                "order-2026-" + (100_000 + i),
                "ada" + i + "@example.org",
                "EUR",
                Status.values()[i % 3],
                3,
                12_345L + i,
                new BigDecimal("199.95"),
                new BigDecimal("31.92"),
                0.125,
                i % 2 == 0,
                "Please ring twice",
                placed,
                placed.plusSeconds(60),
                home,
                home,
                List.of(
                        new Line("sku-1", "A treatise on the calculus of functions", 1, new BigDecimal("99.5")),
                        new Line("sku-2", "Brass gears, assorted", 12, new BigDecimal("4.2")),
                        new Line("sku-3", "Punched cards", 500, new BigDecimal("0.1001"))),
                Set.of("books", "hardware", "priority"),
                Set.of(7, 11, 13),
                1);
    }
}
