package io.dynamodel.core.execution;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets the parts of one run go on one at a time, in the order in which they ask, by whichever of their threads is there:
 * nobody waits, and what one does is seen by the next.
 */
final class Turns {
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();

    /** Runs this now, or after what is at work: by the thread that is at work then. It must not throw. */
    void take(Runnable turn) {
        waiting.add(turn);
        if (size.getAndIncrement() != 0) {
            return;
        }
        do {
            Runnable next = waiting.poll();
            if (next != null) { // always: it is added before it is counted
                next.run();
            }
        } while (size.decrementAndGet() != 0);
    }
}
