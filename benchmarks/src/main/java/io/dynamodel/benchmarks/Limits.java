package io.dynamodel.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What Dynamodel may cost at most, as ratios to the code by hand. Bytes hold on any machine; time wants an idle one. */
final class Limits {
    private static final double NONE = Double.MAX_VALUE;

    /** Of the wire path. */
    private static final Map<String, Limit> WIRE = Map.ofEntries(
            Map.entry("query 100", new Limit(0.17, 0.16)),
            Map.entry("query 1 MB", new Limit(0.13, 0.14)),
            Map.entry("get order", new Limit(0.76, 0.80)),
            Map.entry("put order", new Limit(0.66, 0.82)),
            Map.entry("update order", new Limit(0.78, NONE)),
            Map.entry("get TINY", new Limit(1.03, NONE)),
            Map.entry("put TINY", new Limit(1.03, NONE)),
            Map.entry("async query 100", new Limit(0.22, NONE)));

    /** Of mapping alone. */
    private static final Map<String, Limit> VALUES = Map.of(
            "map order, read", new Limit(0.35, NONE),
            "map order, write", new Limit(0.40, NONE));

    private static final Limit TEXTS = new Limit(0.95, NONE);

    private Limits() {}

    /** What is over its limit, in words. */
    static List<String> exceeded(String work, Map<Contender, Figure> figures, boolean time) {
        Limit wire = work.endsWith(" text") ? TEXTS : WIRE.get(work);
        List<String> exceeded = new ArrayList<>();
        if (wire != null) {
            wire.check(work, Contender.WIRE, figures, time, exceeded);
        }
        Limit values = VALUES.get(work);
        if (values != null) {
            values.check(work, Contender.VALUES, figures, time, exceeded);
        }
        return exceeded;
    }

    private record Limit(double time, double bytes) {
        void check(String work, Contender contender, Map<Contender, Figure> figures, boolean andTime, List<String> to) {
            Figure hand = figures.get(Contender.HAND);
            Figure figure = figures.get(contender);
            if (hand == null || figure == null) {
                to.add(work + ": " + contender.title() + " was not measured");
                return;
            }
            if (figure.bytes() / hand.bytes() > bytes) {
                to.add(String.format(Locale.ROOT, "%s: bytes %.3f > %.2f", work, figure.bytes() / hand.bytes(), bytes));
            }
            if (andTime && figure.nanos() / hand.nanos() > time) {
                to.add(String.format(Locale.ROOT, "%s: CPU %.2f > %.2f", work, figure.nanos() / hand.nanos(), time));
            }
        }
    }
}
