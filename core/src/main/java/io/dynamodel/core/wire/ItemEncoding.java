package io.dynamodel.core.wire;

import io.dynamodel.core.value.AttributeValueSink;
import io.dynamodel.core.value.ValueException;
import io.dynamodel.core.value.ValueSink;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** To which form items are encoded first: the one that a client will need. Thread-safe. */
public final class ItemEncoding {
    private static final int TYPICAL_ITEM = 2048;
    private static final ItemEncoding VALUES = new ItemEncoding(null);

    private final @Nullable BufferPool pool;

    private ItemEncoding(@Nullable BufferPool pool) {
        this.pool = pool;
    }

    /** To the SDK's values, for requests that are looked at. */
    public static ItemEncoding values() {
        return VALUES;
    }

    /** To JSON, for requests that are sent over the wire path. */
    public static ItemEncoding json(BufferPool pool) {
        return new ItemEncoding(pool);
    }

    /**
     * Encodes an item.
     *
     * @param writer writes it, as one M
     * @throws ValueException if it cannot be stored
     */
    public EncodedItem encode(Consumer<ValueSink> writer) {
        return encode(writer, false);
    }

    /**
     * Encodes an item.
     *
     * @param small whether it has so little that to put it into a request as JSON costs more than it saves: it is encoded
     *     to values then, whatever the client needs, and sent as they are
     * @throws ValueException if it cannot be stored
     */
    public EncodedItem encode(Consumer<ValueSink> writer, boolean small) {
        if (pool == null || small) {
            AttributeValueSink sink = AttributeValueSink.create();
            writer.accept(sink);
            return EncodedItem.of(sink.item(), small);
        }
        JsonSink sink = JsonSink.ofItems(pool, TYPICAL_ITEM);
        try {
            writer.accept(sink);
            return EncodedItem.of(sink);
        } catch (RuntimeException e) {
            sink.close();
            throw e;
        }
    }
}
