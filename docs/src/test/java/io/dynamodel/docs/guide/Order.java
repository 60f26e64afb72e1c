package io.dynamodel.docs.guide;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

// region order
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
