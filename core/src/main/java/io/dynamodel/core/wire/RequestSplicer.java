package io.dynamodel.core.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Puts items into the requests that the SDK has marshalled with placeholders instead. Thread-safe.
 *
 * <p>A placeholder is an item with a single attribute whose name is a mark that is used once. It can be in nobody's
 * data: within a JSON string its quotes would be escaped, and elsewhere the attribute's name would have to be a type's.
 * Nothing is put in unless every placeholder is found exactly once, as the SDK writes it. A request that was not
 * changed cannot do harm: an item of a mark has no key.
 */
public final class RequestSplicer {
    private static final String FIELD = "\"Item\":{\"";
    private static final String REST = "\":{\"NULL\":true}}";
    private static final int MAX_FILL = 512; // from there on it costs more than the headers
    private static final AttributeValue NULL = AttributeValue.fromNul(true);

    private final String prefix =
            "dynamodel-" + Long.toHexString(ThreadLocalRandom.current().nextLong()) + "-";
    private final AtomicLong marks = new AtomicLong();

    private RequestSplicer() {}

    /** A splicer with marks of its own. */
    public static RequestSplicer create() {
        return new RequestSplicer();
    }

    /** A mark that was not used before. */
    public String newMark() {
        return prefix + marks.incrementAndGet();
    }

    /**
     * A mark that was not used before, whose placeholder is as long as the item if that is short: then the request keeps
     * its length, which its headers tell.
     */
    public String newMark(EncodedItem item) {
        String mark = newMark();
        long missing = item.sizeInRequest() - lengthOf(mark);
        return missing > 0 && missing <= MAX_FILL ? mark + "-".repeat((int) missing) : mark;
    }

    /** The item to be marshalled in place of the one that will be written. */
    public static Map<String, AttributeValue> placeholder(String mark) {
        return Map.of(mark, NULL);
    }

    /**
     * The request with an item in place of the placeholder.
     *
     * @param request the marshalled request
     * @param mark what the placeholder was made with
     * @return empty if there is no such placeholder, or more than one
     */
    public static Optional<byte[]> splice(
            byte[] request, int from, int to, String mark, EncodedItem item, BufferPool pool) {
        int place = placeOf(request, from, to, mark);
        if (place < 0 || placeOf(request, place + 1, to, mark) >= 0) {
            return Optional.empty();
        }
        EncodedItem encoded = item.asJson(pool);
        int after = place + lengthOf(mark);
        int length = encoded.jsonLength();
        byte[] spliced = new byte[place - from + length + to - after];
        System.arraycopy(request, from, spliced, 0, place - from);
        encoded.moveTo(spliced, place - from);
        System.arraycopy(request, after, spliced, place - from + length, to - after);
        return Optional.of(spliced);
    }

    /** Where the placeholder of a mark begins, or -1. */
    private static int placeOf(byte[] request, int from, int to, String mark) {
        int at = from;
        do {
            at = indexOfField(request, at, to);
        } while (at >= 0 && !isPlaceholder(request, at, to, mark));
        return at < 0 ? -1 : at - 2; // with its {"
    }

    private static boolean isPlaceholder(byte[] request, int at, int to, String mark) {
        return matches(request, at, to, mark) && matches(request, at + mark.length(), to, REST);
    }

    /**
     * The request with items in place of the placeholders.
     *
     * @param request the marshalled request
     * @param marks what the placeholders were made with; the request may have them in another order
     * @param items the items, one for each mark
     * @param pool lends memory to items that are not JSON yet
     * @return empty if a placeholder is not there, or is there more than once
     */
    public static Optional<byte[]> splice(
            byte[] request, int from, int to, List<String> marks, List<EncodedItem> items, BufferPool pool) {
        int count = marks.size();
        if (count != items.size()) {
            throw new IllegalArgumentException(items.size() + " items for " + count + " marks");
        }
        if (count == 1) {
            return splice(request, from, to, marks.get(0), items.get(0), pool);
        }
        int[] places = new int[count]; // by place in the request: where its placeholder begins
        int[] order = new int[count]; // and which item it stands for
        EncodedItem[] encoded = new EncodedItem[count];
        int found = 0;
        int length = to - from;
        boolean[] seen = new boolean[count];
        for (int at = indexOfField(request, from, to); at >= 0; at = indexOfField(request, at, to)) {
            int item = markAt(request, at, to, marks, found);
            if (item >= 0) {
                if (seen[item]) {
                    return Optional.empty();
                }
                seen[item] = true;
                encoded[item] = items.get(item).asJson(pool);
                places[found] = at - 2; // with its {"
                order[found++] = item;
                length += encoded[item].jsonLength() - lengthOf(marks.get(item));
            }
        }
        if (found < count) {
            return Optional.empty();
        }
        byte[] spliced = new byte[length];
        int at = from;
        int out = 0;
        for (int i = 0; i < count; i++) {
            int kept = places[i] - at;
            System.arraycopy(request, at, spliced, out, kept);
            out += kept;
            int item = order[i];
            encoded[item].moveTo(spliced, out);
            out += encoded[item].jsonLength();
            at = places[i] + lengthOf(marks.get(item));
        }
        System.arraycopy(request, at, spliced, out, to - at);
        return Optional.of(spliced);
    }

    private static int lengthOf(String mark) {
        return 2 + mark.length() + REST.length();
    }

    /** The place after the next field of this name up to the first quote in its object, or -1. */
    private static int indexOfField(byte[] request, int from, int to) {
        for (int i = from; i <= to - FIELD.length(); i++) {
            if (request[i] == '"' && matches(request, i, to, FIELD)) {
                return i + FIELD.length();
            }
        }
        return -1;
    }

    /** Which mark's placeholder goes on here, or -1; the expected one is tried first. */
    private static int markAt(byte[] request, int from, int to, List<String> marks, int expected) {
        int count = marks.size();
        for (int i = 0; i < count; i++) {
            int candidate = (expected + i) % count;
            if (isPlaceholder(request, from, to, marks.get(candidate))) {
                return candidate;
            }
        }
        return -1;
    }

    private static boolean matches(byte[] request, int from, int to, String text) {
        int length = text.length();
        if (length > to - from) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (request[from + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
