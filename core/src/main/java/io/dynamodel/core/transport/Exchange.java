package io.dynamodel.core.transport;

import io.dynamodel.core.wire.BufferPool;
import io.dynamodel.core.wire.EncodedItem;
import io.dynamodel.core.wire.ResponseReader;
import io.dynamodel.core.wire.ResponseReader.Shape;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/**
 * One call that the interceptor attends: what it is told of it, and what it has done. It is handed over by a
 * thread-local, which the interceptor reads in {@code beforeExecution}: the SDK runs that on the calling thread.
 *
 * <p>Used by the caller and the SDK's threads, one after the other.
 *
 * @param <C> what collects the items of the answer
 */
public final class Exchange<C extends ItemCollector> {
    private static final ThreadLocal<@Nullable Exchange<?>> HANDED_OVER = new ThreadLocal<>();

    /** How the attribute begins that stands for the items of the second and later bodies. */
    private static final String MARK = "dynamodel-answer-";

    /** A retry strategy of the SDK waits no longer than that before its second attempt, twice that before the third. */
    private static final long FIRST_PAUSE_NANOS = 1_000_000_000;

    private static final long LONGEST_PAUSE_NANOS = 20 * FIRST_PAUSE_NANOS;

    private final DynamoDbRequest request;
    private final Sendable call;
    private final long end;
    private final @Nullable Placeholders placeholders;
    private final @Nullable Shape shape;
    private final @Nullable Supplier<C> collectors;
    private final BufferPool pool;

    private @Nullable DynamodelWireInterceptor interceptor;
    private boolean refused;
    private int bodyLength = -1;
    private int attempts;

    /** Of the attempt that was begun last; 0 if it was not answered. */
    private volatile int status;

    /** Whether an attempt before the last one was answered by something else than a refusal, or not at all. */
    private boolean failedBefore;

    private boolean silentBefore;

    /** What the answer that was begun last says of itself; null if it is the SDK's to read. */
    private volatile @Nullable AnswerDecoder<C> latest;

    /** All bodies, in the order in which they were decoded: an attempt may still be at work after its timeout. */
    private @Nullable List<DecodedAnswer<C>> decoded;

    /**
     * What stands in the request for its items.
     *
     * @param marks the only attribute of each
     * @param items the items that go in their places, in the order of the marks
     */
    record Placeholders(List<String> marks, List<EncodedItem> items) {}

    /** @param end until when attempts are made, by {@link System#nanoTime} */
    Exchange(
            DynamoDbRequest request,
            Sendable call,
            long end,
            @Nullable Placeholders placeholders,
            @Nullable Shape shape,
            @Nullable Supplier<C> collectors,
            BufferPool pool) {
        this.request = request;
        this.call = call;
        this.end = end;
        this.placeholders = placeholders;
        this.shape = shape;
        this.collectors = collectors;
        this.pool = pool;
    }

    // ---- for the caller ----

    /**
     * To be called right before a call of the SDK, whose interceptor finds this exchange by its request.
     *
     * @return what {@link #handedOver} is to be given right after the call
     */
    public @Nullable Exchange<?> handOver() {
        Exchange<?> outer = HANDED_OVER.get(); // of a call whose interceptors make this one
        HANDED_OVER.set(this);
        return outer;
    }

    /** The end of {@link #handOver}. */
    public static void handedOver(@Nullable Exchange<?> outer) {
        HANDED_OVER.set(outer);
    }

    /** Whether the interceptor was called for this very request. */
    public boolean isClaimed() {
        return interceptor != null;
    }

    /** Whether the items were not put into the request, since it did not hold the placeholders as it should. */
    public boolean isRefused() {
        return refused;
    }

    /** Whether the call carries items that the interceptor puts into its request. */
    public boolean hasPlaceholders() {
        return placeholders != null;
    }

    /** How many attempts were made. */
    public int attempts() {
        return attempts;
    }

    /** Whether an attempt, but the last one, was answered with other than a refusal: it may have been applied. */
    public boolean failedBefore() {
        return failedBefore;
    }

    /** Whether an attempt, but the last one, was not answered: it was never sent, or may have been applied. */
    public boolean silentBefore() {
        return silentBefore;
    }

    /** Whether DynamoDB refused the last attempt, by a status of 4xx: nothing was done by it. */
    public boolean lastRefused() {
        return isRefusal(status);
    }

    private static boolean isRefusal(int status) {
        return status >= 400 && status < 500;
    }

    /**
     * The items of the answer.
     *
     * @param left what the SDK has found of items: none, or the mark of the body that it has read
     * @return null if no items were taken, since they are the SDK's to read
     * @throws RuntimeException what the collector threw
     */
    public @Nullable C collected(List<Map<String, AttributeValue>> left) {
        synchronized (this) {
            if (decoded == null) {
                return null;
            }
            if (left.isEmpty()) {
                return decoded.get(0).collected();
            }
            for (int i = 1; i < decoded.size(); i++) {
                if (left.get(0).containsKey(MARK + i)) {
                    return decoded.get(i).collected();
                }
            }
            return null;
        }
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

    /** What stands in a request of a call that begins now on this thread; null if it has its own items. */
    static @Nullable Placeholders placeholdersIn(SdkRequest request) {
        Exchange<?> exchange = HANDED_OVER.get();
        return exchange == null || exchange.request != request ? null : exchange.placeholders;
    }

    boolean isClaimedBy(DynamodelWireInterceptor candidate) {
        return interceptor == candidate;
    }

    @Nullable
    Placeholders placeholders() {
        return placeholders;
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

    /** Called before each attempt. */
    void beginAttempt() {
        if (attempts > 0) {
            checkAgain();
        }
        attempts++;
        status = 0;
    }

    /**
     * The SDK wants to send the request again. Once DynamoDB has begun to say that a write was done, it is not unless that
     * does no harm: HTTP clients report a connection that breaks in the midst of an answer as one that the SDK may try
     * again.
     */
    private void checkAgain() {
        failedBefore |= status != 0 && !isRefusal(status);
        silentBefore |= status == 0;
        if (call.isWrite() && (failedBefore || silentBefore) && !call.isRepeatable()) {
            AnswerDecoder<C> before = latest;
            throw before == null
                    ? NotSentAgainException.toSdk(NotSentAgainException.Reason.IN_DOUBT)
                    : before.damaged(
                            new DamagedAnswerException("The answer broke off, and the write is not sent again"));
        }
        // once the SDK pauses it cannot be stopped, so it must not begin a pause that is too long
        long pause = Math.min(LONGEST_PAUSE_NANOS, FIRST_PAUSE_NANOS << Math.min(attempts, 10));
        if (end - System.nanoTime() <= pause) {
            throw NotSentAgainException.toSdk(NotSentAgainException.Reason.OUT_OF_TIME);
        }
    }

    /** Begins with the answer to another attempt; answers whether its items are for us to take. */
    boolean begin(SdkHttpResponse head) {
        status = head.statusCode();
        AnswerDecoder<C> decoder =
                shape == null || collectors == null ? null : AnswerDecoder.of(shape, collectors, call, head, pool);
        latest = decoder;
        return decoder != null;
    }

    @Nullable
    AnswerDecoder<C> latest() {
        return latest;
    }

    /** Reads the answer that was begun. */
    void read(InputStream body) {
        Objects.requireNonNull(latest).read(body, this);
    }

    /** What the SDK gets of the body that was decoded last; null for nothing. */
    byte @Nullable [] rest() {
        synchronized (this) {
            List<DecodedAnswer<C>> all = Objects.requireNonNull(decoded);
            return all.get(all.size() - 1).rest();
        }
    }

    /**
     * Keeps what a body held. In the SDK all attempts share what reads their answers, so that a late one can be taken
     * for the answer to another attempt: it is known by the body itself from which one the SDK's answer is.
     *
     * @param collector has its items
     * @param failure what the collector threw; null if nothing
     * @param body reads it; in what is left of all but the first, a mark stands for the items
     */
    DecodedAnswer<C> decoded(C collector, @Nullable RuntimeException failure, ResponseReader body) {
        boolean hasRest = body.hasRest(); // and the bytes are good to their end: what is not is no answer
        synchronized (this) {
            List<DecodedAnswer<C>> all = decoded;
            String mark = all == null ? null : MARK + all.size();
            DecodedAnswer<C> last =
                    new DecodedAnswer<>(collector, failure, mark == null && !hasRest ? null : body.rest(mark));
            if (all == null) {
                all = new ArrayList<>(1);
                decoded = all;
            }
            all.add(last);
            return last;
        }
    }
}
