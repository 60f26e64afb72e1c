package io.dynamodel.query.internal;

import io.dynamodel.core.execution.Step;
import io.dynamodel.query.RequestPlan;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One execution of an operation, frozen: its time, ids and requests are fixed, nothing is sent yet.
 *
 * @param plans makes the plan of its requests, always the same; most executions need none
 * @param step sends them and reads the answers
 */
public record Compiled<T extends @Nullable Object>(Supplier<RequestPlan> plans, Step<T> step) {

    /** The requests that it sends. */
    public RequestPlan plan() {
        return plans.get();
    }
}
