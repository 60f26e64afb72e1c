package io.dynamodel.query.internal.unique;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Operand;
import io.dynamodel.core.expression.Update;
import io.dynamodel.core.expression.UpdateEvaluator;
import io.dynamodel.core.expression.UpdateValue;
import io.dynamodel.query.internal.CompiledWrite;
import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.query.internal.UpdateProgram;
import io.dynamodel.schema.internal.UniqueDefinition;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A write that can change what an item claims.
 *
 * @param place its place among the writes that are done together
 * @param write the write
 * @param touched the constraints whose value it can change
 * @param deciding those of its changes that decide over the values
 * @param proven the attributes that must still be as they were read, or the claims would be others
 */
record UniqueWrite<R>(
        int place,
        CompiledWrite<R> write,
        List<UniqueDefinition> touched,
        List<Update<R>> deciding,
        Set<String> proven) {

    /** The write as one that can change claims; null if it cannot. */
    static <R> @Nullable UniqueWrite<R> of(int place, CompiledWrite<R> write) {
        List<UniqueDefinition> constraints = write.context().compiled().uniques();
        if (constraints.isEmpty() || write.verb().equals("check")) {
            return null;
        }
        boolean whole = write.item() != null || write.verb().equals("delete");
        Set<String> named = new LinkedHashSet<>();
        for (Update<R> update : write.updates()) {
            named.add(update.path().root());
        }
        List<UniqueDefinition> touched = whole
                ? constraints
                : constraints.stream()
                        .filter(constraint ->
                                constraint.names().stream().anyMatch(named::contains) || bringsKeyOf(constraint, write))
                        .toList();
        if (touched.isEmpty()) {
            return null;
        }
        Set<String> proven = new LinkedHashSet<>();
        touched.forEach(constraint -> proven.addAll(constraint.names()));
        List<Update<R>> deciding = write.updates().stream()
                .filter(update -> proven.contains(update.path().root()))
                .toList();
        for (Update<R> update : deciding) {
            if (update instanceof Update.Set<R> set) {
                addRoots(set.value(), proven);
            }
        }
        write.context().key().names().forEach(proven::remove); // no write changes these
        return new UniqueWrite<>(place, write, touched, deciding, proven);
    }

    /** Whether it may create an item that has the value by its key alone. */
    private static boolean bringsKeyOf(UniqueDefinition constraint, CompiledWrite<?> write) {
        return write.verb().equals("upsert") && write.context().key().names().containsAll(constraint.names());
    }

    private static void addRoots(UpdateValue value, Set<String> roots) {
        if (value instanceof Operand.Path path) {
            roots.add(path.path().root());
        } else if (value instanceof UpdateValue.Arithmetic arithmetic) {
            addRoots(arithmetic.left(), roots);
            addRoots(arithmetic.right(), roots);
        } else if (value instanceof UpdateValue.IfNotExists fallback) {
            roots.add(fallback.path().root());
            addRoots(fallback.otherwise(), roots);
        } else if (value instanceof UpdateValue.ListAppend append) {
            addRoots(append.first(), roots);
            addRoots(append.second(), roots);
        }
    }

    ModelContext<R> context() {
        return write.context();
    }

    /**
     * Whether it is known what becomes of a value that the item holds.
     *
     * @param constraint the name of the constraint
     * @param names the attributes of the value, which another schema may call otherwise
     */
    boolean decidesOver(String constraint, List<String> names) {
        for (UniqueDefinition each : touched) {
            if (each.name().equals(constraint)) {
                return write.item() != null
                        || write.verb().equals("delete")
                        || each.names().containsAll(names);
            }
        }
        return false;
    }

    /** The key as claims have it. */
    Map<String, AttributeValue> holder() {
        return Claims.holder(write.key());
    }

    /** Whether what is stored matters: where there must be no item, nothing can be claimed before. */
    boolean readsBefore() {
        return !write.verb().equals("create");
    }

    /**
     * The item after the write, as far as it decides over claims.
     *
     * @param before the item as it was read; empty if there is none
     */
    Map<String, AttributeValue> after(Map<String, AttributeValue> before) {
        if (write.item() != null) {
            return write.item().values();
        } else if (write.verb().equals("delete")) {
            return Map.of();
        }
        Map<String, AttributeValue> base = new LinkedHashMap<>(write.key().values());
        base.putAll(before);
        try {
            return deciding.isEmpty() ? base : UpdateEvaluator.apply(deciding, base);
        } catch (InvalidRequestException e) {
            throw new InvalidRequestException(
                    UpdateProgram.impossible(
                            write,
                            "The " + context().subject(write.verb()) + " with key " + write.key(),
                            e.getMessage()),
                    e);
        }
    }

    /**
     * What must still hold for the claims to be right.
     *
     * @param before the item as it was read; empty if there is none
     */
    Condition<R> proof(Map<String, AttributeValue> before) {
        return before.isEmpty()
                ? new Condition.NotExists<>(context().key().partition().get(0).path())
                : ItemChecks.same(context(), proven, before);
    }
}
