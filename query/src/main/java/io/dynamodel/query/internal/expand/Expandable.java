package io.dynamodel.query.internal.expand;

import io.dynamodel.core.expression.Update;
import io.dynamodel.query.internal.CompiledWrite;
import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.query.internal.batch.PreparedWrite;
import io.dynamodel.schema.Key;
import io.dynamodel.schema.internal.PreparedItem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One write of one execution, whose ids and times are made, and which can be compiled with more changes than were asked
 * for.
 *
 * @param context the model
 * @param verb the verb of the operation
 * @param key the key of the item
 * @param item the item that is put; null for other writes
 * @param updates the changes, as they were asked for; none for other writes
 * @param compiler compiles it
 * @param proven the item as its own condition proves it: none for a create; null where it proves nothing
 * @param onlyAlone why it cannot be part of a transaction; null if it can
 */
public record Expandable<R>(
        ModelContext<R> context,
        String verb,
        Key<R> key,
        @Nullable PreparedItem<R> item,
        List<Update<R>> updates,
        Compiler<R> compiler,
        @Nullable Map<String, AttributeValue> proven,
        @Nullable String onlyAlone) {
    /** What to do with a write that cannot be part of a transaction. */
    public static final String EXECUTE_ALONE = ": execute it alone, or set the whole map";

    /** Compiles a write. */
    public interface Compiler<R> {
        /**
         * With all that the operation demands.
         *
         * @param more changes beside those that were asked for
         */
        CompiledWrite<R> compile(List<Update<R>> more);
    }

    /** The write as it was asked for. */
    CompiledWrite<R> compile() {
        return compiler.compile(List.of());
    }

    /**
     * Runs its hooks, and the rules on what they leave; neither where hooks need what is stored.
     *
     * @throws io.dynamodel.core.error.ValidationException if a value breaks a rule
     */
    public void validate(Instant now) {
        Expansion<R> expansion = expansion();
        if (expansion == null || !expansion.readsStored() || proven != null) {
            Expander.hooked(this, now, proven).compiledWithAll();
        }
    }

    /** What adds to it; null if nothing does. */
    @Nullable
    Expansion<R> expansion() {
        return verb.equals("check") ? null : context.expansion();
    }

    /** A compilation of this write, ready to be sent. */
    PreparedWrite prepared(CompiledWrite<R> compiled) {
        PreparedItem<R> whole = item;
        return PreparedWrite.of(compiled, whole == null ? () -> null : whole::stored);
    }

    /** What it is in messages. */
    String subject() {
        return context.subject(verb);
    }

    /** The same, with its item. */
    String name() {
        return subject() + " with key " + key;
    }

    boolean changes() {
        return verb.equals("update") || verb.equals("upsert");
    }
}
