package io.dynamodel.core.transport;

import io.dynamodel.core.wire.BufferPool;
import io.dynamodel.core.wire.EncodedItem;
import io.dynamodel.core.wire.ItemEncoding;
import io.dynamodel.core.wire.RequestSplicer;
import io.dynamodel.core.wire.ResponseReader.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/**
 * How items travel with the calls of one client: over the wire path, or as the SDK's values. Found out when it is made,
 * and said once in the log; a client on which the interceptor turns out not to be called goes over to values. On either
 * way the interceptor attends the attempts of each call, where it is on the client. Thread-safe.
 */
public final class ItemTransport {
    private final BufferPool pool = BufferPool.create();
    private final ItemEncoding json = ItemEncoding.json(pool);
    private final Logger log;
    private final String client;
    private volatile @Nullable String obstacle;

    /** Whether the interceptor is called; null if that is not known. */
    private volatile @Nullable Boolean attended;

    /** Made for the first item that is sent; by several threads at once, each uses marks of its own. */
    private @Nullable RequestSplicer splicer;

    private ItemTransport(String client, @Nullable String obstacle, @Nullable Boolean attended) {
        this.log = LoggerFactory.getLogger("io.dynamodel.transport");
        this.client = client;
        this.obstacle = obstacle;
        this.attended = attended;
    }

    /**
     * The transport of a client.
     *
     * @param harmless the names of interceptors that neither read nor change items
     */
    public static ItemTransport of(SdkClient client, WirePath setting, Set<String> harmless) {
        ItemTransport transport = new ItemTransport(
                client.getClass().getSimpleName(),
                ClientInspection.obstacle(client, setting, harmless),
                ClientInspection.hasInterceptor(client));
        transport.log.info("{}", transport);
        return transport;
    }

    /** For a {@link RehearsalClient}, which nobody needs to hear of. */
    public static ItemTransport rehearsal(boolean wire) {
        return new ItemTransport("a rehearsal", wire ? null : "both are rehearsed", true);
    }

    /** Whether items go straight between objects and the wire. */
    public boolean isWire() {
        return obstacle == null;
    }

    /** To what items are best encoded. */
    public ItemEncoding encoding() {
        return isWire() ? json : ItemEncoding.values();
    }

    /** Goes over to values for good. */
    public void turnOff(String reason) {
        if (isWire()) {
            obstacle = reason;
            log.warn("{}", this);
        }
    }

    /** Whether the interceptor attends the attempts of calls; null if that is not known. */
    public @Nullable Boolean attended() {
        return attended;
    }

    /** Notes whether the interceptor was called. */
    public void attended(boolean was) {
        attended = was;
    }

    /**
     * The exchange of a call without an item of its own.
     *
     * @param end until when attempts are made, by {@link System#nanoTime}
     * @param shape where the items of the answer are that go over the wire path; null for none
     */
    public <C extends ItemCollector> Exchange<C> exchange(
            DynamoDbRequest request, Sendable call, long end, @Nullable Shape shape, @Nullable Supplier<C> collectors) {
        return new Exchange<>(request, call, end, null, shape, collectors, pool);
    }

    /**
     * The exchange of a call that carries an item.
     *
     * @param request makes the request from what stands in it for the item
     */
    public <Q extends DynamoDbRequest, C extends ItemCollector> Outgoing<Q, C> exchange(
            Sendable call,
            long end,
            EncodedItem item,
            Function<Map<String, AttributeValue>, Q> request,
            @Nullable Shape shape,
            @Nullable Supplier<C> collectors) {
        String mark = splicer().newMark(item);
        Q marked = request.apply(RequestSplicer.placeholder(mark));
        Exchange.Placeholders placeholders = new Exchange.Placeholders(List.of(mark), List.of(item));
        return new Outgoing<>(marked, new Exchange<>(marked, call, end, placeholders, shape, collectors, pool));
    }

    /**
     * The exchange of a call that carries several items, and brings none.
     *
     * @param request makes the request from what stands in it for the items, in their order
     */
    public <Q extends DynamoDbRequest, C extends ItemCollector> Outgoing<Q, C> exchange(
            Sendable call, long end, List<EncodedItem> items, Function<List<Map<String, AttributeValue>>, Q> request) {
        List<String> marks = new ArrayList<>(items.size());
        List<Map<String, AttributeValue>> stands = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            String mark = splicer().newMark();
            marks.add(mark);
            stands.add(RequestSplicer.placeholder(mark));
        }
        Q marked = request.apply(stands);
        Exchange.Placeholders placeholders = new Exchange.Placeholders(marks, items);
        return new Outgoing<>(marked, new Exchange<>(marked, call, end, placeholders, null, null, pool));
    }

    private RequestSplicer splicer() {
        RequestSplicer own = splicer;
        if (own == null) {
            own = RequestSplicer.create();
            splicer = own;
        }
        return own;
    }

    /** A request with placeholders, and its exchange. */
    public record Outgoing<Q extends DynamoDbRequest, C extends ItemCollector>(Q request, Exchange<C> exchange) {}

    /** Which path, and why. */
    @Override
    public String toString() {
        String reason = obstacle;
        return reason == null
                ? "Items go over the wire path on " + client
                : "Items go through attribute values on " + client + ", not over the wire path: " + reason;
    }
}
