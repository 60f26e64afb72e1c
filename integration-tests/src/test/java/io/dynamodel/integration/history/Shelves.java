package io.dynamodel.integration.history;

import io.dynamodel.integration.history.Op.Action;
import io.dynamodel.integration.history.Violation.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Items of one partition that are put once, and deleted, in batches, and read by queries of several pages. No
 * order of whole batches and reads is to be had, since neither is done at one moment: what is certain of each item alone
 * is checked.
 */
final class Shelves implements Specification<Boolean> {
    /** Several new items. */
    record PutAll(Set<Integer> numbers) implements Action {}

    /** Several of them no more. */
    record DeleteAll(Set<Integer> numbers) implements Action {}

    /** All there are, in their order: the numbers of items, as a list. */
    record ListAll() implements Action {
        @Override
        public boolean isWrite() {
            return false;
        }
    }

    @Override
    public Boolean initial() {
        return true;
    }

    @Override
    public Boolean after(Boolean state, Op op) {
        return state;
    }

    @Override
    public List<Violation> obvious(String object, List<Op> ops) {
        Map<Integer, Op> puts = new HashMap<>();
        Map<Integer, List<Op>> deletes = new HashMap<>();
        for (Op op : ops) {
            if (op.action() instanceof PutAll put) {
                put.numbers().forEach(number -> puts.put(number, op));
            } else if (op.action() instanceof DeleteAll delete) {
                delete.numbers()
                        .forEach(number -> deletes.computeIfAbsent(number, unknown -> new ArrayList<>())
                                .add(op));
            }
        }
        List<Violation> violations = new ArrayList<>();
        for (Op op : ops) {
            if (violations.isEmpty() && op.seen() instanceof List<?> seen) {
                Set<Object> distinct = new HashSet<>(seen);
                if (distinct.size() < seen.size()) {
                    violations.add(new Violation(Kind.DOUBLE_APPLY, object, "an item was read twice", List.of(op)));
                }
                puts.forEach((number, put) -> check(
                        object,
                        number,
                        put,
                        deletes.getOrDefault(number, List.of()),
                        op,
                        distinct.contains(number),
                        violations));
                distinct.removeAll(puts.keySet());
                if (!distinct.isEmpty()) {
                    violations.add(new Violation(Kind.FROM_NOWHERE, object, distinct + " were never put", List.of(op)));
                }
            }
        }
        return violations;
    }

    private static void check(
            String object, int number, Op put, List<Op> deletes, Op read, boolean there, List<Violation> violations) {
        boolean isPut = put.isOk() && put.returned() < read.invoked();
        boolean maybeDeleted = deletes.stream().anyMatch(delete -> delete.invoked() < read.returned());
        // what a put of unknown outcome may still do after the delete, nobody knows
        boolean isDeleted = deletes.stream()
                .anyMatch(delete ->
                        delete.isOk() && delete.returned() < read.invoked() && put.returned() < delete.invoked());
        List<Op> involved = new ArrayList<>(List.of(put, read));
        involved.addAll(deletes);
        if (there && (put.invoked() > read.returned() || isDeleted)) {
            violations.add(new Violation(Kind.FROM_NOWHERE, object, number + " was read", involved));
        } else if (!there && isPut && !maybeDeleted) {
            violations.add(new Violation(Kind.LOST_UPDATE, object, number + " was not read", involved));
        }
    }
}
