package io.dynamodel.query.internal;

import io.dynamodel.core.error.InvalidCursorException;
import io.dynamodel.core.error.InvalidCursorException.Reason;
import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.schema.internal.KeyDefinition;
import io.dynamodel.schema.internal.PathRef;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Positions of one read as text that can be given out: bound to what is read, and opened for the same read only.
 *
 * @param context of the model
 * @param spec what is read
 */
public record Cursors<R>(ModelContext<R> context, ReadSpec<R> spec) {
    /** Told apart, so that a cursor is not taken for a checkpoint. */
    private static final byte CURSOR = 'c';

    /**
     * The position as text.
     *
     * @param now when it is given out
     * @throws InvalidRequestException if it would show a sensitive value
     */
    public String text(ReadStart.Position position, Instant now) {
        Envelope envelope = envelope();
        ByteArrayOutputStream bytes = begin(envelope, CURSOR);
        PositionBytes.write(position, names(), bytes);
        return envelope.close(bytes.toByteArray(), now);
    }

    /**
     * Where to begin, the cursor opened if it is one.
     *
     * @throws InvalidCursorException if it is not good for this read, now
     */
    ReadStart.Position resolve(ReadStart start, Instant now) {
        if (start instanceof ReadStart.Cursor cursor) {
            ByteBuffer content = open(cursor.text(), CURSOR, now);
            ReadStart.Position position = PositionBytes.read(content, names());
            if (content.hasRemaining() || (position.backwards() && !spec.isQuery())) {
                throw Envelope.malformed();
            }
            return inRange(position);
        }
        return (ReadStart.Position) start;
    }

    Set<String> names() {
        return Positions.names(context, spec.key());
    }

    Envelope envelope() {
        String words = spec.cursorContext();
        Envelope envelope = new Envelope(context.engine(), words);
        if (!words.isEmpty() && !envelope.isSealed()) {
            throw new InvalidRequestException(
                    "cursorContext(..) binds sealed cursors, but nothing seals them; give a CursorSealer to"
                            + " Dynamodel's builder with sealCursors(..)");
        }
        return envelope;
    }

    ByteArrayOutputStream begin(Envelope envelope, byte kind) {
        if (!envelope.isSealed()) {
            refuseSensitive();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(96);
        bytes.write(kind);
        bytes.writeBytes(Fingerprint.of(context, spec));
        return bytes;
    }

    /** What comes after the fingerprint, if that is ours. */
    ByteBuffer open(String text, byte kind, Instant now) {
        ByteBuffer content = ByteBuffer.wrap(envelope().open(text, now));
        if (content.remaining() < 1 + Fingerprint.BYTES || content.get() != kind) {
            throw Envelope.malformed();
        }
        byte[] theirs = new byte[Fingerprint.BYTES];
        content.get(theirs);
        String difference = Fingerprint.difference(Fingerprint.of(context, spec), theirs);
        if (!difference.isEmpty()) {
            throw new InvalidCursorException(
                    Reason.ANOTHER_READ,
                    "The cursor belongs to another read than this one of '" + context.table() + "': " + difference
                            + " differed when it was made; go on with the same read, or begin again without it");
        }
        return content;
    }

    /** A cursor that was made up would be refused by DynamoDB, or be the way to somebody else's items. */
    ReadStart.Position inRange(ReadStart.Position position) {
        Map<String, AttributeValue> key = position.after();
        Condition<R> range = spec.keyConditions();
        if (key != null && range != null && !range.test(key)) {
            throw new InvalidCursorException(
                    Reason.MALFORMED, "The cursor stands outside of what is queried; it was made up or changed");
        }
        return position;
    }

    private void refuseSensitive() {
        String sensitive = sensitiveKey();
        if (sensitive != null) {
            throw new InvalidRequestException("A cursor would show the value of '" + sensitive
                    + "', which is sensitive; give a CursorSealer to Dynamodel's builder with sealCursors(..), or use"
                    + " lastEvaluatedKey()");
        }
    }

    private @Nullable String sensitiveKey() {
        for (KeyDefinition key : List.of(context.key(), spec.key())) {
            for (PathRef<?> part :
                    Stream.concat(key.partition().stream(), key.sort().stream()).toList()) {
                if (part.sensitive()) {
                    return part.path().root();
                }
            }
        }
        return null;
    }
}
