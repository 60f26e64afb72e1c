package io.dynamodel.query.internal;

import io.dynamodel.core.execution.Call;
import io.dynamodel.core.execution.Step;
import io.dynamodel.core.value.StoredItem;
import io.dynamodel.query.Page;
import io.dynamodel.query.RequestPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** A read as steps: page after page, until there are as many items as were asked for. */
public final class ReadProgram<R, T> {
    private final ModelContext<R> context;
    private final ReadSpec<R> spec;
    private final BiFunction<ModelContext<R>, StoredItem, T> reader;
    private final ReadRequests<R> requests;

    /** @param reader makes what the caller gets of a stored item */
    public ReadProgram(ModelContext<R> context, ReadSpec<R> spec, BiFunction<ModelContext<R>, StoredItem, T> reader) {
        this.context = context;
        this.spec = spec;
        this.reader = reader;
        this.requests = new ReadRequests<>(context, spec);
    }

    /** All items, up to the limit. */
    public Compiled<List<T>> list() {
        return new Compiled<>(this::plan, pageAfter(spec.startKey(), true).map(Page::items));
    }

    /** One page: up to the limit if there is one, else what one request gives. */
    public Compiled<Page<T>> page() {
        return new Compiled<>(this::plan, pageAfter(spec.startKey()));
    }

    /** The same, from there on. */
    public Step<Page<T>> pageAfter(@Nullable Map<String, AttributeValue> start) {
        return pageAfter(start, spec.limit() != null);
    }

    /** The number of items, up to the limit; no items come back. */
    public Compiled<Long> count() {
        return new Compiled<>(
                () -> isNothing()
                        ? RequestPlan.nothing()
                        : RequestPlan.of(requests.count(spec.startKey(), spec.limit()), requests.hidden()),
                countFrom(spec.startKey(), 0));
    }

    private RequestPlan plan() {
        return isNothing()
                ? RequestPlan.nothing()
                : RequestPlan.of(requests.read(spec.startKey(), spec.limit()), requests.hidden());
    }

    private boolean isNothing() {
        return spec.access() instanceof ReadAccess.Nothing;
    }

    /** Each execution has a filling of its own: a compiled operation can be executed again. */
    private Step<Page<T>> pageAfter(@Nullable Map<String, AttributeValue> start, boolean toTheEnd) {
        return Step.pause(Duration.ZERO, () -> fill(new Filling<>(spec.limit()), start, toTheEnd));
    }

    private Step<Page<T>> fill(Filling<T> filling, @Nullable Map<String, AttributeValue> start, boolean toTheEnd) {
        if (isNothing()) {
            return Step.done(new Page<>(List.of(), Optional.empty(), 0));
        }
        Integer wanted = filling.wanted();
        return send(
                requests.read(start, wanted),
                () -> new PageItems<>(context, spec, reader, wanted, requests.positionNames()),
                (answer, page) -> {
                    filling.items.addAll(page.items());
                    filling.scanned += answer.scannedCount();
                    if (spec.lenient() != null) {
                        page.misfits().forEach(spec.lenient());
                    }
                    Map<String, AttributeValue> cut = page.cut();
                    Map<String, AttributeValue> next = cut == null ? answer.next() : cut;
                    boolean done = next.isEmpty() || !toTheEnd || filling.isFull();
                    return done
                            ? Step.done(new Page<>(
                                    filling.items,
                                    next.isEmpty() ? Optional.empty() : Optional.of(next),
                                    filling.scanned))
                            : fill(filling, next, true);
                });
    }

    private Step<Long> countFrom(@Nullable Map<String, AttributeValue> start, long before) {
        if (isNothing()) {
            return Step.done(0L);
        }
        Integer limit = spec.limit();
        Integer wanted = limit == null ? null : (int) (limit - before);
        return send(requests.count(start, wanted), answer -> {
            long sum = before + answer.count();
            if (limit != null && sum >= limit) {
                return Step.done((long) limit);
            }
            return answer.next().isEmpty() ? Step.done(sum) : countFrom(answer.next(), sum);
        });
    }

    private <U> Step<U> send(
            DynamoDbRequest request,
            Supplier<PageItems<R, T>> collectors,
            BiFunction<Answer, PageItems<R, T>, Step<U>> onAnswer) {
        if (request instanceof GetItemRequest get) {
            return Step.sendForItems(
                    new Call.GetItem(get),
                    collectors,
                    (answer, items) -> onAnswer.apply(Answer.ofOne(items.added()), items));
        }
        return request instanceof QueryRequest query
                ? Step.sendForItems(
                        new Call.Query(query), collectors, (answer, items) -> onAnswer.apply(Answer.of(answer), items))
                : Step.sendForItems(
                        new Call.Scan((ScanRequest) request),
                        collectors,
                        (answer, items) -> onAnswer.apply(Answer.of(answer), items));
    }

    private static <U> Step<U> send(DynamoDbRequest request, Function<Answer, Step<U>> onAnswer) {
        if (request instanceof GetItemRequest get) {
            return Step.send(new Call.GetItem(get), answer -> onAnswer.apply(Answer.ofOne(answer.hasItem() ? 1 : 0)));
        }
        return request instanceof QueryRequest query
                ? Step.send(new Call.Query(query), answer -> onAnswer.apply(Answer.of(answer)))
                : Step.send(new Call.Scan((ScanRequest) request), answer -> onAnswer.apply(Answer.of(answer)));
    }

    /** What all kinds of answer have, besides the items. */
    private record Answer(Map<String, AttributeValue> next, int count, int scannedCount) {

        /** Nothing comes after the item of a key. */
        static Answer ofOne(int count) {
            return new Answer(Map.of(), count, count);
        }

        static Answer of(QueryResponse answer) {
            return new Answer(
                    answer.hasLastEvaluatedKey() ? answer.lastEvaluatedKey() : Map.of(),
                    answer.count(),
                    answer.scannedCount());
        }

        static Answer of(ScanResponse answer) {
            return new Answer(
                    answer.hasLastEvaluatedKey() ? answer.lastEvaluatedKey() : Map.of(),
                    answer.count(),
                    answer.scannedCount());
        }
    }

    /** A page that fills up. It belongs to one execution. */
    private static final class Filling<T> {
        final List<T> items = new ArrayList<>();
        final @Nullable Integer limit;
        int scanned;

        Filling(@Nullable Integer limit) {
            this.limit = limit;
        }

        boolean isFull() {
            return limit != null && items.size() >= limit;
        }

        @Nullable
        Integer wanted() {
            return limit == null ? null : limit - items.size();
        }
    }
}
