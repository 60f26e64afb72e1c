package io.dynamodel.query.internal;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.NotOneItemException;
import io.dynamodel.core.execution.Deadline;
import io.dynamodel.core.execution.Step;
import io.dynamodel.core.value.StoredItem;
import io.dynamodel.query.Page;
import io.dynamodel.query.RequestPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A read as steps: page after page, until there are as many items as were asked for. */
public final class ReadProgram<R, T> {
    private final ModelContext<R> context;
    private final ReadSpec<R> spec;
    private final BiFunction<ModelContext<R>, StoredItem, T> reader;
    private final String verb;
    private final Cursors<R> cursors;
    private final ReadStart.Position start;

    /**
     * @param reader makes what the caller gets of a stored item
     * @param verb what the read is called in messages
     * @throws io.dynamodel.core.error.InvalidCursorException if it begins at a cursor that is not good for it
     */
    public ReadProgram(
            ModelContext<R> context, ReadSpec<R> spec, BiFunction<ModelContext<R>, StoredItem, T> reader, String verb) {
        this.context = context;
        this.spec = spec;
        this.reader = reader;
        this.verb = verb;
        this.cursors = new Cursors<>(context, spec);
        this.start = cursors.resolve(spec.start(), context.engine().now());
    }

    ModelContext<R> context() {
        return context;
    }

    ReadSpec<R> spec() {
        return spec;
    }

    BiFunction<ModelContext<R>, StoredItem, T> reader() {
        return reader;
    }

    Cursors<R> cursors() {
        return cursors;
    }

    /** Where it begins. */
    ReadStart.Position start() {
        return start;
    }

    /** What it is called in messages. */
    String subject() {
        return context.subject(verb);
    }

    /** All items, up to the limit. */
    public Compiled<List<T>> list() {
        ReadRequests<R> requests = requests(false);
        return new Compiled<>(() -> plan(requests), begin(requests, 0, run -> all(run, List.of())));
    }

    /** One page: up to the limit, or as far as the budget goes, or else what one request gives. */
    public Compiled<Page<T>> page() {
        // how to go back is told by the first item, unless there is nothing before it
        boolean named = spec.isQuery() && !start.isBeginning();
        boolean fills = spec.limit() != null || spec.bounds().hasBudget();
        ReadRequests<R> requests = requests(named);
        return new Compiled<>(() -> plan(requests), begin(requests, named ? 1 : 0, run -> fill(run, List.of(), fills)));
    }

    /** The number of items, up to the limit; no items come back. */
    public Compiled<Long> count() {
        ReadRequests<R> requests = requests(false);
        if (requests.hydration() != null && requests.hydration().decides()) {
            return new ReadProgram<>(context, spec, (same, item) -> true, verb).countItems(requests);
        }
        return new Compiled<>(
                () -> isNothing()
                        ? RequestPlan.nothing()
                        : RequestPlan.of(requests.count(start.after(), spec.limit()), requests.hidden()),
                begin(requests, 0, run -> count(run, 0L)));
    }

    private Compiled<Long> countItems(ReadRequests<R> requests) {
        return new Compiled<>(() -> plan(requests), begin(requests, 0, this::countItems));
    }

    private Step<Long> countItems(ReadRun<R, T> run) {
        return run.isComplete() ? Step.done(run.items()) : run.next().then(items -> countItems(run));
    }

    /** The only item, if there is one; to be asked for two. */
    public Compiled<Optional<T>> oneOrNone() {
        ReadRequests<R> requests = requests(true);
        return new Compiled<>(
                () -> plan(requests),
                begin(requests, 2, run -> all(run, List.of()).map(items -> theOnly(run, items))));
    }

    /** The only item; to be asked for two. */
    public Compiled<T> one() {
        Compiled<Optional<T>> found = oneOrNone();
        return new Compiled<>(
                found::plan,
                found.step()
                        .map(item ->
                                item.orElseThrow(() -> new NotOneItemException(subject() + ": one()", 0, List.of()))));
    }

    private Optional<T> theOnly(ReadRun<R, T> run, List<T> items) {
        if (items.size() > 1) {
            throw new NotOneItemException(
                    subject() + ": one()",
                    items.size(),
                    run.firstPositions().stream().map(context::keyText).toList());
        }
        return items.stream().findFirst();
    }

    /** The first item, if there is one; to be asked for one. */
    public Compiled<Optional<T>> first() {
        refuseBackwards("first()");
        Compiled<List<T>> found = list();
        return new Compiled<>(
                found::plan, found.step().map(items -> items.stream().findFirst()));
    }

    /** An execution whose steps the caller runs, one request each. */
    public ReadRun<R, T> run() {
        refuseBackwards("A stream or publisher");
        return run(deadline());
    }

    /** The same within a deadline that it shares with others. */
    ReadRun<R, T> run(@Nullable Deadline shared) {
        return new ReadRun<>(this, requests(false), 0, shared);
    }

    private @Nullable Deadline deadline() {
        Duration total = spec.bounds().deadline();
        return total == null ? null : Deadline.after(total, context.engine().clock());
    }

    /** What comes before a place is read from its end: its first item is known last. */
    private void refuseBackwards(String what) {
        if (start.backwards()) {
            throw new InvalidRequestException(
                    what + " cannot begin at a previousCursor(); page() and list() give what comes before it");
        }
    }

    private ReadRequests<R> requests(boolean named) {
        return new ReadRequests<>(context, spec, start.backwards(), named);
    }

    private RequestPlan plan(ReadRequests<R> requests) {
        return isNothing()
                ? RequestPlan.nothing()
                : RequestPlan.of(requests.read(start.after(), spec.limit()), requests.hidden());
    }

    private boolean isNothing() {
        return spec.access() instanceof ReadAccess.Nothing;
    }

    /** Each execution has a run of its own: a compiled operation can be executed again. */
    private <U> Step<U> begin(ReadRequests<R> requests, int named, Function<ReadRun<R, T>, Step<U>> body) {
        return Step.pause(Duration.ZERO, () -> body.apply(new ReadRun<>(this, requests, named, deadline())));
    }

    private Step<List<T>> all(ReadRun<R, T> run, List<T> before) {
        return run.isComplete()
                ? Step.done(run.page(before).items())
                : run.next(before).then(items -> all(run, joined(before, items)));
    }

    private Step<Page<T>> fill(ReadRun<R, T> run, List<T> before, boolean fills) {
        if (run.isComplete() || run.isBudgetSpent()) {
            return Step.done(run.page(before));
        }
        return run.next(before).then(items -> {
            List<T> all = joined(before, items);
            return fills || run.isWithinPage() ? fill(run, all, fills) : Step.done(run.page(all));
        });
    }

    private Step<Long> count(ReadRun<R, T> run, long before) {
        if (run.isComplete()) {
            return Step.done(spec.limit() == null ? before : Math.min(before, spec.limit()));
        }
        return run.nextCount().then(sum -> count(run, sum));
    }

    /** Both, in the list that was begun with. */
    private static <T> List<T> joined(List<T> before, List<T> items) {
        if (before.isEmpty()) {
            return items;
        }
        List<T> all = before instanceof ArrayList<T> own ? own : new ArrayList<>(before);
        all.addAll(items);
        return all;
    }
}
