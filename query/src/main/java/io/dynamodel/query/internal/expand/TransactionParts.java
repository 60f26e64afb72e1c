package io.dynamodel.query.internal.expand;

import io.dynamodel.query.internal.CompiledWrite;
import io.dynamodel.query.internal.batch.PreparedWrite;
import java.util.ArrayList;
import java.util.List;

/**
 * The writes of one transaction: the caller's operations in their order, and after them those that were added.
 *
 * @param own the caller's
 * @param added the others
 */
public record TransactionParts(List<PreparedWrite> own, List<Added> added) {
    /** Of how many operations a message tells what they bring. */
    private static final int MAX_NAMED = 5;

    /**
     * A write that the caller did not name.
     *
     * @param origin the place of the caller's operation that brought it
     * @param name what it is in messages; no item data beside keys
     * @param write the write
     * @param meaning what it means that its condition does not hold
     */
    public record Added(int origin, String name, PreparedWrite write, FailureMeaning meaning) {}

    /** Copies the lists. */
    public TransactionParts {
        own = List.copyOf(own);
        added = List.copyOf(added);
    }

    /** Operations to which nothing is added. */
    public static TransactionParts of(List<PreparedWrite> own) {
        return new TransactionParts(own, List.of());
    }

    /** All of them, in the order in which they are sent. */
    public List<PreparedWrite> all() {
        if (added.isEmpty()) {
            return own;
        }
        List<PreparedWrite> all = new ArrayList<>(own);
        added.forEach(part -> all.add(part.write()));
        return all;
    }

    /** Which operation stands at a place of what is sent, in words. */
    public String at(int place) {
        if (place < own.size()) {
            return describe(place);
        }
        Added part = added.get(place - own.size());
        return part.name() + ", which " + describe(part.origin()) + " brings,";
    }

    private String describe(int place) {
        CompiledWrite<?> write = own.get(place).write();
        return "[" + place + "] " + write.context().subject(write.verb()) + " with key " + write.key();
    }

    /** Which of the caller's operations bring how many further ones, in words, the first of them; empty if none does. */
    public String surplus() {
        int[] counts = new int[own.size()];
        added.forEach(part -> counts[part.origin()]++);
        List<String> texts = new ArrayList<>();
        int others = 0;
        int more = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0 && texts.size() < MAX_NAMED) {
                texts.add(describe(i) + " brings " + counts[i] + " more");
            } else if (counts[i] > 0) {
                others++;
                more += counts[i];
            }
        }
        if (others > 0) {
            texts.add("and " + others + (others == 1 ? " other brings " : " others bring ") + more);
        }
        return String.join(", ", texts);
    }
}
