package io.dynamodel.benchmarks;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the works under JMH, each contender in processes of its own, and prints one table of wall-clock time and bytes.
 * Properties: {@code benchmark}, a regular expression of works; {@code seconds} of each iteration; {@code forks}.
 */
public final class Run {
    private Run() {}

    /**
     * Runs.
     *
     * @param args none
     * @throws RunnerException if JMH cannot
     */
    public static void main(String[] args) throws RunnerException {
        List<String> cells = new ArrayList<>();
        for (String group : Works.groups().keySet()) {
            for (Supplier<Work> work : Works.matching(group, System.getProperty("benchmark", ""))) {
                Work made = work.get().check();
                made.tasks().keySet().forEach(contender -> cells.add(WorkBenchmark.cell(made.name(), contender)));
            }
        }
        TimeValue time = TimeValue.milliseconds((long) (1e3 * Double.parseDouble(System.getProperty("seconds", "1"))));
        var options = new OptionsBuilder()
                .include(WorkBenchmark.class.getName())
                .param("cell", cells.toArray(String[]::new))
                .warmupIterations(4)
                .warmupTime(time)
                .measurementIterations(5)
                .measurementTime(time)
                .forks(Integer.getInteger("forks", 2))
                .jvmArgsAppend(Processes.QUIET.toArray(String[]::new))
                .jvmArgsPrepend("-Xms1g", "-Xmx1g")
                .addProfiler(GCProfiler.class)
                .build();
        Map<String, Map<Contender, Figure>> figures = new LinkedHashMap<>();
        for (RunResult result : new Runner(options).run()) {
            String cell = result.getParams().getParam("cell");
            int slash = cell.indexOf('/');
            figures.computeIfAbsent(cell.substring(0, slash), work -> new EnumMap<>(Contender.class))
                    .put(Contender.valueOf(cell.substring(slash + 1)), figure(result));
        }
        System.out.println("\nWall-clock time and bytes allocated per operation, as ratios to what is written by hand");
        System.out.println(Table.header("work"));
        figures.forEach((work, row) -> System.out.println(Table.row(work, row)));
    }

    private static Figure figure(RunResult result) {
        return new Figure(
                result.getPrimaryResult().getScore(),
                Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"))
                        .getScore());
    }
}
