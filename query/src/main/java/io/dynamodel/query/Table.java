package io.dynamodel.query;

import io.dynamodel.core.annotation.CheckReturnValue;
import io.dynamodel.core.execution.Step;
import io.dynamodel.core.execution.TableCall;
import io.dynamodel.query.internal.Compiled;
import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.query.internal.TableRequests;
import io.dynamodel.query.internal.TableWait;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;

/**
 * The table of a model: created from the schema's key and indexes. The operations are values, as all others.
 *
 * @param <R> the item type
 */
@CheckReturnValue
public final class Table<R> {
    private final ModelContext<R> context;
    private final TableWait wait;

    Table(ModelContext<R> context) {
        this.context = context;
        this.wait = new TableWait(context);
    }

    /** The name of the table. */
    public String name() {
        return context.table();
    }

    /** Creates the table, on demand, and waits until it is active; fails if it exists. */
    public Operation<TableDescription> create() {
        return create(TableOptions.onDemand());
    }

    /**
     * Creates the table and waits until it and its indexes are active; fails if it exists. Where the schema has a
     * {@code ttl}, it is switched on then.
     */
    public Operation<TableDescription> create(TableOptions options) {
        return creation("create table", options, false);
    }

    /** Creates the table, on demand, if there is none, and waits until it is active. */
    public Operation<TableDescription> createIfAbsent() {
        return createIfAbsent(TableOptions.onDemand());
    }

    /**
     * Creates the table if there is none, as {@link #create(TableOptions)} does, and waits until it is active. A table
     * that is there is left as it is.
     */
    public Operation<TableDescription> createIfAbsent(TableOptions options) {
        return creation("create table if absent", options, true);
    }

    private Operation<TableDescription> creation(String verb, TableOptions options, boolean mayExist) {
        return Returning.of(context, verb, (now, encoding) -> {
            CreateTableRequest request = TableRequests.create(context, options);
            UpdateTimeToLiveRequest timeToLive = TableRequests.timeToLive(context);
            RequestPlan creation = RequestPlan.of(request, context.hidden());
            Step<TableDescription> active = wait.untilActive(options.deadline(), true);
            Step<TableDescription> complete = active;
            if (timeToLive != null) {
                complete = active.then(description ->
                        Step.send(new TableCall.UpdateTimeToLive(timeToLive), done -> Step.done(description)));
            }
            RequestPlan plan = timeToLive == null
                    ? creation
                    : creation.followedBy(timeToLive, "when the new table is active", context.hidden());
            Step<TableDescription> afterCreation = complete;
            return new Compiled<>(
                    () -> plan,
                    Step.send(
                            new TableCall.CreateTable(request),
                            answer -> afterCreation,
                            failure -> mayExist && failure instanceof ResourceInUseException
                                    ? active
                                    : Step.failed(failure)));
        });
    }

    /**
     * Waits until the table and all its global indexes are active; fails at once if there is no table.
     *
     * @throws io.dynamodel.core.error.DeadlineException if that takes longer
     */
    public Operation<TableDescription> waitUntilActive(Duration deadline) {
        return Returning.of(
                context,
                "wait for table",
                (now, encoding) -> new Compiled<>(
                        () -> RequestPlan.of(wait.request(), context.hidden()), wait.untilActive(deadline, false)));
    }

    /** What DynamoDB knows of the table; empty if there is none. */
    public Operation<Optional<TableDescription>> describe() {
        return Returning.of(
                context,
                "describe table",
                (now, encoding) -> new Compiled<>(
                        () -> RequestPlan.of(wait.request(), context.hidden()),
                        Step.send(
                                new TableCall.DescribeTable(wait.request()),
                                answer -> Step.done(Optional.of(answer.table())),
                                failure -> TableWait.isMissing(failure)
                                        ? Step.done(Optional.empty())
                                        : Step.failed(failure))));
    }

    /** Deletes the table with all its items, and waits until it is gone; fails if there is none. */
    public Operation<@Nullable Void> delete() {
        return Returning.of(context, "delete table", (now, encoding) -> {
            DeleteTableRequest request =
                    DeleteTableRequest.builder().tableName(context.table()).build();
            return new Compiled<>(
                    () -> RequestPlan.of(request, context.hidden()),
                    Step.send(
                            new TableCall.DeleteTable(request),
                            answer -> wait.untilGone(TableOptions.DEFAULT_DEADLINE)));
        });
    }
}
