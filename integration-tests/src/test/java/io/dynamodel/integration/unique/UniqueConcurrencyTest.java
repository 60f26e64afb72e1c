package io.dynamodel.integration.unique;

import static io.dynamodel.integration.unique.Members.EMAIL;
import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.core.error.ConditionFailedException;
import io.dynamodel.core.error.ContentionException;
import io.dynamodel.core.error.TransactionFailedException;
import io.dynamodel.core.error.UniqueViolationException;
import io.dynamodel.core.error.UnreadResultException;
import io.dynamodel.query.UniqueReport;
import io.dynamodel.testing.LocalDynamoDb;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class UniqueConcurrencyTest extends UniqueTables {
    private static final int THREADS = 8;

    UniqueConcurrencyTest(LocalDynamoDb db) {
        super(db);
    }

    private static void together(List<Callable<Void>> tasks) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(tasks.size());
        try {
            CyclicBarrier begin = new CyclicBarrier(tasks.size());
            List<Future<Void>> running = new ArrayList<>();
            for (Callable<Void> task : tasks) {
                running.add(executor.submit(() -> {
                    begin.await();
                    return task.call();
                }));
            }
            for (Future<Void> each : running) {
                each.get();
            }
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void ofManyWhoClaimOneValueOneWins() throws Exception {
        for (int round = 0; round < 10; round++) {
            String email = "round-" + round + "@example.org";
            String prefix = round + "-";
            AtomicInteger won = new AtomicInteger();
            AtomicInteger lost = new AtomicInteger();
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                String id = prefix + i;
                tasks.add(() -> {
                    try {
                        members.create(Member.of(id, email)).execute();
                        won.incrementAndGet();
                    } catch (UniqueViolationException e) {
                        lost.incrementAndGet();
                    }
                    return null;
                });
            }
            together(tasks);
            assertThat(won).hasValue(1);
            assertThat(lost).hasValue(THREADS - 1);
        }
        assertSound();
    }

    /** Few items, few values, every verb; what is verified at the same time finds nothing and harms nobody. */
    @Test
    void whateverIsDoneAtOnceNoValueIsHeldTwiceAndNoClaimIsLeft() throws Exception {
        long seed = System.nanoTime();
        AtomicInteger done = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        AtomicBoolean over = new AtomicBoolean();
        List<Callable<Void>> tasks = new ArrayList<>();
        AtomicInteger writers = new AtomicInteger(THREADS);
        for (int i = 0; i < THREADS; i++) {
            Random random = new Random(seed + i);
            tasks.add(() -> {
                for (int n = 0; n < 150; n++) {
                    try {
                        write(random);
                        done.incrementAndGet();
                    } catch (UnreadResultException e) {
                        done.incrementAndGet(); // and deleted by another one since
                    } catch (UniqueViolationException
                            | ConditionFailedException
                            | ContentionException
                            | TransactionFailedException e) {
                        refused.incrementAndGet();
                    }
                }
                over.set(writers.decrementAndGet() == 0);
                return null;
            });
        }
        List<UniqueReport<Member>> reports = new ArrayList<>();
        tasks.add(() -> {
            while (!over.get()) {
                reports.add(members.verifyUnique().repairing().execute());
            }
            return null;
        });
        together(tasks);
        assertThat(done.get()).as("seed %s", seed).isGreaterThan(200);
        assertThat(refused.get()).isGreaterThan(50);
        assertThat(reports)
                .allSatisfy(report ->
                        assertThat(report.findings()).as("seed %s", seed).isEmpty());
        assertSound();
    }

    private void write(Random random) {
        String id = "i" + random.nextInt(4);
        String email = "e" + random.nextInt(4);
        switch (random.nextInt(7)) {
            case 0 -> members.create(Member.of(id, email)).execute();
            case 1 -> members.put(Member.of(id, email)).execute();
            case 2 -> members.update(key(id), EMAIL.set(email)).execute();
            case 3 -> members.upsert(key(id), EMAIL.set(email)).execute();
            case 4 -> members.update(key(id), EMAIL.remove()).execute();
            case 5 -> members.delete(key(id)).execute();
            default -> swap(id, "i" + random.nextInt(4));
        }
    }

    private void swap(String one, String other) {
        Member a = members.get(key(one)).consistent().execute().orElse(null);
        Member b = members.get(key(other)).consistent().execute().orElse(null);
        if (a != null && b != null && a.email() != null && b.email() != null && !one.equals(other)) {
            dynamodel
                    .transaction(
                            members.update(key(one), EMAIL.set(b.email())).onlyIf(EMAIL.eq(a.email())),
                            members.update(key(other), EMAIL.set(a.email())).onlyIf(EMAIL.eq(b.email())))
                    .execute();
        }
    }

    @Test
    void theAsynchronousClientKeepsThemToo() {
        for (int round = 0; round < 5; round++) {
            List<CompletableFuture<Boolean>> all = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                all.add(members.upsert(key("r" + round + "-" + i), EMAIL.set("same-" + round))
                        .executeAsync()
                        .handle((stored, failure) -> failure == null));
            }
            assertThat(all.stream().filter(CompletableFuture::join)).hasSize(1);
        }
        assertSound();
    }
}
