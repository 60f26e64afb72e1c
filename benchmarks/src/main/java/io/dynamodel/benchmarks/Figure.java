package io.dynamodel.benchmarks;

import java.util.Locale;

/** What one operation costs: time in nanoseconds, and allocated bytes. */
record Figure(double nanos, double bytes) {
    /** As absolute figures. */
    String absolute() {
        String time = nanos < 1e3
                ? String.format(Locale.ROOT, "%.0f ns", nanos)
                : String.format(Locale.ROOT, nanos < 1e6 ? "%.1f µs" : "%.0f µs", nanos / 1e3);
        return bytes < 1e6
                ? String.format(Locale.ROOT, "%s %.1f KB", time, bytes / 1e3)
                : String.format(Locale.ROOT, "%s %.2f MB", time, bytes / 1e6);
    }

    /** As ratios of time and of bytes. */
    String to(Figure hand) {
        return String.format(Locale.ROOT, "%.2f · %.3f", nanos / hand.nanos, bytes / hand.bytes);
    }
}
