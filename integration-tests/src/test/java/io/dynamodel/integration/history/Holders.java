package io.dynamodel.integration.history;

import io.dynamodel.integration.history.Op.Action;
import io.dynamodel.integration.history.Violation.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Several items that hold one of few unique values, or none. */
final class Holders implements Specification<Holders.State> {
    static final int COUNT = 3;
    static final int VALUES = 3;

    /** Where there is no item. */
    static final String ABSENT = "no item";

    /** What an item holds that holds nothing. */
    static final String NOTHING = "";

    /** What each item holds. */
    record State(List<String> held) {
        State {
            held = List.copyOf(held);
        }

        boolean isThere(int which) {
            return !held.get(which).equals(ABSENT);
        }

        State with(int which, String value) {
            List<String> changed = new ArrayList<>(held);
            changed.set(which, value);
            return new State(changed);
        }

        /** Whether a value is held twice. */
        boolean isBroken() {
            Set<String> values = new HashSet<>();
            return held.stream()
                    .anyMatch(value -> !value.equals(ABSENT) && !value.equals(NOTHING) && !values.add(value));
        }
    }

    /** A new item that holds a value, where there is none. */
    record Create(int which, String value) implements Action {}

    /** Another value, or the same, for an item that is there. */
    record Change(int which, String value) implements Action {}

    /** A value for each of two items that are there. */
    record ChangeBoth(int first, String firstValue, int second, String secondValue) implements Action {}

    /** No value, for an item that is there. */
    record Clear(int which) implements Action {
        @Override
        public boolean isRepeatable() {
            return true;
        }
    }

    /** No item. */
    record Delete(int which) implements Action {
        @Override
        public boolean isRepeatable() {
            return true;
        }
    }

    /** All, as of one moment. */
    record GetAll() implements Action {
        @Override
        public boolean isWrite() {
            return false;
        }
    }

    @Override
    public State initial() {
        return new State(java.util.Collections.nCopies(COUNT, ABSENT));
    }

    @Override
    public State after(State state, Op op) {
        State after = done(state, op.action());
        if (op.status() == Op.Status.REFUSED) {
            return after == null ? state : null;
        }
        return after == null || op.seen() == null || op.seen().equals(after) ? after : null;
    }

    /** Null if it is refused. */
    private static State done(State state, Action action) {
        if (action instanceof Create create) {
            return state.isThere(create.which()) ? null : sound(state.with(create.which(), create.value()));
        }
        if (action instanceof Change change) {
            return state.isThere(change.which()) ? sound(state.with(change.which(), change.value())) : null;
        }
        if (action instanceof ChangeBoth both) {
            return state.isThere(both.first()) && state.isThere(both.second())
                    ? sound(state.with(both.first(), both.firstValue()).with(both.second(), both.secondValue()))
                    : null;
        }
        if (action instanceof Clear clear) {
            return state.isThere(clear.which()) ? state.with(clear.which(), NOTHING) : null;
        }
        return action instanceof Delete delete ? state.with(delete.which(), ABSENT) : state;
    }

    private static State sound(State state) {
        return state.isBroken() ? null : state;
    }

    @Override
    public List<Violation> obvious(String object, List<Op> ops) {
        for (Op op : ops) {
            if (op.seen() instanceof State seen && seen.isBroken()) {
                List<Op> involved = new ArrayList<>(List.of(op));
                ops.stream()
                        .filter(other -> other.action().isWrite() && other.isOk() && other.invoked() < op.returned())
                        .sorted((a, b) -> Long.compare(b.returned(), a.returned()))
                        .limit(6)
                        .forEach(involved::add);
                return List.of(new Violation(Kind.HELD_TWICE, object, seen.held() + " was seen", involved));
            }
        }
        return List.of();
    }
}
