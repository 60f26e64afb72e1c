package io.dynamodel.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** A request before one of the faults that befall it; the rest of its way is behind {@link #send}. */
final class Hop<Q, A> {
    private final Faults faults;
    private final Level<Q, A> level;
    private final Fault fault;
    private final long call;
    private final RandomGenerator random;
    private final Q request;
    private final Function<Q, CompletableFuture<A>> next;

    Hop(
            Faults faults,
            Level<Q, A> level,
            Fault fault,
            long call,
            RandomGenerator random,
            Q request,
            Function<Q, CompletableFuture<A>> next) {
        this.faults = faults;
        this.level = level;
        this.fault = fault;
        this.call = call;
        this.random = random;
        this.request = request;
        this.next = next;
    }

    Level<Q, A> level() {
        return level;
    }

    String operation() {
        return level.operation(request);
    }

    RandomGenerator random() {
        return random;
    }

    /** A copy of the request. */
    ObjectNode request() {
        return level.json(request);
    }

    CompletableFuture<A> send() {
        return next.apply(request);
    }

    CompletableFuture<A> send(ObjectNode changed) {
        return next.apply(level.changed(request, changed));
    }

    /** An answer that the service does not give. */
    CompletableFuture<A> answer(ObjectNode json) {
        return CompletableFuture.completedFuture(level.answer(request, json));
    }

    /** A good answer, changed; any other as it is. */
    A changed(A answer, UnaryOperator<ObjectNode> change) {
        ObjectNode json = level.jsonOf(answer);
        return json == null ? answer : level.answer(request, change.apply(json));
    }

    /** To be called as soon as the fault has befallen the request. */
    void injected(String detail) {
        faults.injected(new InjectedFault(call, operation(), fault, detail));
    }

    /** For messages: that it was us, and how to have it again. */
    String origin() {
        return "injected as '" + fault + "' by " + faults.name() + " into its call " + call;
    }

    Faults faults() {
        return faults;
    }
}
