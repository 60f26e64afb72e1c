package io.dynamodel.query.internal;

import io.dynamodel.core.error.DeadlineException;
import io.dynamodel.core.error.ServiceSetupException;
import io.dynamodel.core.execution.Deadline;
import io.dynamodel.core.execution.Step;
import io.dynamodel.core.execution.TableCall;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** Waiting for a table to be there, or to be gone, by asking again and again. */
public final class TableWait {
    private static final Duration POLL = Duration.ofMillis(500);

    private final String table;
    private final DescribeTableRequest request;

    public TableWait(ModelContext<?> context) {
        this.table = context.table();
        this.request = DescribeTableRequest.builder().tableName(table).build();
    }

    /** The request that asks. */
    public DescribeTableRequest request() {
        return request;
    }

    /** Whether a failure says that there is no such table. */
    public static boolean isMissing(RuntimeException failure) {
        return failure instanceof ServiceSetupException setup && setup.missing() == ServiceSetupException.Missing.TABLE;
    }

    /**
     * Until the table and all its indexes are active.
     *
     * @param justCreated whether the table may not be visible yet: describing a table is eventually consistent
     */
    public Step<TableDescription> untilActive(Duration budget, boolean justCreated) {
        return within(budget, deadline -> awaitActive(budget, deadline, justCreated));
    }

    private Step<TableDescription> awaitActive(Duration budget, Deadline deadline, boolean justCreated) {
        return Step.send(
                new TableCall.DescribeTable(request),
                answer -> isActive(answer.table())
                        ? Step.done(answer.table())
                        : again(budget, deadline, answer.table(), () -> awaitActive(budget, deadline, justCreated)),
                failure -> justCreated && isMissing(failure)
                        ? again(budget, deadline, null, () -> awaitActive(budget, deadline, true))
                        : Step.failed(failure));
    }

    private static boolean isActive(TableDescription table) {
        return table.tableStatus() == TableStatus.ACTIVE
                && table.globalSecondaryIndexes().stream().allMatch(index -> index.indexStatus() == IndexStatus.ACTIVE);
    }

    /** Until there is no such table. */
    public Step<@Nullable Void> untilGone(Duration budget) {
        return within(budget, deadline -> awaitGone(budget, deadline));
    }

    @SuppressWarnings("NullAway") // Void has no value but null
    private Step<@Nullable Void> awaitGone(Duration budget, Deadline deadline) {
        return Step.send(
                new TableCall.DescribeTable(request),
                answer -> again(budget, deadline, answer.table(), () -> awaitGone(budget, deadline)),
                failure -> isMissing(failure) ? Step.done(null) : Step.failed(failure));
    }

    /** The budget begins to run with the step, not when it is made. */
    private static <T extends @Nullable Object> Step<T> within(Duration budget, Function<Deadline, Step<T>> step) {
        return Step.pause(Duration.ZERO, () -> step.apply(Deadline.after(budget, System::nanoTime)));
    }

    private <T extends @Nullable Object> Step<T> again(
            Duration budget, Deadline deadline, @Nullable TableDescription found, Supplier<Step<T>> next) {
        if (deadline.allows(POLL)) {
            return Step.pause(POLL, next);
        }
        return Step.failed(new DeadlineException(
                budget,
                "Table '" + table + "' is still " + (found == null ? "not visible" : found.tableStatusAsString())
                        + " after " + budget.toSeconds()
                        + " seconds; give it more time, or look at it with table().describe()"));
    }
}
