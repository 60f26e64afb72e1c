package io.dynamodel.query;

import io.dynamodel.core.wire.ItemEncoding;
import io.dynamodel.query.internal.Compiled;
import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.query.internal.ModifyProgram;
import io.dynamodel.query.internal.explain.Explainer;
import io.dynamodel.schema.Key;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * Reads the item of a key, changes it with a function, and writes the difference, if nobody changed the item in between;
 * else it begins anew, a bounded number of times. The result is the item as it is stored. What became null is removed,
 * attributes that the schema does not know are left alone, within maps and lists too (unless a list changes its length),
 * and where nothing changed nothing is written.
 *
 * <p>The lock is the schema's version and what is changed, or, without a version, the value of every attribute of the
 * schema and what is changed. What is changed, the first 32 of it, is compared since an item that was deleted and made again can have come
 * to the same version. One consistent GetItem and one conditional UpdateItem for each attempt. The function may be
 * called several times.
 *
 * @param <R> the item type
 */
public final class ModifyOperation<R> extends Operation<R> {
    static final int DEFAULT_ATTEMPTS = 5;

    private final ModelContext<R> context;
    private final Key<R> key;
    private final UnaryOperator<R> change;
    private final int attempts;

    ModifyOperation(ModelContext<R> context, Key<R> key, UnaryOperator<R> change, int attempts) {
        super(context, "modify");
        this.context = context;
        this.key = context.own(key);
        this.change = change;
        this.attempts = attempts;
    }

    /** How often the item is read and changed at most; 5 unless said. */
    public ModifyOperation<R> attempts(int maximum) {
        if (maximum < 1) {
            throw new IllegalArgumentException("attempts(" + maximum + ") must be at least 1");
        }
        return new ModifyOperation<>(context, key, change, maximum);
    }

    @Override
    Compiled<R> compile(Instant now, ItemEncoding encoding) {
        return new ModifyProgram<>(context, key, change, attempts, now).compile();
    }

    @Override
    Explanation explanation(Sizes sizes) {
        return Explainer.andThen(
                super.explanation(sizes),
                new Explanation.Request(
                        "UpdateItem", "if the function changes something, on condition that nobody else did"));
    }
}
