package io.dynamodel.integration.history;

import io.dynamodel.integration.history.Op.Action;
import io.dynamodel.integration.history.Violation.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Items with what adds up: a number by {@code ADD}, one by arithmetic, a list and a set. They are there from the beginning.
 * Each addition has an amount, each element a text, of its own: so a sum tells which additions are in it.
 */
final class Tallies implements Specification<Tallies.State> {
    /** An item. */
    record State(long added, long summed, List<String> log, Set<String> marks) {
        static final State EMPTY = new State(0, 0, List.of(), Set.of());

        State {
            log = List.copyOf(log);
            marks = Set.copyOf(marks);
        }

        @Override
        public String toString() {
            return "{added " + added + ", summed " + summed + ", log " + log + ", marks " + new TreeSet<>(marks) + "}";
        }
    }

    /** More to the number that {@code ADD} changes. */
    record Add(long amount) implements Action {}

    /** More to the number that {@code SET} changes. */
    record Sum(long amount) implements Action {}

    /** One more at the end of the list. */
    record Append(String element) implements Action {}

    /** One more in the set. */
    record Mark(String element) implements Action {
        @Override
        public boolean isRepeatable() {
            return true;
        }
    }

    /** One fewer in the set. */
    record Unmark(String element) implements Action {
        @Override
        public boolean isRepeatable() {
            return true;
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
        return State.EMPTY;
    }

    @Override
    public State after(State state, Op op) {
        State after = op.status() == Op.Status.REFUSED ? state : done(state, op.action());
        return op.seen() == null || op.seen().equals(after) ? after : null;
    }

    private static State done(State state, Action action) {
        if (action instanceof Add add) {
            return new State(state.added() + add.amount(), state.summed(), state.log(), state.marks());
        }
        if (action instanceof Sum sum) {
            return new State(state.added(), state.summed() + sum.amount(), state.log(), state.marks());
        }
        if (action instanceof Append append) {
            List<String> log = new ArrayList<>(state.log());
            log.add(append.element());
            return new State(state.added(), state.summed(), log, state.marks());
        }
        if (action instanceof Mark mark) {
            Set<String> marks = new TreeSet<>(state.marks());
            marks.add(mark.element());
            return new State(state.added(), state.summed(), state.log(), marks);
        }
        if (action instanceof Unmark unmark) {
            Set<String> marks = new TreeSet<>(state.marks());
            marks.remove(unmark.element());
            return new State(state.added(), state.summed(), state.log(), marks);
        }
        return state;
    }

    /** Elements that are in a list twice or not at all, and sums out of bounds. */
    @Override
    public List<Violation> obvious(String object, List<Op> ops) {
        List<Violation> violations = new ArrayList<>();
        Map<String, Op> appends = new HashMap<>();
        ops.forEach(op -> {
            if (op.action() instanceof Append append) {
                appends.put(append.element(), op);
            }
        });
        for (Op op : ops) {
            if (violations.isEmpty() && op.seen() instanceof State seen) {
                checkLog(object, ops, appends, op, seen, violations);
                checkSum(object, ops, op, seen.added(), true, violations);
                checkSum(object, ops, op, seen.summed(), false, violations);
            }
        }
        return violations;
    }

    private static void checkLog(
            String object, List<Op> ops, Map<String, Op> appends, Op op, State seen, List<Violation> violations) {
        Map<String, Long> times = new HashMap<>();
        seen.log().forEach(element -> times.merge(element, 1L, Long::sum));
        times.forEach((element, count) -> {
            Op append = appends.get(element);
            if (append == null) {
                violations.add(new Violation(
                        Kind.FROM_NOWHERE, object, "'" + element + "' was not to be appended", List.of(op)));
            } else if (count > 1) {
                violations.add(new Violation(
                        Kind.DOUBLE_APPLY,
                        object,
                        "'" + element + "' was appended " + count + " times",
                        List.of(append, op)));
            }
        });
        for (Op append : appends.values()) {
            boolean before = append.isOk() && append.returned() < op.invoked();
            if (before && !times.containsKey(((Append) append.action()).element())) {
                violations.add(new Violation(
                        Kind.LOST_UPDATE, object, "what was appended is not in the list", List.of(append, op)));
            }
        }
    }

    private static void checkSum(
            String object, List<Op> ops, Op op, long seen, boolean byAdd, List<Violation> violations) {
        long least = 0;
        long most = 0;
        List<Op> involved = new ArrayList<>(List.of(op));
        for (Op other : ops) {
            long amount = byAdd
                    ? other.action() instanceof Add add ? add.amount() : 0
                    : other.action() instanceof Sum sum ? sum.amount() : 0;
            if (amount != 0 && other.status() != Op.Status.REFUSED && other.invoked() < op.returned()) {
                most += amount;
                least += other.isOk() && other.returned() < op.invoked() ? amount : 0;
                involved.add(other);
            }
        }
        if (seen < least || seen > most) {
            violations.add(new Violation(
                    seen < least ? Kind.LOST_UPDATE : Kind.DOUBLE_APPLY,
                    object,
                    seen + (byAdd ? " added" : " summed") + " was seen, which must be from " + least
                            + ", what was done before, to " + most + ", with all that may have been done besides",
                    involved));
        }
    }
}
