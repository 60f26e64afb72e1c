package io.dynamodel.query;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.wire.ItemEncoding;
import io.dynamodel.query.internal.CompiledWrite;
import io.dynamodel.query.internal.Engine;
import io.dynamodel.query.internal.batch.PreparedWrite;
import io.dynamodel.query.internal.batch.PreparedWrites;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which writes a batch can carry, and how they are made ready for it. */
final class BatchedWrites {
    private static final String ALONE = "; execute it alone";

    private BatchedWrites() {}

    /** Refuses what no batch can carry, all of it at once. */
    static void check(Engine engine, List<WriteOperation> writes) {
        List<String> refusals = new ArrayList<>();
        for (int i = 0; i < writes.size(); i++) {
            WriteOperation write = writes.get(i);
            if (write instanceof CreateOperation) {
                refusals.add(at(i, write) + " is conditional, since the item must not exist" + ALONE
                        + ", or use put(..) if replacing an item does no harm");
            } else if (write instanceof UpdateOperation) {
                refusals.add(at(i, write) + " changes a part of an item" + ALONE);
            } else if (write instanceof CheckOperation) {
                refusals.add(at(i, write) + " writes nothing" + ALONE);
            }
        }
        refuse(refusals);
        for (WriteOperation write : writes) {
            Batches.requireSame(engine, (Operation<?>) write, write.table());
        }
    }

    /** Runs the write side of all schemas; all violations are collected. */
    static List<PreparedWrite> prepare(
            Operation<?> batch, List<WriteOperation> writes, Instant now, ItemEncoding encoding) {
        List<PreparedWrite> prepared = PreparedWrites.batched(batch.toString(), writes, now, encoding);
        List<String> refusals = new ArrayList<>();
        for (int i = 0; i < writes.size(); i++) {
            CompiledWrite<?> write = prepared.get(i).write();
            String refusal = refusal(writes.get(i), write);
            if (refusal != null) {
                refusals.add(at(i, writes.get(i)) + " with key " + write.key() + refusal);
            }
        }
        refuse(refusals);
        return prepared;
    }

    private static @Nullable String refusal(WriteOperation write, CompiledWrite<?> compiled) {
        if (compiled.conditionExpression() == null) {
            return null;
        }
        boolean versioned =
                write instanceof PutOperation && compiled.context().compiled().versionSlot() >= 0;
        return " has a condition" + (versioned ? " by the schema's version" : "") + ALONE
                + (versioned ? ", or say put(..).ignoringVersion() if replacing any version does no harm" : "");
    }

    private static String at(int place, WriteOperation write) {
        return "[" + place + "] " + write.verb() + " on '" + write.table() + "'";
    }

    private static void refuse(List<String> refusals) {
        if (!refusals.isEmpty()) {
            throw new InvalidRequestException("DynamoDB's batches carry puts and deletes without conditions only: "
                    + String.join(". ", refusals));
        }
    }
}
