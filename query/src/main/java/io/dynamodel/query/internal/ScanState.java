package io.dynamodel.query.internal;

import io.dynamodel.core.error.InvalidCursorException;
import io.dynamodel.query.ScanProgress;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How far a scan in segments has come: which segments nobody has taken yet, where each goes on, and what it took. A
 * segment goes on after a page only when all its items were processed. Thread-safe.
 */
final class ScanState {
    /** A segment that is read to its end. */
    private static final ReadStart.Position END = new ReadStart.Position(null, true);

    private static final byte CHECKPOINT = 'p';

    private final Cursors<?> cursors;
    private final ReadStart.Position[] positions;
    private int next;
    private @Nullable Throwable failure;

    private long items;
    private long failed;
    private long scanned;
    private long requests;
    private double units = Double.NaN;

    private ScanState(Cursors<?> cursors, ReadStart.Position[] positions) {
        this.cursors = cursors;
        this.positions = positions;
    }

    static ScanState beginning(Cursors<?> cursors, int segments) {
        ReadStart.Position[] positions = new ReadStart.Position[segments];
        Arrays.fill(positions, new ReadStart.Position(null, false));
        return new ScanState(cursors, positions);
    }

    /**
     * The state that a checkpoint tells.
     *
     * @throws io.dynamodel.core.error.InvalidCursorException if it is not good for this scan, now
     */
    static ScanState resumed(Cursors<?> cursors, int segments, String checkpoint, Instant now) {
        ByteBuffer content = cursors.open(checkpoint, CHECKPOINT, now);
        ReadStart.Position[] positions = new ReadStart.Position[segments];
        try {
            int theirs = PositionBytes.readLength(content);
            if (theirs != segments) {
                throw new InvalidCursorException(
                        InvalidCursorException.Reason.ANOTHER_READ,
                        "The checkpoint is of a scan in " + theirs + " segments, and this one has " + segments
                                + "; go on with parallel(" + theirs + ")");
            }
            for (int i = 0; i < segments; i++) {
                positions[i] = PositionBytes.read(content, cursors.names());
            }
        } catch (BufferUnderflowException e) {
            throw Envelope.malformed();
        }
        if (content.hasRemaining()) {
            throw Envelope.malformed();
        }
        return new ScanState(cursors, positions);
    }

    private static String checkpoint(Cursors<?> cursors, ReadStart.Position[] positions, Instant now) {
        Envelope envelope = cursors.envelope();
        ByteArrayOutputStream bytes = cursors.begin(envelope, CHECKPOINT);
        PositionBytes.writeLength(positions.length, bytes);
        for (ReadStart.Position position : positions) {
            PositionBytes.write(position, cursors.names(), bytes);
        }
        return envelope.close(bytes.toByteArray(), now);
    }

    int segments() {
        return positions.length;
    }

    /** A segment that is not read to its end and that nobody has taken; -1 if there is none, or it is to stop. */
    synchronized int take() {
        while (next < positions.length && positions[next].equals(END)) {
            next++;
        }
        return failure != null || next == positions.length ? -1 : next++;
    }

    synchronized ReadStart.Position position(int segment) {
        return positions[segment];
    }

    /** Stops all; the first reason counts. */
    synchronized void stop(Throwable reason) {
        if (failure == null) {
            failure = reason;
        }
    }

    synchronized @Nullable Throwable failure() {
        return failure;
    }

    synchronized boolean isStopped() {
        return failure != null;
    }

    /** A page was processed. */
    synchronized void advance(int segment, ReadRun<?, ?> run, int processed, int setAside) {
        positions[segment] = run.hasMore() ? new ReadStart.Position(run.position(), false) : END;
        items += processed;
        failed += setAside;
        requests++;
        scanned += run.last().scannedCount();
        double consumed = run.last().readUnits();
        if (!Double.isNaN(consumed)) {
            units = (Double.isNaN(units) ? 0 : units) + consumed;
        }
    }

    synchronized ScanProgress progress(Instant now) {
        ReadStart.Position[] snapshot = positions.clone();
        int done = (int) Arrays.stream(snapshot).filter(END::equals).count();
        return new ScanProgress(
                snapshot.length,
                done,
                items,
                failed,
                scanned,
                requests,
                Double.isNaN(units) ? OptionalDouble.empty() : OptionalDouble.of(units),
                () -> checkpoint(cursors, snapshot, now));
    }
}
