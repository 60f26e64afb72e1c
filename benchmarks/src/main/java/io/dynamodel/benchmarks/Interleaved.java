package io.dynamodel.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Measures the contenders of one work by turns, a short batch each, so that whatever else the machine does befalls them
 * alike. Of the CPU times of a contender's batches it takes the 10th percentile, as disturbances only ever add; of the
 * allocated bytes the median, as they hardly differ. Both are those of the calling thread: the collector's own work is
 * not in them. Not thread-safe.
 */
final class Interleaved {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();
    private static final double BATCH_NANOS = 2e6;
    private static final int LEAST_ROUNDS = 20;
    private static final int MOST_WINDOWS = 40;

    private final List<Turn> turns = new ArrayList<>();

    private Interleaved(Work work, Set<Contender> contenders) {
        work.tasks().forEach((contender, task) -> {
            if (contenders.contains(contender)) {
                turns.add(new Turn(contender, task));
            }
        });
    }

    /**
     * The cost of each contender in the last of several windows of so many seconds: the first in which none has become
     * faster by more than a twentieth, and the compiler of the virtual machine has had hardly anything to do.
     *
     * @param contenders who takes part, if they do this work
     * @param least the number of windows at least
     */
    static Map<Contender, Figure> measure(Work work, Set<Contender> contenders, double seconds, int least) {
        Interleaved measurement = new Interleaved(work.check(), contenders);
        Map<Contender, Figure> before = measurement.window(seconds);
        for (int windows = 2; ; windows++) {
            long compiling = COMPILER.getTotalCompilationTime();
            long start = System.nanoTime();
            Map<Contender, Figure> now = measurement.window(seconds);
            double busy = (COMPILER.getTotalCompilationTime() - compiling) * 1e6 / (System.nanoTime() - start);
            if (windows == MOST_WINDOWS || (windows >= least && busy < 0.05 && settled(before, now))) {
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
            figures.put(turn.contender, turn.figure());
        }
        return figures;
    }

    @SuppressWarnings("UnusedVariable")
    private static final class Turn {
        private final Contender contender;
        private final Work.Task task;
        private final List<Figure> batches = new ArrayList<>();
        private int operations = 1;
        private @Nullable Object last; // the compiler must not find out that nobody looks

        Turn(Contender contender, Work.Task task) {
            this.contender = contender;
            this.task = task;
        }

        void run() {
            long bytes = THREADS.getCurrentThreadAllocatedBytes();
            long nanos = THREADS.getCurrentThreadCpuTime();
            for (int i = 0; i < operations; i++) {
                last = task.run();
            }
            double perOperation = (THREADS.getCurrentThreadCpuTime() - nanos) / (double) operations;
            batches.add(
                    new Figure(perOperation, (THREADS.getCurrentThreadAllocatedBytes() - bytes) / (double) operations));
            operations = (int) Math.max(1, Math.min(2.0 * operations, BATCH_NANOS / Math.max(1, perOperation)));
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
