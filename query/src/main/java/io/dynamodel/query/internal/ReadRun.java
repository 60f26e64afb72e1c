package io.dynamodel.query.internal;

import io.dynamodel.core.execution.Call;
import io.dynamodel.core.execution.Deadline;
import io.dynamodel.core.execution.Step;
import io.dynamodel.core.transport.ItemCollector;
import io.dynamodel.query.Page;
import io.dynamodel.query.ReadBudgetException;
import io.dynamodel.query.ReadDeadlineException;
import io.dynamodel.query.internal.batch.BatchOptions;
import io.dynamodel.query.internal.batch.GetOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/**
 * One execution of a read: where it is, and what it has spent. Its steps are to be run one after the other. Not
 * thread-safe; a driver hands it from thread to thread.
 */
public final class ReadRun<R, T> {
    private final ReadProgram<R, T> program;
    private final ReadRequests<R> requests;
    private final ReadBounds bounds;
    private final int named;
    private final Instant began;
    private final @Nullable Deadline deadline;
    private final List<Map<String, AttributeValue>> firstPositions = new ArrayList<>(0);
    private final @Nullable FetchedItems<R, T> hop;

    private @Nullable Map<String, AttributeValue> position;
    private boolean ended;
    private long items;
    private int scanned;
    private int sent;
    private double units = Double.NaN;
    private ReadAnswer last = new ReadAnswer(null, 0, 0, Double.NaN);

    /**
     * @param named of how many items, the first ones, the positions are wanted
     * @param deadline until when it may take; null for as long as it takes
     */
    ReadRun(ReadProgram<R, T> program, ReadRequests<R> requests, int named, @Nullable Deadline deadline) {
        this.program = program;
        this.requests = requests;
        this.bounds = program.spec().bounds();
        this.named = named;
        this.began = program.context().engine().now();
        this.deadline = deadline;
        this.hop = requests.hydration() == null ? null : new FetchedItems<>(program, requests.hydration());
        this.position = program.start().after();
        this.ended = program.spec().access() instanceof ReadAccess.Nothing;
    }

    /** Whether it has all that is wanted, or all that there is. */
    boolean isComplete() {
        return ended || (bounds.limit() != null && items >= bounds.limit());
    }

    /** Whether more is wanted, and there may be more. */
    public boolean hasMore() {
        return !isComplete();
    }

    /** Whether the index's last page is not used up. */
    boolean isWithinPage() {
        return hop != null && hop.hasKeys();
    }

    /** Whether no further request may be sent. */
    boolean isBudgetSpent() {
        return (bounds.maxRequests() != null && sent >= bounds.maxRequests())
                || (bounds.maxReadUnits() != null && units >= bounds.maxReadUnits());
    }

    /** How many items there were. */
    long items() {
        return items;
    }

    /** Where it goes on; null at the beginning and at the end. */
    @Nullable
    Map<String, AttributeValue> position() {
        return position;
    }

    /** What the last request read and consumed. */
    ReadAnswer last() {
        return last;
    }

    /** Where the first items are, as many as were asked for. */
    List<Map<String, AttributeValue>> firstPositions() {
        return firstPositions;
    }

    /** The items of one more request, which a filter may leave empty; only if there are more. */
    public Step<List<T>> next() {
        return next(List.of());
    }

    /**
     * The same.
     *
     * @param kept what was read before and not handed out, for an error to hold
     */
    Step<List<T>> next(List<T> kept) {
        return hop == null ? read(kept) : hydrated(hop, kept);
    }

    private Step<List<T>> read(List<T> kept) {
        Integer wanted = wanted();
        return within(kept, () -> requests.read(position, wanted), (request, onFailure) -> {
            Supplier<PageItems<R, T>> collectors = () -> new PageItems<>(
                    program.context(),
                    program.spec(),
                    program.reader(),
                    wanted,
                    requests.positionNames(),
                    Math.max(0, named - firstPositions.size()));
            BiFunction<ReadAnswer, PageItems<R, T>, Step<List<T>>> take = (answer, page) -> {
                spend(answer, 1);
                position = page.cut() == null ? answer.next() : page.cut();
                ended = position == null;
                items += page.items().size();
                firstPositions.addAll(page.firstPositions());
                if (program.spec().lenient() != null) {
                    page.misfits().forEach(program.spec().lenient());
                }
                return Step.done(page.items());
            };
            if (request instanceof GetItemRequest get) {
                return Step.sendForItems(
                        new Call.GetItem(get),
                        collectors,
                        (answer, page) -> take.apply(ReadAnswer.of(answer, page.added()), page),
                        onFailure);
            }
            return ask(request, collectors, take, onFailure);
        });
    }

    private static <C extends ItemCollector, U> Step<U> ask(
            DynamoDbRequest request,
            Supplier<C> collectors,
            BiFunction<ReadAnswer, C, Step<U>> take,
            Function<RuntimeException, Step<U>> onFailure) {
        return request instanceof QueryRequest query
                ? Step.sendForItems(
                        new Call.Query(query),
                        collectors,
                        (answer, page) -> take.apply(ReadAnswer.of(answer), page),
                        onFailure)
                : Step.sendForItems(
                        new Call.Scan((ScanRequest) request),
                        collectors,
                        (answer, page) -> take.apply(ReadAnswer.of(answer), page),
                        onFailure);
    }

    /** The items of a portion of the index's page; of the next one where the last is used up. */
    private Step<List<T>> hydrated(FetchedItems<R, T> from, List<T> kept) {
        if (from.hasKeys()) {
            if (isBudgetSpent()) {
                return Step.failed(new ReadBudgetException(program.subject(), page(kept), items));
            }
            last = new ReadAnswer(null, 0, 0, Double.NaN);
            return fetch(from, kept);
        }
        Step<FetchedItems<R, T>> page = within(
                kept,
                () -> requests.read(position, wanted()),
                (request, onFailure) -> ask(
                        request,
                        () -> new FetchedItems.Keys(requests.positionNames()),
                        (answer, keys) -> {
                            spend(answer, 1);
                            from.take(keys, answer.next());
                            return Step.done(from);
                        },
                        onFailure));
        return page.then(ready -> fetch(ready, kept)); // whatever the budget: so each page gets somewhere
    }

    private Step<List<T>> fetch(FetchedItems<R, T> from, List<T> kept) {
        Duration left = deadline == null ? null : deadline.remaining();
        if (left != null && left.isZero()) {
            return Step.failed(late(kept, null));
        }
        BatchOptions options = left == null ? BatchOptions.DEFAULTS : BatchOptions.DEFAULTS.withDeadline(left);
        return from.fetch(wanted(), options, this::sending).then(portion -> {
            GetOutcome outcome = portion.outcome();
            if (outcome != null) {
                ReadAnswer index = last;
                spend(new ReadAnswer(null, 0, 0, outcome.readUnits()), outcome.requests());
                last = index.withMore(outcome.readUnits());
            }
            if (outcome != null && !outcome.isComplete()) {
                return Step.failed(unfinished(kept, outcome.cause()));
            }
            position = portion.position();
            ended = position == null;
            items += portion.items().size();
            for (Map<String, AttributeValue> place : portion.places()) {
                if (firstPositions.size() < named) {
                    firstPositions.add(place);
                }
            }
            return Step.done(portion.items());
        });
    }

    private BatchGetItemRequest sending(BatchGetItemRequest request) {
        BatchGetItemRequest asking = request.toBuilder()
                .returnConsumedCapacity(requests.consumedCapacity())
                .build();
        Duration left = deadline == null ? null : deadline.remaining();
        return left == null || left.isZero()
                ? asking
                : (BatchGetItemRequest)
                        ReadRequests.within(program.context().engine().callTimeout(left), asking);
    }

    /** What was not read is throttled or left unprocessed for too long, unless something else is the matter. */
    private RuntimeException unfinished(List<T> kept, @Nullable RuntimeException cause) {
        if (cause == null
                || (deadline != null && deadline.expired())
                || (cause instanceof AwsServiceException refused && refused.isThrottlingException())) {
            return late(kept, cause);
        }
        return cause;
    }

    /** How many items there are with those of one more request; only if there are more. */
    Step<Long> nextCount() {
        return within(List.of(), () -> requests.count(position, wanted()), (request, onFailure) -> {
            Function<ReadAnswer, Step<Long>> take = answer -> {
                spend(answer, 1);
                position = answer.next();
                ended = position == null;
                items += answer.count();
                return Step.done(items);
            };
            if (request instanceof GetItemRequest get) {
                return Step.send(
                        new Call.GetItem(get),
                        answer -> take.apply(ReadAnswer.of(answer, answer.hasItem() ? 1 : 0)),
                        onFailure);
            }
            return request instanceof QueryRequest query
                    ? Step.send(new Call.Query(query), answer -> take.apply(ReadAnswer.of(answer)), onFailure)
                    : Step.send(
                            new Call.Scan((ScanRequest) request),
                            answer -> take.apply(ReadAnswer.of(answer)),
                            onFailure);
        });
    }

    private @Nullable Integer wanted() {
        Integer limit = bounds.limit();
        return limit == null ? null : (int) (limit - items);
    }

    private void spend(ReadAnswer answer, int requestsSent) {
        last = answer;
        sent += requestsSent;
        scanned += answer.scannedCount();
        if (!Double.isNaN(answer.readUnits())) {
            units = (Double.isNaN(units) ? 0 : units) + answer.readUnits();
        }
    }

    /** Sends a request if budget and time are left, and gives it no more time than that. */
    private <U> Step<U> within(
            List<T> kept,
            Supplier<DynamoDbRequest> request,
            BiFunction<DynamoDbRequest, Function<RuntimeException, Step<U>>, Step<U>> send) {
        if (isBudgetSpent()) {
            return Step.failed(new ReadBudgetException(program.subject(), page(kept), items));
        }
        if (deadline == null) {
            return send.apply(request.get(), Step::failed);
        }
        Duration left = deadline.remaining();
        if (left.isZero()) {
            return Step.failed(late(kept, null));
        }
        Duration timeout = program.context().engine().callTimeout(left);
        return send.apply(
                ReadRequests.within(timeout, request.get()),
                failure -> Step.failed(
                        failure instanceof ApiCallTimeoutException && timeout.equals(left)
                                ? late(kept, failure)
                                : failure));
    }

    private ReadDeadlineException late(List<T> kept, @Nullable RuntimeException cause) {
        Duration total = bounds.deadline() == null ? BatchOptions.PATIENCE : bounds.deadline();
        return new ReadDeadlineException(program.subject(), total, page(kept), items, cause);
    }

    /** What was read, as a page that tells where to go on and back. */
    Page<T> page(List<T> read) {
        boolean backwards = program.start().backwards();
        ReadStart.Position onward = ended ? null : new ReadStart.Position(position, backwards);
        ReadStart.Position back = back(backwards);
        List<T> inOrder = read;
        if (backwards) {
            inOrder = new ArrayList<>(read);
            Collections.reverse(inOrder);
        }
        return Page.of(
                inOrder,
                new PageEdges(backwards ? back : onward, backwards ? onward : back, program.cursors(), began),
                new ReadCost(
                        scanned,
                        sent,
                        Double.isNaN(units) ? OptionalDouble.empty() : OptionalDouble.of(units),
                        !isComplete() && isBudgetSpent()));
    }

    /** Back to where it came from: from its first item, or from as far as it got where there is none. */
    private ReadStart.@Nullable Position back(boolean backwards) {
        if (program.start().after() == null || !program.spec().isQuery()) {
            // nothing is there, or DynamoDB has no way to it
            return null;
        }
        if (!firstPositions.isEmpty()) {
            return new ReadStart.Position(firstPositions.get(0), !backwards);
        }
        return new ReadStart.Position(ended ? null : position, !backwards);
    }
}
