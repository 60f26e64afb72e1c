package io.dynamodel.integration.history;

import io.dynamodel.integration.history.Op.Action;
import io.dynamodel.integration.history.Violation.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Several items that transactions change together: money goes from one to another, so that the sum stays as it is, and
 * entries are made in several at once. They are there from the beginning.
 */
final class Accounts implements Specification<Accounts.State> {
    static final int COUNT = 3;
    static final long EACH = 1_000;

    /** All items. */
    record State(List<Long> balances, List<List<String>> entries) {
        static final State BEGINNING =
                new State(Collections.nCopies(COUNT, EACH), Collections.nCopies(COUNT, List.of()));

        State {
            balances = List.copyOf(balances);
            entries = List.copyOf(entries);
        }
    }

    /** One item. */
    record One(long balance, List<String> entries) {}

    /** From one to another, if there is enough; refused if there is not. */
    record Transfer(int from, int to, long amount) implements Action {}

    /** The same entry in several. */
    record Enter(List<Integer> into, String entry) implements Action {}

    /** All, as of one moment. */
    record GetAll() implements Action {
        @Override
        public boolean isWrite() {
            return false;
        }
    }

    /** One alone. */
    record GetOne(int which) implements Action {
        @Override
        public boolean isWrite() {
            return false;
        }
    }

    @Override
    public State initial() {
        return State.BEGINNING;
    }

    @Override
    public State after(State state, Op op) {
        Action action = op.action();
        if (action instanceof Transfer transfer) {
            boolean enough = state.balances().get(transfer.from()) >= transfer.amount();
            if (op.status() == Op.Status.REFUSED) {
                return enough ? null : state;
            }
            return enough ? transferred(state, transfer) : null;
        }
        if (action instanceof Enter enter) {
            return op.status() == Op.Status.REFUSED ? state : entered(state, enter);
        }
        if (action instanceof GetOne get) {
            One one = new One(state.balances().get(get.which()), state.entries().get(get.which()));
            return one.equals(op.seen()) ? state : null;
        }
        return state.equals(op.seen()) ? state : null;
    }

    private static State transferred(State state, Transfer transfer) {
        List<Long> balances = new ArrayList<>(state.balances());
        balances.set(transfer.from(), balances.get(transfer.from()) - transfer.amount());
        balances.set(transfer.to(), balances.get(transfer.to()) + transfer.amount());
        return new State(balances, state.entries());
    }

    private static State entered(State state, Enter enter) {
        List<List<String>> entries = new ArrayList<>(state.entries());
        for (int each : enter.into()) {
            List<String> longer = new ArrayList<>(entries.get(each));
            longer.add(enter.entry());
            entries.set(each, List.copyOf(longer));
        }
        return new State(state.balances(), entries);
    }

    /** Money that came or went, and entries that are in some only, or in one twice. */
    @Override
    public List<Violation> obvious(String object, List<Op> ops) {
        Map<String, Op> enters = new HashMap<>();
        for (Op op : ops) {
            if (op.action() instanceof Enter enter) {
                enters.put(enter.entry(), op);
            }
        }
        List<Violation> violations = new ArrayList<>();
        for (Op op : ops) {
            if (violations.isEmpty() && op.seen() instanceof State seen) {
                long sum = seen.balances().stream().mapToLong(Long::longValue).sum();
                if (sum != COUNT * EACH) {
                    violations.add(new Violation(
                            Kind.TORN_TRANSACTION,
                            object,
                            "the balances are " + sum + " together, not " + COUNT * EACH,
                            with(op, ops, Transfer.class)));
                }
                enters.values().forEach(enter -> checkEntry(object, enter, op, seen, violations));
            }
        }
        return violations;
    }

    private static void checkEntry(String object, Op op, Op read, State seen, List<Violation> violations) {
        Enter enter = (Enter) op.action();
        int in = 0;
        for (int each : enter.into()) {
            int times = Collections.frequency(seen.entries().get(each), enter.entry());
            in += Math.min(times, 1);
            if (times > 1) {
                violations.add(new Violation(
                        Kind.DOUBLE_APPLY, object, "'" + enter.entry() + "' was entered twice", List.of(op, read)));
            }
        }
        if (in > 0 && in < enter.into().size()) {
            violations.add(new Violation(
                    Kind.TORN_TRANSACTION,
                    object,
                    "'" + enter.entry() + "' is in " + in + " of "
                            + enter.into().size(),
                    List.of(op, read)));
        } else if (in == 0 && op.isOk() && op.returned() < read.invoked()) {
            violations.add(
                    new Violation(Kind.LOST_UPDATE, object, "'" + enter.entry() + "' is nowhere", List.of(op, read)));
        }
    }

    private static List<Op> with(Op op, List<Op> ops, Class<? extends Action> type) {
        List<Op> involved = new ArrayList<>(List.of(op));
        ops.stream()
                .filter(other -> type.isInstance(other.action())
                        && other.invoked() < op.returned()
                        && other.returned() > op.invoked())
                .forEach(involved::add);
        return involved;
    }
}
