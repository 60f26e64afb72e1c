package io.dynamodel.integration.history;

import io.dynamodel.integration.history.Violation.Kind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for an order of the operations on one object in which each takes effect at one moment between its beginning and
 * its end, and that explains what every caller saw: the search of Wing and Gong, remembering where it has been as Lowe
 * does. An operation of unknown outcome takes effect at any moment after its beginning, or never; one that may be repeated,
 * several times before its end.
 *
 * @see <a href="https://www.cs.ox.ac.uk/people/gavin.lowe/LinearizabiltyTesting/">Testing for linearizability</a>
 */
final class Linearizability<S> {
    private static final int MAX_CONFIGURATIONS = 400_000;

    private final Specification<S> specification;
    private final String object;
    private final List<Op> ops;
    private final int mustBeDone;
    private final Set<Configuration<S>> visited = new HashSet<>();
    private final List<Integer> order = new ArrayList<>();

    private List<Integer> longest = List.of();
    private S stateAfterLongest;
    private int doneInLongest = -1;
    private boolean givenUp;

    private record Configuration<S>(BitSet done, S state) {}

    private Linearizability(Specification<S> specification, String object, List<Op> ops) {
        this.specification = specification;
        this.object = object;
        this.ops = ops.stream().sorted(Comparator.comparingLong(Op::invoked)).toList();
        this.mustBeDone = (int) ops.stream().filter(op -> !op.isUnknown()).count();
    }

    /** Why there is no such order; empty if there is one. */
    static <S> Optional<Violation> check(Specification<S> specification, String object, List<Op> ops) {
        return new Linearizability<>(specification, object, ops).check();
    }

    private Optional<Violation> check() {
        if (search(new BitSet(ops.size()), specification.initial(), 0)) {
            return Optional.empty();
        }
        if (givenUp) {
            return Optional.of(new Violation(
                    Kind.UNDECIDED,
                    object,
                    "no order was found within " + MAX_CONFIGURATIONS + " attempts",
                    List.of()));
        }
        List<Integer> latest = longest.subList(Math.max(0, longest.size() - 5), longest.size());
        BitSet done = new BitSet();
        longest.forEach(done::set);
        List<Op> involved = new ArrayList<>();
        latest.forEach(index -> involved.add(ops.get(index)));
        candidates(done).forEach(index -> involved.add(ops.get(index)));
        return Optional.of(new Violation(
                Kind.NOT_LINEARIZABLE,
                object,
                "no order explains what was seen. Of " + ops.size() + " operations " + longest.size()
                        + " can be put in order at most, of which the last " + latest.size()
                        + " come first here; the state is " + stateAfterLongest
                        + " then, in which none of the others can be next that is not of unknown outcome",
                involved));
    }

    private boolean search(BitSet done, S state, int count) {
        if (count > doneInLongest) {
            doneInLongest = count;
            longest = List.copyOf(order);
            stateAfterLongest = state;
        }
        if (count == mustBeDone) {
            return true;
        }
        if (visited.size() >= MAX_CONFIGURATIONS) {
            givenUp = true;
            return false;
        }
        if (!visited.add(new Configuration<>((BitSet) done.clone(), state))) {
            return false;
        }
        List<Integer> candidates = candidates(done);
        for (int index : candidates) {
            Op op = ops.get(index);
            if (op.isRead() && specification.after(state, op) != null) {
                return descend(done, state, count, index); // nothing is lost by having it now
            }
        }
        for (int index : candidates) {
            Op op = ops.get(index);
            S after = op.isRead() ? null : specification.after(state, op);
            if (after != null && descend(done, after, count, index)) {
                return true;
            }
        }
        for (int index : candidates) {
            Op op = ops.get(index);
            S after = op.isRead() || !op.action().isRepeatable() ? null : specification.after(state, op.attempt());
            if (after != null && !after.equals(state) && search(done, after, count)) {
                return true; // done once, and it will be done again
            }
        }
        return false;
    }

    private boolean descend(BitSet done, S after, int count, int index) {
        done.set(index);
        order.add(index);
        boolean found = search(done, after, ops.get(index).isUnknown() ? count : count + 1);
        done.clear(index);
        order.remove(order.size() - 1);
        return found;
    }

    /** Those that can come next, since no other ended before they began; those of unknown outcome last. */
    private List<Integer> candidates(BitSet done) {
        long end = Op.NEVER;
        for (int i = done.nextClearBit(0); i < ops.size(); i = done.nextClearBit(i + 1)) {
            end = Math.min(end, ops.get(i).returned());
        }
        List<Integer> candidates = new ArrayList<>();
        for (int i = done.nextClearBit(0); i < ops.size() && ops.get(i).invoked() < end; i = done.nextClearBit(i + 1)) {
            candidates.add(i);
        }
        candidates.sort(Comparator.comparingLong(index -> ops.get(index).returned()));
        return candidates;
    }
}
