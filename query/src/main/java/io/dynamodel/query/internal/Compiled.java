package io.dynamodel.query.internal;

import io.dynamodel.core.execution.Step;
import io.dynamodel.query.RequestPlan;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One execution of an operation, frozen: its time, ids and requests are fixed, nothing is sent yet.
 *
 * @param plans makes the plan of its requests, always the same; most executions need none
 * @param step sends them and reads the answers, for an execution that is run at once
 * @param prepared the same for one that was prepared, which may be run several times, and in several threads at once
 */
public record Compiled<T extends @Nullable Object>(Supplier<RequestPlan> plans, Step<T> step, Step<T> prepared) {

    /** One that sends the same in any case. */
    public Compiled(Supplier<RequestPlan> plans, Step<T> step) {
        this(plans, step, step);
    }

    /** The requests that it sends. */
    public RequestPlan plan() {
        return plans.get();
    }
}
