package io.dynamodel.examples.output;

import io.dynamodel.core.execution.RequestText;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Shows what a piece of a program does: its Java, the requests that it really sent, the answer, and the price. */
public final class Demonstration {
    private final Output output;
    private final Traffic traffic;

    /** @param traffic a listener of the Dynamodel that the shown code uses */
    public Demonstration(Output output, Traffic traffic) {
        this.output = output;
        this.traffic = traffic;
    }

    /**
     * Runs code and shows it.
     *
     * @param question what it answers
     * @param owner the class that has the code
     * @param region where in the source of the class
     * @param code the code
     * @param answer makes the result readable
     */
    public <T> T show(
            String question, Class<?> owner, String region, Supplier<T> code, Function<? super T, String> answer) {
        output.heading(question);
        output.block("Java", SourceRegion.of(owner, region));
        traffic.clear();
        T result = code.get();
        List<Traffic.Sent> sent = traffic.sent();
        for (Traffic.Sent one : sent) {
            output.block("Request: " + one.operation(), RequestText.of(one.request()));
        }
        if (sent.isEmpty()) {
            output.text("Request: none was sent");
        }
        output.block("Answer", answer.apply(result));
        if (sent.stream().anyMatch(one -> !one.consumed().isEmpty())) {
            output.text("Consumed capacity: " + CapacityText.of(sent));
        }
        return result;
    }
}
