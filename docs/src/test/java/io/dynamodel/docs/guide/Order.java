package io.dynamodel.docs.guide;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

// region order
record Line(String sku, int quantity, BigDecimal price) {}

sealed interface Payment permits Card, Invoice {}

record Card(String last4) implements Payment {}

record Invoice(String number, Instant due) implements Payment {}

enum Status {
    OPEN,
    PAID,
    SHIPPED
}

record Order(
        String customer,
        Instant placed,
        Status status,
        List<Line> lines,
        Map<String, Integer> points,
        Set<String> tags,
        @Nullable Payment payment,
        @Nullable Duration delay,
        @Nullable URI tracking,
        @Nullable Instant expires,
        @Nullable Instant changed) {}
// endregion
