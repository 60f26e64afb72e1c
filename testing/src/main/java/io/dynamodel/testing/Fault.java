package io.dynamodel.testing;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Something that goes wrong between a client and DynamoDB, or that DynamoDB does and DynamoDB Local never does.
 * {@link Faults} say when. Immutable; equal if the same goes wrong.
 *
 * <p>Over an HTTP client, requests are rewritten after they were signed, which DynamoDB Local does not mind.
 */
public final class Fault {
    private final String name;
    private final Set<String> operations;
    private final Effect effect;

    private Fault(String name, Set<String> operations, Effect effect) {
        this.name = name;
        this.operations = operations;
        this.effect = effect;
    }

    private static Fault ofAny(String name, Effect effect) {
        return new Fault(name, Set.of(), effect);
    }

    // ---- nothing is done, and the client is told so ----

    /** {@code ProvisionedThroughputExceededException}: nothing was done. */
    public static Fault throttle() {
        return ofAny(
                "throttle",
                new Refusal(
                        400,
                        "ProvisionedThroughputExceededException",
                        "The level of configured provisioned" + " throughput for the table was exceeded"));
    }

    /** {@code RequestLimitExceeded} of the account: nothing was done. */
    public static Fault requestLimit() {
        return ofAny("request limit", new Refusal(400, "RequestLimitExceeded", "Throughput exceeds the current limit"));
    }

    /**
     * Any other refusal: nothing was done.
     *
     * @param status the HTTP status, from 400 on
     * @param code DynamoDB's code, such as {@code AccessDeniedException}
     */
    public static Fault refusal(int status, String code) {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("The status of a refusal is 400 to 599, but this is " + status);
        }
        return ofAny("refusal " + code, new Refusal(status, Objects.requireNonNull(code, "code"), "refused"));
    }

    /**
     * Another transaction or write is under way on an item: a transaction, of reads too, is cancelled because of one of
     * its operations, chosen at random; a single write fails with {@code TransactionConflictException}. Nothing was done.
     */
    public static Fault transactionConflict() {
        Set<String> operations =
                Set.of("PutItem", "UpdateItem", "DeleteItem", "TransactWriteItems", "TransactGetItems");
        return new Fault("transaction conflict", operations, new Conflict());
    }

    /**
     * A transaction is cancelled for these reasons: nothing was done.
     *
     * @param codes one for each operation, {@code None} for those that are not to blame
     */
    public static Fault cancellation(String... codes) {
        List<String> reasons = List.of(codes);
        return new Fault("cancellation " + reasons, Operations.TRANSACTIONS, Refusal.cancelled(reasons));
    }

    /** Status 500, and nothing was done, which the client cannot know. */
    public static Fault serverError() {
        return ofAny("server error", new Refusal(500, "InternalServerError", "Internal server error"));
    }

    // ---- the client does not learn what was done ----

    /** Status 500 although the request was done. */
    public static Fault serverErrorAfterApply() {
        Refusal refusal = new Refusal(500, "InternalServerError", "Internal server error");
        return ofAny("server error after apply", new Effect.AfterApply(refusal));
    }

    /** The connection breaks before the request is sent: nothing was done, which the client cannot know. */
    public static Fault resetBeforeSend() {
        return ofAny("reset before send", new Effect.Reset());
    }

    /** The connection breaks after the request was done: the answer is lost. */
    public static Fault resetAfterApply() {
        return ofAny("reset after apply", new Effect.AfterApply(new Effect.Reset()));
    }

    /** The request is done, and its answer breaks off in the midst. */
    public static Fault truncatedBody() {
        return ofAny("truncated body", new Effect.Truncated());
    }

    /**
     * The request is done, and a byte of its answer has changed on the way: the checksum is that of the true bytes. Where
     * DynamoDB refuses, the answer stays as it is, since the SDK does not look at the checksums of refusals.
     */
    public static Fault wrongChecksum() {
        return ofAny("wrong checksum", new Effect.WrongChecksum());
    }

    /**
     * The request reaches the service twice, the second time right after it was done, as when something on the way sends
     * it again: the answer is that to the second. A transaction has the same token both times.
     */
    public static Fault duplicateDelivery() {
        return ofAny("duplicate delivery", new Effect.Twice());
    }

    // ---- what DynamoDB may do ----

    /**
     * A part of a batch comes back unprocessed, and really is.
     *
     * @param share with which probability each of its entries comes back, from 0 to 1; with 1 all of them
     */
    public static Fault unprocessed(double share) {
        return new Fault(
                "unprocessed " + Faults.probability(share), Operations.BATCHES, new BatchEffects.Unprocessed(share));
    }

    /** The items of a BatchGetItem come in another order. */
    public static Fault shuffledItems() {
        return new Fault("shuffled items", Set.of("BatchGetItem"), new BatchEffects.Shuffled());
    }

    /**
     * A Query or Scan page ends early, after none to so many items are evaluated, with the key to go on from: nothing is
     * lost.
     *
     * @param atMost at least 1
     */
    public static Fault shortPage(int atMost) {
        if (atMost < 1) {
            throw new IllegalArgumentException("A short page has up to 1 item or more, not " + atMost
                    + "; for one without any there is emptyPage()");
        }
        return new Fault("short page " + atMost, Operations.PAGES, new ShortPage(atMost));
    }

    /**
     * A Query or Scan page is empty, and says that there is more. A page that would be the last, of one item or none,
     * stays as it is. To be mixed with other pages: a read of empty pages alone does not come to an end.
     */
    public static Fault emptyPage() {
        return new Fault("empty page", Operations.PAGES, new ShortPage(0));
    }

    /**
     * A read that is not strongly consistent sees an earlier state: the latest other answer that the same read got
     * before. A read that was not made before, or always had the same answer, gets the true one.
     */
    public static Fault staleRead() {
        return new Fault("stale read", Set.of("GetItem", "BatchGetItem", "Query", "Scan"), new StaleRead());
    }

    // ---- time ----

    /** The request is under way for so long before it is done. */
    public static Fault delay(Duration delay) {
        return ofAny("delay " + delay, new Effect.Delay(delay));
    }

    /** The request is done, and its answer under way for so long. */
    public static Fault lateAnswer(Duration delay) {
        return ofAny("late answer " + delay, new Effect.LateAnswer(delay));
    }

    /**
     * Something else happens right before the request is done, such as a write by somebody else: for races that always end
     * the same way.
     *
     * @param action runs on the thread that sends the request; what it throws fails the call
     */
    public static Fault meanwhile(Runnable action) {
        return ofAny("meanwhile", new Effect.Meanwhile(Objects.requireNonNull(action, "action")));
    }

    /** Nothing goes wrong: for scripts, before something does. */
    public static Fault none() {
        return ofAny("none", new Effect.Nothing());
    }

    Effect effect() {
        return effect;
    }

    boolean isNone() {
        return effect instanceof Effect.Nothing;
    }

    /** Whether it can befall an operation at all. */
    boolean befalls(String operation) {
        return operations.isEmpty() || operations.contains(operation);
    }

    /** @throws IllegalArgumentException if it cannot befall an operation of this name */
    void requireBefalls(String operation) {
        Operations.requireKnown(operation);
        if (!befalls(operation)) {
            throw new IllegalArgumentException(
                    "'" + name + "' cannot befall " + operation + ", but " + new TreeSet<>(operations));
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fault fault && name.equals(fault.name) && effect.equals(fault.effect);
    }

    @Override
    public int hashCode() {
        return effect.hashCode();
    }

    /** What goes wrong. */
    @Override
    public String toString() {
        return name;
    }
}
