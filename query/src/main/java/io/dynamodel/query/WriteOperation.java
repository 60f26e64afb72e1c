package io.dynamodel.query;

import io.dynamodel.core.wire.ItemEncoding;
import io.dynamodel.query.internal.CompiledWrite;
import io.dynamodel.query.internal.batch.PreparedWrite;
import io.dynamodel.query.internal.expand.Expandable;
import java.time.Instant;

/**
 * An operation that changes one item, or checks one: the same values are executed alone and go into batches and
 * transactions, in the caller's order.
 */
public sealed interface WriteOperation
        permits CreateOperation, PutOperation, UpdateOperation, DeleteOperation, CheckOperation {

    /** The name of the table. */
    String table();

    /** The verb, such as {@code create}. */
    String verb();

    @SuppressWarnings("exports") // for the library's own modules: one execution, compiled to what a request is made of
    CompiledWrite<?> compileWrite(Instant now, ItemEncoding encoding);

    @SuppressWarnings("exports") // the same, which can be compiled with more than was asked for
    Expandable<?> expandable(Instant now, ItemEncoding encoding);

    /** For the library's own modules: whether it can grow before it is sent. */
    boolean grows();

    @SuppressWarnings("exports") // the same, with the item as it is stored where a whole one is written
    default PreparedWrite prepareWrite(Instant now, ItemEncoding encoding) {
        return PreparedWrite.of(compileWrite(now, encoding), () -> null);
    }
}
