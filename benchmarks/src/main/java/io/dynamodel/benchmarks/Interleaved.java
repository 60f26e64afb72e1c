package io.dynamodel.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Measures the contenders of one work by turns, a batch each, so that whatever else the machine does befalls them
 * alike. Of the CPU times of a contender's batches it takes the 10th percentile, as disturbances only ever add; of the
 * allocated bytes the median, as they hardly differ. Both are those of the calling thread: the collector's own work is
 * not in them. Not thread-safe.
 */
final class Interleaved {
    /** So long that what a process pays to wake up, with caches that another one has filled meanwhile, hardly counts. */
    private static final double BATCH_NANOS = 20e6;

    private static final int LEAST_ROUNDS = 20;
    private static final int MOST_WINDOWS = 12;

    private final List<Turn> turns = new ArrayList<>();

    private Interleaved(List<Player> players) {
        players.forEach(player -> turns.add(new Turn(player)));
    }

    /**
     * The cost of each contender in the last of several windows of so many seconds: the first in which none has become
     * faster by more than a twentieth, and the compilers of the virtual machines have had hardly anything to do.
     *
     * @param players those who have taken the work
     */
    static Map<Contender, Figure> measure(List<Player> players, double seconds) {
        Interleaved measurement = new Interleaved(players);
        Map<Contender, Figure> before = measurement.window(seconds);
        for (int windows = 2; ; windows++) {
            long compiling = measurement.compiling();
            long start = System.nanoTime();
            Map<Contender, Figure> now = measurement.window(seconds);
            double busy = (measurement.compiling() - compiling) * 1e6 / (System.nanoTime() - start);
            if (windows == MOST_WINDOWS || (busy < 0.05 && settled(before, now))) {
                return now;
            }
            before = now;
        }
    }

    private static boolean settled(Map<Contender, Figure> before, Map<Contender, Figure> now) {
        return now.entrySet().stream()
                .allMatch(entry -> entry.getValue().nanos()
                        > 0.95
                                * Objects.requireNonNull(before.get(entry.getKey()))
                                        .nanos());
    }

    private long compiling() {
        return turns.stream().mapToLong(turn -> turn.compiling).sum();
    }

    private Map<Contender, Figure> window(double seconds) {
        turns.forEach(Turn::forget);
        rounds(seconds);
        return figures();
    }

    private void rounds(double seconds) {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        for (int round = 0; round < LEAST_ROUNDS || System.nanoTime() < end; round++) {
            for (int i = 0; i < turns.size(); i++) {
                turns.get((round + i) % turns.size()).run(); // none always runs after the same one
            }
        }
    }

    private Map<Contender, Figure> figures() {
        Map<Contender, Figure> figures = new EnumMap<>(Contender.class);
        for (Turn turn : turns) {
            figures.put(turn.player.contender(), turn.figure());
        }
        return figures;
    }

    private static final class Turn {
        private final Player player;
        private final List<Figure> batches = new ArrayList<>();
        private int operations = 1;
        private long compiling;

        Turn(Player player) {
            this.player = player;
        }

        void run() {
            Player.Batch batch = player.run(operations);
            batches.add(batch.figure());
            compiling = batch.compiling();
            double perOperation = Math.max(1, batch.figure().nanos());
            operations = (int) Math.max(1, Math.min(2.0 * operations, BATCH_NANOS / perOperation));
        }

        void forget() {
            batches.clear();
        }

        Figure figure() {
            double[] nanos = batches.stream().mapToDouble(Figure::nanos).toArray();
            double[] bytes = batches.stream().mapToDouble(Figure::bytes).toArray();
            Arrays.sort(nanos);
            Arrays.sort(bytes);
            return new Figure(nanos[nanos.length / 10], bytes[bytes.length / 2]);
        }
    }
}
