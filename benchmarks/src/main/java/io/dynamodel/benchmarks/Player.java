package io.dynamodel.benchmarks;

import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One contender in a process of its own, as in an application, that does its part of a work when it is told: what one
 * contender does to the compiler of the virtual machine is nothing to the others. Not thread-safe.
 */
final class Player implements AutoCloseable {
    private final Contender contender;
    private final Process process;
    private final PrintWriter commands;
    private final BufferedReader answers;

    /**
     * What a number of operations has cost.
     *
     * @param figure what one has cost
     * @param compiling milliseconds of the process's life in which the virtual machine compiled
     */
    record Batch(Figure figure, long compiling) {}

    private Player(Contender contender, Process process) {
        this.contender = contender;
        this.process = process;
        this.commands = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    static Player start(Contender contender) {
        try {
            return new Player(
                    contender,
                    Processes.java(
                                    List.of("-Xms512m", "-Xmx512m", "-XX:+AlwaysPreTouch"),
                                    Player.class,
                                    contender.name())
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Contender contender() {
        return contender;
    }

    /** Turns to a work, and does it alone until the compilers have hardly anything to do: the SDK takes them half a minute. */
    void take(String work) {
        ask(work);
    }

    /** Does it so many times. */
    Batch run(int operations) {
        String[] answer = ask(Integer.toString(operations)).split(" ", -1);
        return new Batch(
                new Figure(Double.parseDouble(answer[0]), Double.parseDouble(answer[1])), Long.parseLong(answer[2]));
    }

    private String ask(String command) {
        commands.println(command);
        try {
            return Objects.requireNonNull(answers.readLine(), () -> contender.title() + " has ended");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        commands.close();
        process.destroy();
    }

    // ---- in the process ----

    /**
     * Does what the lines of its input say, and answers each by one line.
     *
     * @param args the contender
     * @throws IOException if there is no input any more
     */
    public static void main(String[] args) throws IOException {
        Playing playing = new Playing(Contender.valueOf(args[0]));
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            System.out.println(
                    Character.isDigit(line.charAt(0)) ? playing.run(Integer.parseInt(line)) : playing.take(line));
        }
    }

    private static final class Playing {
        private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        private static final CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();

        private static final long SLICE_NANOS = 1_000_000_000L;
        private static final long MOST_SLICES = 45;

        private final Contender contender;
        private Work.@Nullable Task task;

        @SuppressWarnings("UnusedVariable")
        private @Nullable Object last; // the compiler must not find out that nobody looks

        Playing(Contender contender) {
            this.contender = contender;
        }

        String take(String work) {
            Work.Task taken = Objects.requireNonNull(Works.named(work).tasks().get(contender));
            task = taken;
            long compiled;
            int slices = 0;
            do {
                compiled = COMPILER.getTotalCompilationTime();
                for (long start = System.nanoTime(); System.nanoTime() - start < SLICE_NANOS; ) {
                    last = taken.run();
                }
            } while (++slices < 2 || (slices < MOST_SLICES && COMPILER.getTotalCompilationTime() - compiled > 50));
            return "taken";
        }

        String run(int operations) {
            Work.Task doing = Objects.requireNonNull(task);
            long bytes = THREADS.getCurrentThreadAllocatedBytes();
            long nanos = THREADS.getCurrentThreadCpuTime();
            for (int i = 0; i < operations; i++) {
                last = doing.run();
            }
            double spent = (THREADS.getCurrentThreadCpuTime() - nanos) / (double) operations;
            double allocated = (THREADS.getCurrentThreadAllocatedBytes() - bytes) / (double) operations;
            return spent + " " + allocated + " " + COMPILER.getTotalCompilationTime();
        }
    }
}
