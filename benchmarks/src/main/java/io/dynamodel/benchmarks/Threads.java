package io.dynamodel.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Prints how often several threads do a work in a second of wall-clock time, on one client: the collector's share, which
 * CPU time of a thread does not show, counts here. By turns, the median of five. Property: {@code seconds} of two turns.
 */
public final class Threads {
    private static final List<String> WORKS = List.of("query 1 MB", "get order");
    private static final int[] THREADS = {1, 2, 8};
    private static final int ROUNDS = 5;

    private Threads() {}

    /**
     * Runs.
     *
     * @param args none
     * @throws Exception if a contender fails
     */
    public static void main(String[] args) throws Exception {
        double seconds = Double.parseDouble(System.getProperty("seconds", "2")) / 2;
        System.out.println("Operations per second, and as multiples of those of what is written by hand ("
                + Runtime.getRuntime().availableProcessors() + " processors)");
        System.out.println(Table.header("work"));
        for (String name : WORKS) {
            Work work = Works.named(name).check();
            for (int threads : THREADS) {
                ExecutorService executor = Executors.newFixedThreadPool(threads);
                System.out.println(row(work, executor, threads, seconds));
                executor.shutdown();
            }
        }
    }

    private static String row(Work work, ExecutorService executor, int threads, double seconds) throws Exception {
        Map<Contender, double[]> rates = new EnumMap<>(Contender.class);
        for (int round = -1; round < ROUNDS; round++) { // the first warms up
            for (Map.Entry<Contender, Work.Task> entry : work.tasks().entrySet()) {
                double rate = rate(entry.getValue(), executor, threads, seconds);
                rates.computeIfAbsent(entry.getKey(), contender -> new double[ROUNDS])[Math.max(0, round)] = rate;
            }
        }
        Map<Contender, String> cells = new EnumMap<>(Contender.class);
        double hand = median(rates.getOrDefault(Contender.HAND, new double[1]));
        rates.forEach((contender, all) -> cells.put(
                contender,
                contender == Contender.HAND
                        ? String.format(Locale.ROOT, "%,.0f /s", hand)
                        : String.format(Locale.ROOT, "%,.0f /s · %.2f", median(all), median(all) / hand)));
        return Table.line(work.name() + ", " + threads + (threads == 1 ? " thread" : " threads"), cells);
    }

    private static double median(double[] all) {
        Arrays.sort(all);
        return all[all.length / 2];
    }

    private static double rate(Work.Task task, ExecutorService executor, int threads, double seconds)
            throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        List<Future<Long>> counts = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            counts.add(executor.submit(() -> {
                long count = 0;
                for (; System.nanoTime() < end; count++) {
                    Object result = task.run();
                    if (result == task) {
                        throw new IllegalStateException(); // the compiler cannot know that it never is
                    }
                }
                return count;
            }));
        }
        long total = 0;
        for (Future<Long> count : counts) {
            total += count.get();
        }
        return total * 1e9 / (System.nanoTime() - start);
    }
}
