package io.dynamodel.query;

import io.dynamodel.core.annotation.CheckReturnValue;
import io.dynamodel.core.error.ServiceSetupException;
import io.dynamodel.core.execution.Call;
import io.dynamodel.core.execution.Step;
import io.dynamodel.query.internal.Compiled;
import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.query.internal.TableRequests;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;

/**
 * The table of a model: created from the schema's key and indexes. The operations are values, as all others.
 *
 * @param <R> the item type
 */
@CheckReturnValue
public final class Table<R> {
    private static final Duration POLL = Duration.ofMillis(500);

    private final ModelContext<R> context;

    Table(ModelContext<R> context) {
        this.context = context;
    }

    /** The name of the table. */
    public String name() {
        return context.table();
    }

    /** Creates the table, on demand, and waits until it is active; fails if it exists. */
    public Operation<TableDescription> create() {
        return create(TableOptions.onDemand());
    }

    /** Creates the table and waits until it is active; fails if it exists. */
    public Operation<TableDescription> create(TableOptions options) {
        return creation(options, false);
    }

    /** Creates the table, on demand, if there is none, and waits until it is active. */
    public Operation<TableDescription> createIfAbsent() {
        return createIfAbsent(TableOptions.onDemand());
    }

    /** Creates the table if there is none, and waits until it is active. A table that is there is left as it is. */
    public Operation<TableDescription> createIfAbsent(TableOptions options) {
        return creation(options, true);
    }

    private Operation<TableDescription> creation(TableOptions options, boolean mayExist) {
        return new Returning<>(context.engine(), now -> {
            CreateTableRequest request = TableRequests.create(context, options);
            UpdateTimeToLiveRequest timeToLive = TableRequests.timeToLive(context);
            List<RequestPlan.Entry> entries = new ArrayList<>();
            entries.add(new RequestPlan.Entry(request, ""));
            if (timeToLive != null) {
                entries.add(new RequestPlan.Entry(timeToLive, "when the table is active"));
            }
            Step<TableDescription> active = awaitActive(options.deadline());
            Step<TableDescription> created = Step.send(
                    new Call.CreateTable(request),
                    answer -> timeToLive == null
                            ? active
                            : active.then(description -> Step.send(
                                    new Call.UpdateTimeToLive(timeToLive), done -> Step.done(description))),
                    failure -> mayExist && failure instanceof ResourceInUseException
                            ? active
                            : Step.failed(failure));
            return new Compiled<>(new RequestPlan(entries, context::isSensitive), created);
        });
    }

    /** Waits until the table and all its indexes are active. */
    public Operation<TableDescription> waitUntilActive(Duration deadline) {
        return new Returning<>(
                context.engine(),
                now -> new Compiled<>(
                        RequestPlan.of(describeRequest(), context::isSensitive), awaitActive(deadline)));
    }

    private Step<TableDescription> awaitActive(Duration deadline) {
        return awaitActive(TableRequests.rounds(deadline, POLL), deadline);
    }

    private Step<TableDescription> awaitActive(long rounds, Duration deadline) {
        return Step.send(new Call.DescribeTable(describeRequest()), answer -> {
            TableDescription table = answer.table();
            if (isActive(table)) {
                return Step.done(table);
            }
            if (rounds <= 0) {
                return Step.failed(TableRequests.notInTime(context, table, deadline));
            }
            return Step.pause(POLL, () -> awaitActive(rounds - 1, deadline));
        });
    }

    private static boolean isActive(TableDescription table) {
        return table.tableStatus() == TableStatus.ACTIVE
                && table.globalSecondaryIndexes().stream().allMatch(index -> index.indexStatus() == IndexStatus.ACTIVE);
    }

    /** What DynamoDB knows of the table; empty if there is none. */
    public Operation<Optional<TableDescription>> describe() {
        return new Returning<>(
                context.engine(),
                now -> new Compiled<>(
                        RequestPlan.of(describeRequest(), context::isSensitive),
                        Step.send(
                                new Call.DescribeTable(describeRequest()),
                                answer -> Step.done(Optional.of(answer.table())),
                                failure -> isMissing(failure)
                                        ? Step.done(Optional.empty())
                                        : Step.failed(failure))));
    }

    /** Deletes the table with all its items, and waits until it is gone; fails if there is none. */
    public Operation<@Nullable Void> delete() {
        return new Returning<>(context.engine(), now -> {
            DeleteTableRequest request =
                    DeleteTableRequest.builder().tableName(context.table()).build();
            return new Compiled<>(
                    RequestPlan.of(request, context::isSensitive),
                    Step.send(
                            new Call.DeleteTable(request),
                            answer -> awaitGone(TableRequests.rounds(TableOptions.DEFAULT_DEADLINE, POLL))));
        });
    }

    private Step<@Nullable Void> awaitGone(long rounds) {
        return Step.send(
                new Call.DescribeTable(describeRequest()),
                answer -> rounds <= 0
                        ? Step.failed(TableRequests.notInTime(
                                context, answer.table(), TableOptions.DEFAULT_DEADLINE))
                        : Step.pause(POLL, () -> awaitGone(rounds - 1)),
                failure -> isMissing(failure) ? Step.done(null) : Step.failed(failure));
    }

    private static boolean isMissing(RuntimeException failure) {
        return failure instanceof ServiceSetupException setup
                && setup.missing() == ServiceSetupException.Missing.TABLE;
    }

    private DescribeTableRequest describeRequest() {
        return DescribeTableRequest.builder().tableName(context.table()).build();
    }
}
