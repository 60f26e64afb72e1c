package io.dynamodel.query.internal;

import java.util.concurrent.Executor;
import software.amazon.awssdk.core.exception.AbortedException;

/**
 * Workers on the threads of an executor, and on the calling thread: so that it goes on where the executor has no thread
 * to give, however busy it is. One that begins after everything is done does nothing.
 */
final class Crew {
    private int atWork;
    private boolean over;

    /** Runs a worker on each thread, and returns when none is at work any more. */
    static void run(ScanProgram<?, ?> program, Engine engine, Executor executor) {
        Crew crew = new Crew();
        for (int i = 1; i < program.workers(); i++) {
            executor.execute(() -> crew.work(program, engine));
        }
        crew.work(program, engine);
        crew.awaitEnd(program);
    }

    private void work(ScanProgram<?, ?> program, Engine engine) {
        if (!enter()) {
            return;
        }
        try {
            engine.run(program.worker());
        } catch (RuntimeException e) { // such as an interrupt while it waits
            program.stop(e);
        } finally {
            leave();
        }
    }

    private synchronized boolean enter() {
        atWork += over ? 0 : 1;
        return !over;
    }

    private synchronized void leave() {
        atWork--;
        notifyAll();
    }

    private synchronized void awaitEnd(ScanProgram<?, ?> program) {
        over = true;
        boolean interrupted = false;
        while (atWork > 0) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
                program.stop(AbortedException.create("Interrupted while waiting for the others", e));
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
