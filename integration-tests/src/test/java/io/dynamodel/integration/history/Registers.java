package io.dynamodel.integration.history;

import io.dynamodel.integration.history.Op.Action;
import io.dynamodel.integration.history.Violation.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Versioned items that are created, replaced, updated, modified and deleted. Each write writes a value of its own. */
final class Registers implements Specification<Registers.State> {
    /**
     * An item.
     *
     * @param version 0 if there is none
     */
    record State(long version, String value) {
        static final State ABSENT = new State(0, "");

        @Override
        public String toString() {
            return version == 0 ? "no item" : "version " + version + " '" + value + "'";
        }
    }

    static final long ANY = -1;

    /** A new item, where there is none. */
    record Create(String value) implements Action {
        @Override
        public boolean isRepeatable() {
            return true; // on the condition that it is as before
        }
    }

    /** A new value, where the item has the expected version, or any. */
    record Write(String verb, long expected, String value) implements Action {
        @Override
        public boolean isRepeatable() {
            return expected != ANY;
        }
    }

    /**
     * A new value that was made of what was read. What holds it back is the version alone, and versions begin anew where an
     * item is deleted and created: then it is done to an item that was not read.
     */
    record Modify(State read, String value) implements Action {
        @Override
        public boolean isRepeatable() {
            return true; // on the condition that it is as before
        }
    }

    /** No item. Where an expected version is given, only an item that has it. */
    record Delete(long expected) implements Action {
        @Override
        public boolean isRepeatable() {
            return true; // on the condition that it is as before
        }
    }

    /** What there is. */
    record Get() implements Action {
        @Override
        public boolean isWrite() {
            return false;
        }
    }

    @Override
    public State initial() {
        return State.ABSENT;
    }

    @Override
    public State after(State state, Op op) {
        State after = done(state, op.action());
        if (op.status() == Op.Status.REFUSED) {
            return after == null && (op.seen() == null || op.seen().equals(state)) ? state : null;
        }
        return after == null || op.seen() == null || op.seen().equals(after) ? after : null;
    }

    /** Null if it is refused. */
    private static State done(State state, Action action) {
        boolean exists = state.version() > 0;
        if (action instanceof Create create) {
            return exists ? null : new State(1, create.value());
        }
        if (action instanceof Write write) {
            boolean meets = exists && (write.expected() == ANY || write.expected() == state.version());
            return meets ? new State(state.version() + 1, write.value()) : null;
        }
        if (action instanceof Modify modify) {
            return exists && modify.read().equals(state) ? new State(state.version() + 1, modify.value()) : null;
        }
        if (action instanceof Delete delete) {
            return delete.expected() == ANY || delete.expected() == state.version() ? State.ABSENT : null;
        }
        return state;
    }

    /** Values that nobody wrote, or of whom it was said that it failed, and two writes that both took the same step. */
    @Override
    public List<Violation> obvious(String object, List<Op> ops) {
        Set<String> written = new HashSet<>();
        written.add("");
        for (Op op : ops) {
            if (op.status() != Op.Status.REFUSED) {
                written.add(valueOf(op.action()));
            }
        }
        List<Violation> violations = new ArrayList<>();
        Map<State, Op> steps = new HashMap<>();
        for (Op op : ops) {
            if (op.seen() instanceof State seen && !written.contains(seen.value())) {
                List<Op> involved = new ArrayList<>(List.of(op));
                ops.stream()
                        .filter(other -> seen.value().equals(valueOf(other.action())))
                        .forEach(involved::add);
                violations.add(new Violation(
                        Kind.FROM_NOWHERE,
                        object,
                        seen + " was seen, which nobody wrote but who was told that it failed",
                        involved));
                return violations; // one is enough
            }
            if (op.isOk() && op.action() instanceof Modify modify) {
                Op other = steps.put(modify.read(), op);
                if (other != null) {
                    violations.add(new Violation(
                            Kind.LOST_UPDATE,
                            object,
                            "both were done to " + modify.read() + ", so that one of them is lost",
                            List.of(other, op)));
                }
            }
        }
        return violations;
    }

    private static String valueOf(Action action) {
        if (action instanceof Create create) {
            return create.value();
        }
        if (action instanceof Write write) {
            return write.value();
        }
        return action instanceof Modify modify ? modify.value() : "";
    }
}
