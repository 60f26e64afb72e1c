package io.dynamodel.query.internal;

import io.dynamodel.core.error.ConditionFailedException;
import io.dynamodel.core.error.DeadlineException;
import io.dynamodel.core.execution.Call;
import io.dynamodel.core.execution.Deadline;
import io.dynamodel.core.execution.Meter;
import io.dynamodel.core.execution.Step;
import io.dynamodel.query.BulkProgress;
import io.dynamodel.query.BulkReport;
import io.dynamodel.query.BulkStoppedException;
import io.dynamodel.query.internal.BulkProgram.Item;
import io.dynamodel.query.internal.BulkProgram.Settings;
import io.dynamodel.query.internal.ReadRate.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * One execution of a bulk change: a page is read, its items are written beside each other, and only then the next one is
 * read. Whatever stops it has the other writes of the page not begun. Its functions take turns.
 */
final class BulkRun<R> {
    /** A read that is at its end. */
    static final ReadStart.Position END = new ReadStart.Position(null, true);

    /** The SDK has no timeout of zero. */
    private static final Duration SHORTEST_CALL = Duration.ofMillis(1);

    private final BulkProgram<R> program;
    private final Settings<R> settings;
    private final ReadRun<R, Item<R>> read;
    private final BulkTally<R> tally = new BulkTally<>();
    private final @Nullable Duration total;
    private final @Nullable Deadline deadline;
    private final @Nullable ReadRate reads;
    private final @Nullable ReadRate writes;
    private ReadStart.Position position;
    private @Nullable RuntimeException failure;

    BulkRun(BulkProgram<R> program, ReadProgram<R, Item<R>> read, ReadStart.Position start) {
        this.program = program;
        this.settings = program.settings();
        this.total = program.spec().bounds().deadline();
        this.deadline = total == null
                ? null
                : Deadline.after(total, program.context().engine().clock());
        this.read = read.run(deadline);
        this.reads = rate(settings.readUnitsPerSecond());
        this.writes = rate(settings.writeUnitsPerSecond());
        this.position = start;
    }

    private static @Nullable ReadRate rate(@Nullable Double unitsPerSecond) {
        return unitsPerSecond == null ? null : new ReadRate(unitsPerSecond, System::nanoTime);
    }

    Step<BulkReport<R>> step() {
        return pages().recover(this::stop)
                .then(done -> failure == null
                        ? Step.done(tally.report())
                        : Step.failed(new BulkStoppedException(program.subject(), progress(), failure)));
    }

    private Step<Boolean> stop(RuntimeException reason) {
        if (failure == null) {
            failure = reason;
        }
        return Step.done(true);
    }

    /** Also when there is no more time, which is a reason to stop. */
    private boolean isStopped() {
        if (failure == null && deadline != null && deadline.expired()) {
            failure = late();
        }
        return failure != null;
    }

    private DeadlineException late() {
        Duration allowed = total == null ? Duration.ZERO : total;
        return new DeadlineException(allowed, program.subject() + " was not at its end within " + allowed);
    }

    private Step<Boolean> pages() {
        if (!read.hasMore()) {
            return Step.done(true);
        }
        Turn turn = reads == null ? null : reads.take();
        return ReadRate.waiting(
                turn == null ? Duration.ZERO : turn.delay(),
                this::isStopped,
                () -> read.next().then(items -> {
                    double units = Double.isNaN(read.last().readUnits())
                            ? 0
                            : read.last().readUnits();
                    if (reads != null && turn != null) {
                        reads.settle(turn, units);
                    }
                    tally.read(items.size(), units);
                    return page(items);
                }));
    }

    private Step<Boolean> page(List<Item<R>> items) {
        List<Step<Boolean>> parts = new ArrayList<>(items.size());
        for (Item<R> item : items) {
            parts.add(Step.pause(Duration.ZERO, () -> write(item)).recover(this::stop));
        }
        return Step.all(parts, settings.concurrency()).then(done -> {
            if (failure != null) {
                return Step.done(true);
            }
            Map<String, AttributeValue> next = read.position();
            position = next == null ? END : new ReadStart.Position(next, false);
            if (settings.progress() != null) {
                settings.progress().accept(progress());
            }
            return pages();
        });
    }

    private BulkProgress<R> progress() {
        ReadStart.Position reached = position;
        Instant now = program.context().engine().now();
        return new BulkProgress<>(tally.report(), reached.equals(END), () -> program.checkpoint(reached, now));
    }

    private Step<Boolean> write(Item<R> item) {
        if (isStopped()) {
            return Step.done(true);
        }
        Turn turn = writes == null ? null : writes.take();
        return ReadRate.waiting(turn == null ? Duration.ZERO : turn.delay(), this::isStopped, () -> {
            if (program.context().expansion() != null) {
                return grown(item, turn);
            }
            CompiledWrite<R> write = program.write(item);
            return Step.send(
                    call(write),
                    answer -> {
                        double units = units(answer);
                        settle(turn, units);
                        tally.changed(units);
                        return Step.done(true);
                    },
                    refusal -> {
                        settle(turn, turn == null ? 0 : turn.expected()); // it is charged, and not reported
                        return refused(item, write, refusal);
                    });
        });
    }

    private Step<Boolean> grown(Item<R> item, @Nullable Turn turn) {
        Meter meter = new Meter();
        return meter.over(program.grown(item))
                .then(nothing -> {
                    settle(turn, meter.writeUnits());
                    tally.changed(meter.writeUnits());
                    return Step.done(true);
                })
                .recover(failure -> {
                    settle(turn, turn == null ? 0 : turn.expected());
                    return failure instanceof ConditionFailedException refused && !isWanted(item, refused.storedItem())
                            ? skipped()
                            : failed(item, failure);
                });
    }

    private Step<Boolean> skipped() {
        tally.skipped();
        return Step.done(true);
    }

    private void settle(@Nullable Turn turn, double units) {
        if (writes != null && turn != null) {
            writes.settle(turn, units);
        }
    }

    private Call<?> call(CompiledWrite<R> write) {
        ReturnConsumedCapacity asked = program.context().engine().returnConsumedCapacity();
        ReturnConsumedCapacity capacity = asked == null ? ReturnConsumedCapacity.TOTAL : asked;
        return write.updateExpression() == null
                ? new Call.DeleteItem(
                        (DeleteItemRequest) within(Writes.deleteRequest(write, ReturnValue.NONE).toBuilder()
                                .returnConsumedCapacity(capacity)
                                .build()),
                        write)
                : new Call.UpdateItem(
                        (UpdateItemRequest) within(Writes.updateRequest(write, ReturnValue.NONE).toBuilder()
                                .returnConsumedCapacity(capacity)
                                .build()),
                        write);
    }

    private DynamoDbRequest within(DynamoDbRequest request) {
        if (deadline == null) {
            return request;
        }
        Duration left = program.context().engine().callTimeout(deadline.remaining());
        return ReadRequests.within(left.isZero() ? SHORTEST_CALL : left, request);
    }

    private static double units(DynamoDbResponse answer) {
        Double units = answer.getValueForField("ConsumedCapacity", ConsumedCapacity.class)
                .map(ConsumedCapacity::capacityUnits)
                .orElse(null);
        return units == null ? 0 : units;
    }

    /** A condition that does not hold is no failure, unless it is one of the library's own that keep the rules. */
    private Step<Boolean> refused(Item<R> item, CompiledWrite<R> write, RuntimeException refusal) {
        if (refusal instanceof ConditionalCheckFailedException condition
                && Writes.certainlyRefused(condition)
                && !isWanted(item, Writes.stored(condition))) {
            return skipped();
        }
        return failed(item, UpdateProgram.failed(write, refusal));
    }

    private Step<Boolean> failed(Item<R> item, RuntimeException cause) {
        tally.failed(item.key(), cause);
        if (deadline != null && deadline.expired()) {
            DeadlineException late = late();
            late.addSuppressed(cause);
            return stop(late);
        }
        if (settings.aside() == null) {
            return stop(cause);
        }
        settings.aside().accept(item.key(), cause);
        return Step.done(true);
    }

    private boolean isWanted(Item<R> item, Map<String, AttributeValue> stored) {
        return !stored.isEmpty()
                && (item.version() == null || item.version().equals(BulkProgram.version(program.context(), stored)))
                && program.wanted().test(stored);
    }
}
