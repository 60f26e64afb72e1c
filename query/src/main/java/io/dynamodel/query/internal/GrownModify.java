package io.dynamodel.query.internal;

import io.dynamodel.core.execution.Step;
import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Update;
import io.dynamodel.core.wire.ItemEncoding;
import io.dynamodel.query.internal.expand.Expandable;
import io.dynamodel.query.internal.expand.Proof;
import io.dynamodel.query.internal.expand.SingleWrite;
import io.dynamodel.query.internal.expand.TransactedResult;
import io.dynamodel.schema.internal.PlannedUpdate;
import io.dynamodel.schema.internal.UpdatePlanner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * The write of a modify that grows. It is an update of an item that was read already, and its lock is the proof of that.
 */
final class GrownModify<R> {
    private final CompiledWrite<R> write;
    private final Condition<R> unchanged;
    private final Map<String, AttributeValue> stored;
    private final Instant now;

    /**
     * @param write the difference, under the lock
     * @param unchanged the lock
     * @param stored the item that was read
     */
    GrownModify(CompiledWrite<R> write, Condition<R> unchanged, Map<String, AttributeValue> stored, Instant now) {
        this.write = write;
        this.unchanged = unchanged;
        this.stored = stored;
        this.now = now;
    }

    Step<R> step(Function<? super RuntimeException, Step<R>> onFailure) {
        Expandable<R> update = new Expandable<>(
                write.context(), "update", write.key(), null, write.updates(), this::with, stored, null);
        return new SingleWrite<R, R>(
                        update,
                        (grown, updates, conditions) -> new UpdateProgram<>(
                                        planned -> grown,
                                        new PlannedUpdate<>(grown.updates(), new Condition.Always<>()),
                                        null,
                                        ReturnValue.ALL_NEW,
                                        OneItem::one,
                                        version())
                                .compile(),
                        new TransactedResult.Updated<>(),
                        false)
                .compile(now, ItemEncoding.values())
                .step()
                .recover(onFailure);
    }

    /** The version by which it is known again after a lost answer; null where there is none. */
    private @Nullable Long version() {
        return write.context().compiled().versionSlot() < 0 ? null : Versions.of(write.context(), stored);
    }

    /** With changes of hooks, which go through the rules as those of an update do. */
    private CompiledWrite<R> with(List<Update<R>> more) {
        if (more.isEmpty()) {
            return write;
        }
        ModelContext<R> context = write.context();
        PlannedUpdate<R> planned = UpdatePlanner.plan(
                context.compiled(), write.key().values(), more, false, now, context.subject(write.verb()));
        Set<AttributePath> named = new HashSet<>();
        more.forEach(update -> named.add(update.path()));
        Set<AttributePath> changed = new HashSet<>();
        write.updates().forEach(update -> changed.add(update.path()));
        List<Update<R>> all = new ArrayList<>(write.updates());
        for (Update<R> update : planned.updates()) {
            // times and the version change by themselves, once
            if (named.contains(update.path()) || !changed.contains(update.path())) {
                all.add(update);
            }
        }
        return CompiledWrite.of(
                context,
                write.verb(),
                write.key(),
                null,
                Condition.all(List.of(
                        unchanged, Proof.absent(context, stored, Proof.written(planned.updates())), planned.guard())),
                all,
                write.remedy());
    }
}
