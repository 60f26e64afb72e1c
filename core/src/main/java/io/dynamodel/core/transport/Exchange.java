package io.dynamodel.core.transport;

import io.dynamodel.core.wire.BufferPool;
import io.dynamodel.core.wire.EncodedItem;
import io.dynamodel.core.wire.ResponseReader.Shape;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/**
 * One call on the wire path: what the interceptor is told of it, and what it has done. It is handed over by a
 * thread-local, which the interceptor reads in {@code beforeExecution}: the SDK runs that on the calling thread.
 *
 * <p>Used by the caller and the SDK's threads, one after the other.
 *
 * @param <C> what collects the items of the answer
 */
public final class Exchange<C extends ItemCollector> {
    private static final ThreadLocal<@Nullable Exchange<?>> HANDED_OVER = new ThreadLocal<>();

    private final DynamoDbRequest request;
    private final boolean write;
    private final @Nullable Placeholder placeholder;
    private final @Nullable Shape shape;
    private final @Nullable Supplier<C> collectors;
    private final BufferPool pool;

    private @Nullable DynamodelWireInterceptor interceptor;
    private boolean refused;
    private int bodyLength = -1;

    /** The attempt whose answer counts: an earlier one may still be at work after its timeout. */
    private volatile @Nullable AnswerDecoder<C> attempt;

    /**
     * What stands in the request for an item.
     *
     * @param mark its only attribute
     * @param item the item that goes in its place
     */
    record Placeholder(String mark, EncodedItem item) {}

    Exchange(
            DynamoDbRequest request,
            boolean write,
            @Nullable Placeholder placeholder,
            @Nullable Shape shape,
            @Nullable Supplier<C> collectors,
            BufferPool pool) {
        this.request = request;
        this.write = write;
        this.placeholder = placeholder;
        this.shape = shape;
        this.collectors = collectors;
        this.pool = pool;
    }

    // ---- for the caller ----

    /** Makes a call of the SDK, whose interceptor finds this exchange by its request. */
    public <A> A handOver(Supplier<A> call) {
        HANDED_OVER.set(this);
        try {
            return call.get();
        } finally {
            HANDED_OVER.set(null);
        }
    }

    /** Whether the interceptor was called for this very request. */
    public boolean isClaimed() {
        return interceptor != null;
    }

    /** Whether the item was not put into the request, since it did not hold the placeholder as it should. */
    public boolean isRefused() {
        return refused;
    }

    /** Whether the items of the answer were taken; if not, the SDK has them. */
    public boolean isDecoded() {
        AnswerDecoder<C> last = attempt;
        return last != null && last.isDecoded();
    }

    /**
     * The items of the answer.
     *
     * @throws RuntimeException what the collector threw
     */
    public C collected() {
        return Objects.requireNonNull(attempt).collected();
    }

    // ---- for the interceptor ----

    /** The exchange of a call that begins now on this thread, if nobody else has claimed it. */
    static @Nullable Exchange<?> claim(SdkRequest request, DynamodelWireInterceptor by) {
        Exchange<?> exchange = HANDED_OVER.get();
        if (exchange == null || exchange.request != request || exchange.interceptor != null) {
            return null;
        }
        exchange.interceptor = by;
        return exchange;
    }

    /** The item that goes into a request of a call that begins now on this thread; null if it has its own. */
    static @Nullable EncodedItem itemOf(SdkRequest request) {
        Exchange<?> exchange = HANDED_OVER.get();
        return exchange == null || exchange.request != request || exchange.placeholder == null
                ? null
                : exchange.placeholder.item();
    }

    boolean isClaimedBy(DynamodelWireInterceptor candidate) {
        return interceptor == candidate;
    }

    @Nullable
    Placeholder placeholder() {
        return placeholder;
    }

    void refuse() {
        refused = true;
    }

    BufferPool pool() {
        return pool;
    }

    int bodyLength() {
        return bodyLength;
    }

    void bodyLength(int length) {
        bodyLength = length;
    }

    /** The decoder of another attempt's answer; null if the answer is the SDK's to read. */
    @Nullable
    AnswerDecoder<C> newAttempt(SdkHttpResponse head) {
        attempt = shape == null || collectors == null ? null : AnswerDecoder.of(shape, collectors, write, head, pool);
        return attempt;
    }

    @Nullable
    AnswerDecoder<C> attempt() {
        return attempt;
    }
}
