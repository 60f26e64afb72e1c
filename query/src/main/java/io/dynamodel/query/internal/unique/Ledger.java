package io.dynamodel.query.internal.unique;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Who gives up and who takes which claim in one transaction. A transaction has one write of each item, so that what one
 * write releases and another one claims is one put of the claim: values are swapped and moved on in chains by that.
 */
final class Ledger {
    private final Map<Claim.Id, Entry> entries = new LinkedHashMap<>();

    /** What becomes of one claim. */
    static final class Entry {
        private Claim claim;
        private final List<UniqueWrite<?>> releasing = new ArrayList<>(1);
        private @Nullable UniqueWrite<?> keeping;
        private @Nullable UniqueWrite<?> taking;

        private Entry(Claim claim) {
            this.claim = claim;
        }

        /** As whoever wants it would write it. */
        Claim claim() {
            return claim;
        }

        /** Who gives it up. */
        List<UniqueWrite<?>> releasing() {
            return releasing;
        }

        /** Who wants it; null if nobody. */
        @Nullable
        UniqueWrite<?> taking() {
            return taking;
        }

        /** All that may have it when it is taken or released, but for others. */
        List<Map<String, AttributeValue>> expectedHolders() {
            List<Map<String, AttributeValue>> holders = new ArrayList<>(2);
            if (taking != null) {
                holders.add(taking.holder());
            }
            for (UniqueWrite<?> write : releasing) {
                holders.add(write.holder());
            }
            return holders;
        }
    }

    /** What is to be done with each claim, in the order of the writes. */
    List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    /**
     * Two writes that would have one value in the end.
     *
     * @param taking who must not have it
     * @param holder who has it
     */
    record Conflict(UniqueWrite<?> taking, UniqueWrite<?> holder) {}

    /**
     * Enters one write.
     *
     * @param before what the item claims under one constraint before the write; null for nothing
     * @param after what it claims afterwards
     * @return what cannot be done together; null if all can
     */
    @Nullable
    Conflict enter(UniqueWrite<?> write, @Nullable Claim before, @Nullable Claim after) {
        if (before != null && after != null && before.id().equals(after.id())) {
            Entry entry = entry(before);
            entry.keeping = write;
            return entry.taking == null ? null : new Conflict(entry.taking, write);
        }
        if (before != null) {
            entry(before).releasing.add(write);
        }
        if (after == null) {
            return null;
        }
        Entry entry = entry(after);
        UniqueWrite<?> holder = entry.taking != null ? entry.taking : entry.keeping;
        entry.taking = write;
        entry.claim = after;
        return holder == null ? null : new Conflict(write, holder);
    }

    private Entry entry(Claim claim) {
        return Objects.requireNonNull(entries.computeIfAbsent(claim.id(), id -> new Entry(claim)));
    }
}
