package io.dynamodel.integration.history;

import io.dynamodel.Dynamodel;
import io.dynamodel.integration.history.Actor.Transactions;
import io.dynamodel.integration.history.Schemas.Account;
import io.dynamodel.integration.history.Schemas.ThingSchema;
import io.dynamodel.integration.history.Violation.Kind;
import io.dynamodel.query.UniqueReport;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Several threads that do random operations on the few objects of an epoch, and then on those of the next.
 *
 * @param client without faults, for what is before and after
 * @param disturbed what the threads use
 * @param async whether some operations are asynchronous
 */
record Workload(
        long seed, int operations, DynamoDbClient client, Dynamodel disturbed, boolean async, Transactions style) {
    private static final int THREADS = 8;
    private static final int EPOCH = 400;
    private static final String CLAIM = "dynamodel.unique/handle/";

    History run() throws InterruptedException {
        History history = new History();
        Models models = Models.on(Dynamodel.create(client), true);
        models.createTables();
        AtomicLong next = new AtomicLong();
        ConcurrentHashMap<Long, Boolean> begun = new ConcurrentHashMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> ends = IntStream.range(0, THREADS)
                    .<Future<?>>mapToObj(thread -> threads.submit(() -> {
                        Actor actor = new Actor(
                                thread,
                                Models.on(disturbed, style == Transactions.WHOLE),
                                history,
                                new SplittableRandom(seed * 31 + thread),
                                async,
                                style);
                        for (long each = next.getAndIncrement(); each < operations; each = next.getAndIncrement()) {
                            long epoch = each / EPOCH;
                            begun.computeIfAbsent(epoch, first -> {
                                models.begin(first, history);
                                return true;
                            });
                            actor.act(epoch);
                        }
                    }))
                    .toList();
            for (Future<?> end : ends) {
                end.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("seed " + seed, e.getCause());
        } finally {
            threads.shutdownNow();
        }
        begun.keySet().forEach(epoch -> readAll(epoch, models, history));
        compareClaims(models, client, history);
        return history;
    }

    /** In the end each value that is held has a claim, and each claim a holder: by what is stored, and by verifyUnique(). */
    private static void compareClaims(Models models, DynamoDbClient client, History history) {
        Map<String, String> claims = new TreeMap<>();
        Map<String, String> held = new TreeMap<>();
        for (Map<String, AttributeValue> item :
                client.scanPaginator(scan -> scan.tableName("members")).items()) {
            String id = item.get("id").s();
            if (id.startsWith(CLAIM)) {
                String holder = item.get("dynamodel.holder").m().get("id").s();
                claims.put(id.substring(CLAIM.length()), holder);
            } else if (item.containsKey("handle")) {
                String value = item.get("handle").s();
                String other = held.put(value, id);
                if (other != null) {
                    history.found(new Violation(Kind.HELD_TWICE, value, id + " and " + other + " hold it", List.of()));
                }
            }
        }
        if (!claims.equals(held)) {
            Set<String> different = new TreeSet<>(claims.keySet());
            different.addAll(held.keySet());
            different.removeIf(value -> Objects.equals(claims.get(value), held.get(value)));
            different.forEach(value -> history.found(new Violation(
                    Kind.ORPHAN_SENTINEL,
                    value,
                    "held by " + held.get(value) + ", claimed for " + claims.get(value),
                    List.of())));
        }
        UniqueReport<Schemas.Member> report = models.members().verifyUnique().execute();
        if (report.isClean() != claims.equals(held)) {
            history.found(new Violation(Kind.ORPHAN_SENTINEL, "members", "verifyUnique() says " + report, List.of()));
        }
    }

    /** What there is in the end. */
    private static void readAll(long epoch, Models models, History history) {
        for (int which = 0; which < Models.REGISTERS; which++) {
            String id = Models.register(epoch, which);
            history.perform(-1, id, Registers.Get::new, models.getRegister(id)::execute, Models::state, e -> null);
        }
        for (int which = 0; which < Models.TALLIES; which++) {
            String id = Models.tally(epoch, which);
            history.perform(
                    -1,
                    id,
                    Tallies.Get::new,
                    models.getTally(id)::execute,
                    found -> found.orElseThrow().state(),
                    e -> null);
        }
        String group = Models.group(epoch);
        history.perform(
                -1,
                group,
                Accounts.GetAll::new,
                () -> models.getAccounts(group).stream()
                        .map(get -> get.consistent().execute().orElseThrow())
                        .toList(),
                (List<Account> all) -> Models.state(all),
                e -> null);
        String club = Models.club(epoch);
        history.perform(
                -1,
                club,
                Holders.GetAll::new,
                () -> models.getMembers(club).stream()
                        .map(get -> get.consistent().execute())
                        .toList(),
                Models::holders,
                e -> null);
        String shelf = Models.shelf(epoch);
        history.perform(
                -1,
                shelf,
                Shelves.ListAll::new,
                models.things().query(ThingSchema.KEY).partition(shelf).consistent()::list,
                found -> found.stream().map(Schemas.Thing::number).toList(),
                e -> null);
    }
}
