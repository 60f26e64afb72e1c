package io.dynamodel.core.execution;

import io.dynamodel.core.transport.Exchange;
import io.dynamodel.core.transport.ItemCollector;
import io.dynamodel.core.transport.ItemTransport;
import io.dynamodel.core.wire.EncodedItem;
import io.dynamodel.core.wire.ResponseReader.Shape;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * One call on its way, with its items over the wire path if its client has one, and its attempts attended by the
 * interceptor if that is on the client; what both drivers share.
 */
final class Transmission<A extends DynamoDbResponse, C extends ItemCollector> {
    private final Step.Send<A, C, ?> step;
    private final ItemTransport transport;
    private final ClientLimits limits;
    private final long end;
    private final boolean single;
    private final Call<A> outgoing;
    private final @Nullable Exchange<C> exchange;

    private Transmission(
            Step.Send<A, C, ?> step,
            ItemTransport transport,
            ClientLimits limits,
            long end,
            boolean single,
            Call<A> outgoing,
            @Nullable Exchange<C> exchange) {
        this.step = step;
        this.transport = transport;
        this.limits = limits;
        this.end = end;
        this.single = single;
        this.outgoing = outgoing;
        this.exchange = exchange;
    }

    static <A extends DynamoDbResponse, C extends ItemCollector> Transmission<A, C> of(
            Step.Send<A, C, ?> step, ItemTransport transport, ClientLimits limits) {
        Repetition earlier = step.earlier();
        long end = limits.end(earlier);
        boolean single = limits.isSingle(step.call(), transport, earlier);
        Call<A> call = limits.applied(step.call(), transport, earlier, end, single);
        if (transport.isWire()) {
            if (call.isWrite()
                    && call instanceof Call.PutItem put
                    && put.item() != null
                    && !put.item().isSmall()) {
                var marked = transport.exchange(put, end, put.item(), put.form(), put.shape(), step.collectors());
                @SuppressWarnings("unchecked") // A is what a PutItem answers
                Call<A> placeholder = (Call<A>) (Call<?>) new Call.PutItem(marked.request());
                return new Transmission<>(step, transport, limits, end, single, placeholder, marked.exchange());
            }
            // of the calls that bring no items, which are asked first: each class that is asked for is loaded
            if (call.isWrite() && call.shape() == null) {
                Placed<A, C> placed = ofSeveralItems(call, transport, end);
                if (placed != null) {
                    return new Transmission<>(step, transport, limits, end, single, placed.call(), placed.exchange());
                }
            }
        } else if (Boolean.FALSE.equals(transport.attended())) {
            return new Transmission<>(step, transport, limits, end, single, call, null);
        }
        Call<A> settled = call.isWrite() ? call.settled() : call; // the interceptor knows the request by its identity
        Shape shape = transport.isWire() && step.collectors() != null ? call.shape() : null;
        Exchange<C> exchange = transport.exchange(settled.request(), settled, end, shape, step.collectors());
        return new Transmission<>(step, transport, limits, end, single, settled, exchange);
    }

    /** A call with placeholders, and its exchange. */
    private record Placed<A extends DynamoDbResponse, C extends ItemCollector>(Call<A> call, Exchange<C> exchange) {}

    /** Null if the call carries no items. */
    private static <A extends DynamoDbResponse, C extends ItemCollector> @Nullable Placed<A, C> ofSeveralItems(
            Call<A> call, ItemTransport transport, long end) {
        List<EncodedItem> items = call instanceof Call.BatchWriteItem batch
                ? batch.items()
                : call instanceof Call.TransactWriteItems transaction ? transaction.items() : null;
        if (items == null || items.isEmpty()) {
            return null;
        }
        Call<?> placeholders;
        Exchange<C> exchange;
        if (call instanceof Call.BatchWriteItem batch) {
            ItemTransport.Outgoing<BatchWriteItemRequest, C> marked = transport.exchange(call, end, items, batch::with);
            placeholders = new Call.BatchWriteItem(marked.request());
            exchange = marked.exchange();
        } else {
            ItemTransport.Outgoing<TransactWriteItemsRequest, C> marked =
                    transport.exchange(call, end, items, ((Call.TransactWriteItems) call)::with);
            placeholders = new Call.TransactWriteItems(marked.request());
            exchange = marked.exchange();
        }
        @SuppressWarnings("unchecked") // of the same kind as the call, hence answered alike
        Call<A> outgoing = (Call<A>) placeholders;
        return new Placed<>(outgoing, exchange);
    }

    /** What is asked, whatever it looks like on its way. */
    Call<A> call() {
        return step.call();
    }

    A send(DynamoDbClient client) {
        if (exchange == null) {
            return outgoing.send(client);
        }
        Exchange<?> outer = exchange.handOver();
        try {
            return outgoing.send(client);
        } finally {
            Exchange.handedOver(outer);
        }
    }

    CompletableFuture<A> send(DynamoDbAsyncClient client) {
        if (exchange == null) {
            return outgoing.send(client);
        }
        Exchange<?> outer = exchange.handOver();
        try {
            return outgoing.send(client);
        } finally {
            Exchange.handedOver(outer);
        }
    }

    /**
     * Whether the same must be sent again, with the SDK's values: an item did not get into the request. What was sent
     * instead, if anything, could not be stored, since it has no key; of several then nothing is done, as DynamoDB
     * refuses the request as a whole.
     *
     * @param failure what came instead of an answer; null if an answer came
     */
    boolean isToBeRepeated(@Nullable Throwable failure) {
        if (exchange == null) {
            return false;
        }
        if (!exchange.isClaimed()) {
            if (failure != null && !(failure instanceof AwsServiceException)) {
                return false; // it may have failed before any interceptor was called, which says nothing about ours
            }
            transport.attended(false);
            transport.turnOff("its interceptor was not called with the request that was sent");
        } else if (exchange.isRefused()) {
            transport.turnOff("another interceptor changed an item, or the protocol is not JSON");
        } else {
            if (transport.attended() == null) {
                transport.attended(true);
            }
            return false;
        }
        return exchange.hasPlaceholders();
    }

    /** Goes on with an answer. What the collector threw is no failure of the call. */
    void handOn(A answer, Evaluation evaluation) {
        C items;
        try {
            items = step.collectors() == null ? null : collected(answer, step.collectors());
        } catch (RuntimeException e) {
            evaluation.failed(e);
            return;
        }
        evaluation.answered(step, answer, items);
    }

    private C collected(A answer, Supplier<C> collectors) {
        C taken = exchange == null ? null : exchange.collected(step.call().items(answer));
        if (taken != null) {
            return taken;
        }
        C collector = collectors.get();
        step.call().collect(answer, collector);
        return collector;
    }

    /** Goes on after a failure: sends the same once more, or fails with what it means. */
    void failed(Throwable failure, Evaluation evaluation) {
        Aftermath aftermath = Aftermath.of(step, exchange, failure);
        Repetition again = aftermath.repetition(limits, end, single);
        if (again == null) {
            evaluation.failed(step, aftermath.meaning(limits));
        } else {
            evaluation.goOn(again(step, again, aftermath));
        }
    }

    /** Who is interrupted meanwhile is told what is known of the attempts before. */
    private static <T extends @Nullable Object> Step<T> again(
            Step.Send<?, ?, T> step, Repetition again, Aftermath aftermath) {
        var onFailure = step.onFailure();
        return Step.pause(again.pause(), () -> step.again(again), interrupt -> {
            RuntimeException meaning = aftermath.interrupted(interrupt);
            return onFailure == null ? Step.failed(meaning) : onFailure.apply(meaning);
        });
    }
}
