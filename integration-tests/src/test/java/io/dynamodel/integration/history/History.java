package io.dynamodel.integration.history;

import io.dynamodel.core.error.ConditionFailedException;
import io.dynamodel.core.error.ContentionException;
import io.dynamodel.core.error.OutcomeUnknownException;
import io.dynamodel.core.error.TransactionFailedException;
import io.dynamodel.core.error.UniqueViolationException;
import io.dynamodel.core.error.UnreadResultException;
import io.dynamodel.integration.history.Op.Action;
import io.dynamodel.integration.history.Op.Status;
import io.dynamodel.query.BatchWriteIncompleteException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/** What the callers of operations saw. Thread-safe. */
final class History {
    private static final Set<String> TRANSIENT =
            Set.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

    private final AtomicLong clock = new AtomicLong();
    private final AtomicLong ids = new AtomicLong();
    private final Map<String, Specification<?>> specifications = new ConcurrentSkipListMap<>();
    private final Map<String, List<Op>> ops = new ConcurrentSkipListMap<>();
    private final List<Violation> found = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Map<String, Long>> counts = new TreeMap<>();

    /** Somebody found that another holds a value, and did not take it. */
    static final class Held extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** An object that operations will be about. */
    void begin(String object, Specification<?> specification) {
        specifications.put(object, specification);
        ops.put(object, Collections.synchronizedList(new ArrayList<>()));
    }

    void add(Op op) {
        ops.get(op.object()).add(op);
    }

    /** One operation whose action is known when it ends. */
    <T> T perform(
            int thread,
            String object,
            Supplier<? extends Action> action,
            Supplier<T> call,
            Function<? super T, ?> seen,
            Function<ConditionFailedException, ?> seenRefused) {
        long id = ids.incrementAndGet();
        long invoked = clock.incrementAndGet();
        T result = null;
        Status status = null;
        Object saw = null;
        String outcome;
        String told = "";
        try {
            result = call.get();
            status = Status.OK;
            saw = seen.apply(result);
            outcome = "ok";
        } catch (RuntimeException e) {
            RuntimeException failure =
                    e instanceof CompletionException && e.getCause() instanceof RuntimeException cause ? cause : e;
            status = status(failure);
            told = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
            if (failure instanceof ConditionFailedException refused) {
                saw = seenRefused.apply(refused);
            }
            outcome = status == null ? "failed" : status.name().toLowerCase(Locale.ROOT);
        }
        Action done = action.get();
        count(done == null ? "nothing" : done.getClass().getSimpleName(), outcome);
        if (status == null || done == null || (status == Status.UNKNOWN && !done.isWrite())) {
            return result; // nothing was done, and nothing seen
        }
        long returned = status == Status.UNKNOWN ? Op.NEVER : clock.incrementAndGet();
        add(new Op(id, thread, object, done, status, saw, told, invoked, returned));
        return result;
    }

    /** Null if nothing was done for sure, and for no reason that tells of the object. */
    private static Status status(RuntimeException failure) {
        if (failure instanceof OutcomeUnknownException) {
            return Status.UNKNOWN;
        }
        if (failure instanceof UnreadResultException) {
            return Status.OK;
        }
        if (failure instanceof ConditionFailedException
                || failure instanceof UniqueViolationException
                || failure instanceof Held) {
            return Status.REFUSED;
        }
        if (failure instanceof TransactionFailedException transaction) {
            boolean passes = transaction.failed().stream().allMatch(reason -> TRANSIENT.contains(reason.code()));
            return passes ? null : Status.REFUSED;
        }
        if (failure instanceof BatchWriteIncompleteException) {
            return Status.UNKNOWN; // of some of it
        }
        if (failure instanceof SdkException || failure instanceof ContentionException) {
            return null;
        }
        throw failure; // an error of the test
    }

    private synchronized void count(String action, String outcome) {
        counts.computeIfAbsent(action, unknown -> new TreeMap<>()).merge(outcome, 1L, Long::sum);
    }

    /** How many operations there were, by action and outcome. */
    synchronized Map<String, Map<String, Long>> counts() {
        return new TreeMap<>(counts);
    }

    /** How many operations had this outcome. */
    synchronized long count(String outcome) {
        return counts.values().stream()
                .mapToLong(each -> each.getOrDefault(outcome, 0L))
                .sum();
    }

    List<Op> ops(String object) {
        return ops.getOrDefault(object, List.of());
    }

    /** Something that is wrong with what is stored, beside what was seen. */
    void found(Violation violation) {
        found.add(violation);
    }

    /** What must not be, at most one on each object unless several meet the eye. */
    List<Violation> violations() {
        List<Violation> violations = new ArrayList<>(found);
        specifications.forEach((object, specification) -> violations.addAll(check(specification, object, ops(object))));
        return violations;
    }

    static <S> List<Violation> check(Specification<S> specification, String object, List<Op> ops) {
        List<Violation> obvious = specification.obvious(object, ops);
        return obvious.isEmpty()
                ? Linearizability.check(specification, object, ops).stream().toList()
                : obvious;
    }
}
