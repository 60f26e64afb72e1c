package io.dynamodel.testing;

import io.dynamodel.core.annotation.CanIgnoreReturnValue;
import io.dynamodel.core.annotation.CheckReturnValue;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;

/**
 * What goes wrong with the requests of clients, by chance or by a script, and what has gone wrong so far. Mutable;
 * thread-safe.
 *
 * <pre>{@code
 * Faults faults = Faults.seeded(42)
 *         .with(Fault.throttle(), 0.05)
 *         .with(Fault.resetAfterApply(), 0.02, "UpdateItem", "PutItem");
 * Dynamodel db = Dynamodel.create(faults.client(client));
 * }</pre>
 *
 * <p>There are two places for them. Around a client of the SDK, {@link #client}, also of the embedded engine: a call meets
 * with at most one round of faults, and fails with what the SDK throws after its own attempts. Around its HTTP client,
 * {@link #httpClient}: each attempt of the SDK is a call of its own here, its retries and timeouts run, and checksums and
 * broken bodies are real bytes. The same faults may be in several places; they count all calls together.
 *
 * <p>The same seed and the same calls in the same order have the same faults. What is injected carries the seed and the
 * number of the call in its message, and {@link #toString} sums it up.
 */
@CheckReturnValue
public final class Faults {
    /** The system property that gives the seed of {@link #random()}. */
    public static final String SEED_PROPERTY = "dynamodel.testing.seed";

    private final @Nullable Long seed;
    private final List<Chance> chances = new ArrayList<>();
    private final Map<String, Deque<Fault>> scripts = new HashMap<>();
    private final Map<String, Long> calls = new TreeMap<>();
    private final List<InjectedFault> log = new ArrayList<>();
    private final MadeUpPositions positions = new MadeUpPositions();
    private final StaleRead.Answers answers = new StaleRead.Answers();
    private long count;

    /** How often a fault befalls which operations. */
    private record Chance(Fault fault, double probability, Set<String> operations) {
        boolean isOf(String operation) {
            return operations.contains(operation) && fault.befalls(operation);
        }
    }

    private Faults(@Nullable Long seed) {
        this.seed = seed;
    }

    /** None yet, with this seed for what is left to chance. */
    public static Faults seeded(long seed) {
        return new Faults(seed);
    }

    /**
     * The same with another seed each time, which is logged at INFO; the system property {@value #SEED_PROPERTY} gives
     * one, to have a run again.
     */
    public static Faults random() {
        Long given = Long.getLong(SEED_PROPERTY);
        Faults faults = seeded(given == null ? new SecureRandom().nextInt(Integer.MAX_VALUE) : given);
        LoggerFactory.getLogger(Faults.class).info("{}; again by -D{}={}", faults.name(), SEED_PROPERTY, faults.seed);
        return faults;
    }

    /** None yet, and nothing is left to chance. */
    public static Faults script() {
        return new Faults(null);
    }

    // ---- what goes wrong ----

    /**
     * Adds a fault that befalls each call of these operations with this probability. Several may befall one call, each
     * within those that were added before it: what is throttled and partly unprocessed is throttled.
     *
     * @param operations DynamoDB's names, such as {@code UpdateItem}; without any, all operations on items that it can
     *     befall
     * @throws IllegalArgumentException if the fault cannot befall one of them, or the probability is none
     */
    @CanIgnoreReturnValue
    public synchronized Faults with(Fault fault, double probability, String... operations) {
        requireRandom();
        for (String operation : operations) {
            fault.requireBefalls(operation);
        }
        chances.add(new Chance(
                fault, probability(probability), operations.length == 0 ? Operations.ON_ITEMS : Set.of(operations)));
        return this;
    }

    /**
     * Adds to the script of an operation: each of its next calls meets with one of these, in order, and with nothing that
     * is left to chance.
     *
     * @param operation DynamoDB's name, such as {@code UpdateItem}
     * @throws IllegalArgumentException if one of the faults cannot befall it
     */
    @CanIgnoreReturnValue
    public synchronized Faults on(String operation, Fault... faults) {
        for (Fault fault : faults) {
            fault.requireBefalls(operation);
            scripts.computeIfAbsent(operation, unknown -> new ArrayDeque<>()).add(fault);
        }
        return this;
    }

    /** Adds a fault that befalls every call of an operation; for all scripts that are at their end. */
    @CanIgnoreReturnValue
    public synchronized Faults always(String operation, Fault fault) {
        fault.requireBefalls(operation);
        chances.add(new Chance(fault, 1, Set.of(operation)));
        return this;
    }

    /** Nothing goes wrong from now on, unless something is added again. The log stays. */
    @CanIgnoreReturnValue
    public synchronized Faults clear() {
        chances.clear();
        scripts.clear();
        return this;
    }

    // ---- where ----

    /** A client around this one, on which things go wrong. To close it is to close the client. */
    public DynamoDbClient client(DynamoDbClient client) {
        ClientLevel level = new ClientLevel(true);
        return ClientProxy.of(
                DynamoDbClient.class,
                client,
                "faulty client",
                client::close,
                (request, sending) -> Futures.now(
                        run(level, request, changed -> Futures.of(() -> (DynamoDbResponse) sending.send(changed)))));
    }

    /** A client around this one, on which things go wrong. To close it is to close the client. */
    public DynamoDbAsyncClient client(DynamoDbAsyncClient client) {
        ClientLevel level = new ClientLevel(false);
        return ClientProxy.of(
                DynamoDbAsyncClient.class,
                client,
                "faulty client",
                client::close,
                (request, sending) -> answer(level, request, sending));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it is what the client's method gives
    private Object answer(ClientLevel level, DynamoDbRequest request, ClientProxy.Sending sending) {
        return Futures.cancelling(begun -> run(
                level,
                request,
                changed -> begun.add(() -> {
                    @SuppressWarnings("unchecked") // an asynchronous client gives futures of answers
                    CompletableFuture<DynamoDbResponse> answer =
                            (CompletableFuture<DynamoDbResponse>) sending.send(changed);
                    return answer;
                })));
    }

    /** An HTTP client around this one, on which things go wrong. To close it is to close the client. */
    public SdkHttpClient httpClient(SdkHttpClient client) {
        return new FaultyHttpClient(this, client);
    }

    /** An HTTP client around this one, on which things go wrong. To close it is to close the client. */
    public SdkAsyncHttpClient httpClient(SdkAsyncHttpClient client) {
        return new FaultyAsyncHttpClient(this, client);
    }

    // ---- what went wrong ----

    /** What went wrong, in order. */
    public synchronized List<InjectedFault> log() {
        return List.copyOf(log);
    }

    /** How often what went wrong, by the names of the faults. */
    public synchronized Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        log.forEach(injected -> counts.merge(injected.fault().toString(), 1L, Long::sum));
        return counts;
    }

    /** How many calls there were: attempts, around HTTP clients. */
    public synchronized long calls() {
        return count;
    }

    /** How many calls of an operation there were. */
    public synchronized long calls(String operation) {
        Operations.requireKnown(operation);
        return calls.getOrDefault(operation, 0L);
    }

    /** What is still to come of the scripts, by operation; empty if all of it has befallen a call. */
    public synchronized Map<String, List<Fault>> left() {
        Map<String, List<Fault>> left = new TreeMap<>();
        scripts.forEach((operation, faults) -> {
            if (!faults.isEmpty()) {
                left.put(operation, List.copyOf(faults));
            }
        });
        return left;
    }

    /** The seed, how many calls there were, and how often what went wrong. */
    @Override
    public String toString() {
        return name() + ", " + calls() + " calls: " + counts();
    }

    String name() {
        return seed == null ? "Faults.script()" : "Faults.seeded(" + seed + ")";
    }

    // ---- for what is around ----

    /** Sends a request past all faults that befall it. */
    <Q, A> CompletableFuture<A> run(Level<Q, A> level, Q request, Function<Q, CompletableFuture<A>> send) {
        String operation = level.operation(request);
        Draw draw = draw(operation);
        Function<Q, CompletableFuture<A>> way = draw.remembers() ? remembering(level, send) : send;
        for (int i = draw.faults().size() - 1; i >= 0; i--) {
            Fault fault = draw.faults().get(i);
            Function<Q, CompletableFuture<A>> next = way;
            way = each -> fault.effect().around(new Hop<>(this, level, fault, draw.call(), draw.random(), each, next));
        }
        return way.apply(Operations.PAGES.contains(operation) ? fromTheBeginning(level, request) : request);
    }

    /** What befalls one call. */
    private record Draw(long call, List<Fault> faults, SplittableRandom random, boolean remembers) {}

    private synchronized Draw draw(String operation) {
        long call = ++count;
        calls.merge(operation, 1L, Long::sum);
        // of its own for each call, so that what one does with it does not change what befalls the next
        SplittableRandom random = new SplittableRandom((seed == null ? 0 : seed) * 0x9E3779B97F4A7C15L + call);
        boolean remembers = false;
        List<Fault> faults = new ArrayList<>();
        Deque<Fault> script = scripts.get(operation);
        Fault scripted = script == null ? null : script.poll();
        if (scripted != null) {
            faults.add(scripted);
        }
        for (Chance chance : chances) {
            if (chance.isOf(operation)) {
                remembers |= isStale(chance.fault());
                if (random.nextDouble() < chance.probability() && scripted == null) {
                    faults.add(chance.fault());
                }
            }
        }
        boolean remembersLater = script != null && script.stream().anyMatch(Faults::isStale);
        remembers |= remembersLater || (scripted != null && isStale(scripted));
        return new Draw(call, faults, random, remembers);
    }

    private static boolean isStale(Fault fault) {
        return fault.effect() instanceof StaleRead;
    }

    /** Beneath all faults, so that what is remembered is true. */
    private <Q, A> Function<Q, CompletableFuture<A>> remembering(
            Level<Q, A> level, Function<Q, CompletableFuture<A>> send) {
        return request -> send.apply(request).thenApply(answer -> {
            var json = level.jsonOf(answer);
            var asked = level.json(request);
            if (json != null && !StaleRead.isConsistent(asked)) {
                answers.remember(asked, json);
            }
            return answer;
        });
    }

    private <Q, A> Q fromTheBeginning(Level<Q, A> level, Q request) {
        if (positions.isEmpty()) {
            return request;
        }
        var json = level.json(request);
        var start = json.get(ShortPage.START);
        if (start == null || !positions.isBeginning(start)) {
            return request;
        }
        json.remove(ShortPage.START);
        return level.changed(request, json);
    }

    synchronized void injected(InjectedFault fault) {
        log.add(fault);
    }

    MadeUpPositions positions() {
        return positions;
    }

    StaleRead.Answers answers() {
        return answers;
    }

    static double probability(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("A probability is from 0 to 1, but this is " + probability);
        }
        return probability;
    }

    private void requireRandom() {
        if (seed == null) {
            throw new IllegalStateException("A script leaves nothing to chance: begin with Faults.seeded(..)");
        }
    }
}
