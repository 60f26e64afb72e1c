package io.dynamodel.query.internal;

import io.dynamodel.core.execution.Deadline;
import io.dynamodel.core.execution.Step;
import io.dynamodel.core.value.StoredItem;
import io.dynamodel.query.RequestPlan;
import io.dynamodel.query.ScanProgress;
import io.dynamodel.query.ScanStoppedException;
import io.dynamodel.query.internal.ReadRate.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a scan in segments, whose items are processed. Its workers take segment after segment, and each reads
 * one page after the other: the next one only when all items of the last were processed. Whatever fails stops all
 * workers, each before its next request.
 */
public final class ScanProgram<R, T> {
    private final ModelContext<R> context;
    private final ReadSpec<R> spec;
    private final BiFunction<ModelContext<R>, StoredItem, T> reader;
    private final Settings<T> settings;
    private final ScanState state;
    private final Consumer<? super T> action;
    private final @Nullable ReadRate rate;
    private final @Nullable Deadline deadline;
    private final Object told = new Object();

    /**
     * What is asked of the scan.
     *
     * @param segments how many there are
     * @param concurrency how many requests may be under way at once
     * @param unitsPerSecond how many read units it may take, on average; null for any number
     * @param checkpoint where it goes on; null for the beginning
     * @param progress is told after each page; null for nobody
     * @param aside gets items whose processing fails; null to stop
     */
    public record Settings<T>(
            int segments,
            int concurrency,
            @Nullable Double unitsPerSecond,
            @Nullable String checkpoint,
            @Nullable Consumer<ScanProgress> progress,
            @Nullable BiConsumer<? super T, ? super RuntimeException> aside) {}

    /**
     * @param spec without limit, budget and start
     * @param action processes an item
     * @throws io.dynamodel.core.error.InvalidCursorException if the checkpoint is not good for it
     */
    public ScanProgram(
            ModelContext<R> context,
            ReadSpec<R> spec,
            BiFunction<ModelContext<R>, StoredItem, T> reader,
            Settings<T> settings,
            Consumer<? super T> action) {
        Engine engine = context.engine();
        Cursors<R> cursors = new Cursors<>(context, spec);
        this.context = context;
        this.reader = reader;
        this.settings = settings;
        this.action = action;
        this.state = settings.checkpoint() == null
                ? ScanState.beginning(cursors, settings.segments())
                : ScanState.resumed(cursors, settings.segments(), settings.checkpoint(), engine.now());
        Double limit = settings.unitsPerSecond();
        this.rate = limit == null ? null : new ReadRate(limit, System::nanoTime);
        // a budget that is never spent has DynamoDB report what is consumed
        this.spec = limit == null ? spec : spec.bounded(bounds -> bounds.withMaxReadUnits(Double.POSITIVE_INFINITY));
        Duration total = spec.bounds().deadline();
        this.deadline = total == null ? null : Deadline.after(total, engine.clock());
    }

    /** All of it, as many requests under way at once as there may be; functions take turns. */
    public Step<ScanProgress> step() {
        List<Step<Boolean>> workers = new ArrayList<>();
        for (int i = 0; i < workers(); i++) {
            workers.add(worker());
        }
        return Step.all(workers, workers.size()).then(done -> end());
    }

    /** How many workers there are to be. */
    public int workers() {
        return Math.min(settings.concurrency(), settings.segments());
    }

    /** What one worker does; several may be run by as many threads. It does not fail. */
    public Step<Boolean> worker() {
        return Step.pause(Duration.ZERO, this::nextSegment);
    }

    /** Has workers run on the threads of an executor and on this one, until all are done. */
    public void runOn(Executor executor) {
        Crew.run(this, context.engine(), executor);
    }

    /** The first request of each segment that is not at its end. */
    public RequestPlan plan() {
        RequestPlan plan = RequestPlan.nothing();
        for (int segment = state.take(); segment >= 0; segment = state.take()) {
            ReadProgram<R, T> part = segment(segment);
            plan = plan.and(part.list().plan());
        }
        return plan;
    }

    private ReadProgram<R, T> segment(int segment) {
        ReadSpec<R> part = spec.reading(
                        spec.key(), spec.index(), new ReadAccess.Scan<>(segment, state.segments()), spec.filter())
                .withStart(state.position(segment));
        return new ReadProgram<>(context, part, reader, "scan");
    }

    /** Stops all workers. */
    public void stop(Throwable reason) {
        state.stop(reason);
    }

    /** What comes out when all workers are done. */
    public Step<ScanProgress> end() {
        ScanProgress progress = state.progress(context.engine().now());
        Throwable failure = state.failure();
        return failure == null
                ? Step.done(progress)
                : Step.failed(new ScanStoppedException(context.subject("parallel scan"), progress, failure));
    }

    private Step<Boolean> nextSegment() {
        int segment = state.take();
        if (segment < 0) {
            return Step.done(true);
        }
        ReadRun<R, T> run = segment(segment).run(deadline);
        return pages(segment, run)
                .recover(failure -> {
                    state.stop(failure);
                    return Step.done(true);
                })
                .then(done -> nextSegment());
    }

    private Step<Boolean> pages(int segment, ReadRun<R, T> run) {
        if (state.isStopped() || !run.hasMore()) {
            return Step.done(true);
        }
        if (rate == null) {
            return run.next().then(items -> process(segment, run, items));
        }
        Turn turn = rate.take();
        return ReadRate.waiting(
                turn.delay(),
                state::isStopped,
                () -> run.next().then(items -> {
                    rate.settle(
                            turn,
                            Double.isNaN(run.last().readUnits())
                                    ? 0
                                    : run.last().readUnits());
                    return process(segment, run, items);
                }));
    }

    /** A page that comes when all is to stop is left for the next time. */
    private Step<Boolean> process(int segment, ReadRun<R, T> run, List<T> items) {
        if (state.isStopped()) {
            return Step.done(true);
        }
        int setAside = 0;
        try {
            for (T item : items) {
                setAside += process(item) ? 0 : 1;
            }
            state.advance(segment, run, items.size() - setAside, setAside);
            tell();
        } catch (RuntimeException | Error e) {
            state.stop(e);
            return Step.done(true);
        }
        return pages(segment, run);
    }

    private boolean process(T item) {
        var aside = settings.aside();
        if (aside == null) {
            action.accept(item);
            return true;
        }
        try {
            action.accept(item);
            return true;
        } catch (RuntimeException e) {
            aside.accept(item, e);
            return false;
        }
    }

    private void tell() {
        if (settings.progress() != null) {
            synchronized (told) { // so that what is told last is how far it came
                settings.progress().accept(state.progress(context.engine().now()));
            }
        }
    }
}
