package io.dynamodel.benchmarks;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One work of one contender. {@link Run} gives the names. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class WorkBenchmark {
    /** The work and the contender. */
    @Param({})
    public String cell = "";

    private Work.@Nullable Task task;

    static String cell(String work, Contender contender) {
        return work + "/" + contender;
    }

    /** Makes the work, and checks it. */
    @Setup
    public void prepare() {
        int slash = cell.indexOf('/');
        task = Works.named(cell.substring(0, slash)).tasks().get(Contender.valueOf(cell.substring(slash + 1)));
    }

    /** Does it. */
    @Benchmark
    public @Nullable Object work() {
        return Objects.requireNonNull(task).run();
    }
}
