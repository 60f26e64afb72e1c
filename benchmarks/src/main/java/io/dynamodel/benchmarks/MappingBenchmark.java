package io.dynamodel.benchmarks;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Mapping alone, between objects and {@code AttributeValue}s, all rules and checks included. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MappingBenchmark {
    private final Order order = Order.sample(1);
    private final Map<String, AttributeValue> item = ByHand.write(order);

    /** The baseline. */
    @Benchmark
    public Object readByHand() {
        return ByHand.read(item);
    }

    /** The read side of the pipeline. */
    @Benchmark
    public Object readDynamodel() {
        return Orders.SCHEMA.fromItem(item);
    }

    /** The baseline. */
    @Benchmark
    public Object writeByHand() {
        return ByHand.write(order);
    }

    /** The write side of the pipeline. */
    @Benchmark
    public Object writeDynamodel() {
        return Orders.SCHEMA.toItem(order);
    }
}
