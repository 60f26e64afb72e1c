package io.dynamodel.query.internal.expand;

import io.dynamodel.query.WriteHook;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What makes the writes of a model grow. A model without any has none, and its writes go out as they are.
 *
 * @param hooks in the order in which they run
 * @param constraints keeps constraints over several items; null where the schema has none
 */
public record Expansion<R>(
        List<WriteHook<R>> hooks, @Nullable ConstraintPlanner constraints) {
    /** Copies the list. */
    public Expansion {
        hooks = List.copyOf(hooks);
    }

    /** The same with a further hook. */
    public static <R> Expansion<R> with(@Nullable Expansion<R> earlier, WriteHook<R> hook) {
        List<WriteHook<R>> hooks = new ArrayList<>(earlier == null ? List.of() : earlier.hooks());
        hooks.add(hook);
        return new Expansion<>(hooks, earlier == null ? null : earlier.constraints());
    }

    /** Whether a hook is told what is stored. */
    boolean readsStored() {
        for (WriteHook<R> hook : hooks) {
            if (hook.readsStored()) {
                return true;
            }
        }
        return false;
    }
}
