package io.dynamodel.benchmarks;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks and prints one table: each figure beside that of code written by hand in the same run. */
public final class Run {
    private Run() {}

    /**
     * Runs them.
     *
     * @param args a regular expression of the benchmarks to run; none for all
     * @throws RunnerException if they cannot be run
     */
    public static void main(String[] args) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(args.length == 0 || args[0].isBlank() ? "Benchmark" : args[0])
                        .warmupIterations(4)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(6)
                        .measurementTime(TimeValue.seconds(1))
                        .forks(2)
                        .jvmArgsAppend("-Xmx2g")
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
        Map<String, double[]> figures = new TreeMap<>();
        for (RunResult result : results) {
            String name = result.getParams().getBenchmark();
            figures.put(name.substring(name.lastIndexOf('.') + 1), new double[] {
                result.getPrimaryResult().getScore(),
                Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"))
                        .getScore()
            });
        }
        System.out.printf(
                "%n%-10s %12s %12s %8s %12s %12s %8s%n",
                "work", "hand ns", "ours ns", "ratio", "hand B", "ours B", "ratio");
        figures.forEach((name, ours) -> {
            double[] hand = figures.get(name.replace("Dynamodel", "ByHand"));
            if (name.endsWith("Dynamodel") && hand != null) {
                System.out.printf(
                        Locale.ROOT,
                        "%-10s %12.0f %12.0f %8.2f %12.0f %12.0f %8.2f%n",
                        name.replace("Dynamodel", ""),
                        hand[0],
                        ours[0],
                        ours[0] / hand[0],
                        hand[1],
                        ours[1],
                        ours[1] / hand[1]);
            }
        });
    }
}
