package io.dynamodel.examples.output;

import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * How far a long task has come: a bar that moves on a terminal, and a line now and then where the output goes to a file
 * or a log.
 */
public final class Progress implements AutoCloseable {
    private static final int WIDTH = 90;
    private static final int TERMINAL_MILLIS = 100;
    private static final int LOG_MILLIS = 5_000;

    private final Output output;
    private final ProgressBar bar;

    private Progress(Output output, ProgressBar bar) {
        this.output = output;
        this.bar = bar;
    }

    /** Begins a task of so many items. */
    public static Progress ofItems(Output output, String task, long items) {
        return of(output, task, items, " items", 1);
    }

    /** Begins a task of so many bytes. */
    public static Progress ofBytes(Output output, String task, long bytes) {
        return bytes < 10_000_000 ? of(output, task, bytes, " KB", 1_000) : of(output, task, bytes, " MB", 1_000_000);
    }

    private static Progress of(Output output, String task, long steps, String unit, long unitSize) {
        return new Progress(
                output,
                new ProgressBarBuilder()
                        .setTaskName(task)
                        .setInitialMax(steps)
                        .setUnit(unit, unitSize)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(output.isTerminal() ? TERMINAL_MILLIS : LOG_MILLIS)
                        .setConsumer(
                                output.isTerminal()
                                        ? new MovingBar(output)
                                        : new DelegatingProgressBarConsumer(new Log(output)::line, WIDTH))
                        .build());
    }

    /** One step is done. */
    public void step() {
        bar.step();
    }

    /** So many steps are done. */
    public void stepTo(long steps) {
        bar.stepTo(steps);
    }

    /** The end of the task, finished or not. */
    @Override
    public void close() {
        bar.close();
        if (output.isTerminal()) {
            output.line("");
        }
    }

    /** A line for each change. */
    private static final class Log {
        private final Output output;
        private String last = "";

        Log(Output output) {
            this.output = output;
        }

        void line(String text) {
            String line = text.stripTrailing();
            if (!line.equals(last)) {
                output.line(line);
                last = line;
            }
        }
    }

    /** Paints over its own line; the library's consumer would look for the terminal's width by native code. */
    private record MovingBar(Output output) implements ProgressBarConsumer {
        @Override
        public int getMaxRenderedLength() {
            return WIDTH;
        }

        @Override
        public void accept(String bar) {
            output.raw("\r" + bar);
        }

        @Override
        public void clear() {
            output.raw("\r" + " ".repeat(WIDTH) + "\r");
        }

        @Override
        public void close() {
            // a task that ends at once does not get here
        }
    }
}
