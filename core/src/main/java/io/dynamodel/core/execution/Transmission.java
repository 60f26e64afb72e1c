package io.dynamodel.core.execution;

import io.dynamodel.core.transport.Exchange;
import io.dynamodel.core.transport.ItemCollector;
import io.dynamodel.core.transport.ItemTransport;
import io.dynamodel.core.wire.EncodedItem;
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

/** One call on its way, with its items over the wire path if its client has one; what both drivers share. */
final class Transmission<A extends DynamoDbResponse, C extends ItemCollector> {
    private final Step.Send<A, C, ?> step;
    private final ItemTransport transport;
    private final Call<A> outgoing;
    private final @Nullable Exchange<C> exchange;

    private Transmission(
            Step.Send<A, C, ?> step, ItemTransport transport, Call<A> outgoing, @Nullable Exchange<C> exchange) {
        this.step = step;
        this.transport = transport;
        this.outgoing = outgoing;
        this.exchange = exchange;
    }

    static <A extends DynamoDbResponse, C extends ItemCollector> Transmission<A, C> of(
            Step.Send<A, C, ?> step, ItemTransport transport) {
        Call<A> call = step.call();
        if (!transport.isWire()) {
            return new Transmission<>(step, transport, call, null);
        }
        if (call.isWrite()
                && call instanceof Call.PutItem put
                && put.item() != null
                && !put.item().isSmall()) {
            var marked = transport.exchange(put.item(), put.form(), put.shape(), step.collectors());
            @SuppressWarnings("unchecked") // A is what a PutItem answers
            Call<A> placeholder = (Call<A>) (Call<?>) new Call.PutItem(marked.request());
            return new Transmission<>(step, transport, placeholder, marked.exchange());
        }
        // of the calls that bring no items, which are asked first: each class that is asked for is loaded
        Transmission<A, C> withItems =
                call.isWrite() && call.shape() == null ? ofSeveralItems(step, transport, call) : null;
        if (withItems != null) {
            return withItems;
        }
        return new Transmission<>(
                step,
                transport,
                call,
                step.collectors() == null
                        ? null
                        : transport.exchange(call.request(), call.isWrite(), call.shape(), step.collectors()));
    }

    /** Null if the call carries no items. */
    private static <A extends DynamoDbResponse, C extends ItemCollector> @Nullable Transmission<A, C> ofSeveralItems(
            Step.Send<A, C, ?> step, ItemTransport transport, Call<A> call) {
        List<EncodedItem> items = call instanceof Call.BatchWriteItem batch
                ? batch.items()
                : call instanceof Call.TransactWriteItems transaction ? transaction.items() : null;
        if (items == null || items.isEmpty()) {
            return null;
        }
        Call<?> placeholders;
        Exchange<C> exchange;
        if (call instanceof Call.BatchWriteItem batch) {
            ItemTransport.Outgoing<BatchWriteItemRequest, C> marked = transport.exchange(items, batch::with);
            placeholders = new Call.BatchWriteItem(marked.request());
            exchange = marked.exchange();
        } else {
            ItemTransport.Outgoing<TransactWriteItemsRequest, C> marked =
                    transport.exchange(items, ((Call.TransactWriteItems) call)::with);
            placeholders = new Call.TransactWriteItems(marked.request());
            exchange = marked.exchange();
        }
        @SuppressWarnings("unchecked") // of the same kind as the call, hence answered alike
        Call<A> outgoing = (Call<A>) placeholders;
        return new Transmission<>(step, transport, outgoing, exchange);
    }

    Step.Send<A, C, ?> step() {
        return step;
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
            transport.turnOff("its interceptor was not called with the request that was sent");
        } else if (exchange.isRefused()) {
            transport.turnOff("another interceptor changed an item, or the protocol is not JSON");
        } else {
            return false;
        }
        return outgoing != step.call();
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
}
