package io.dynamodel.core.wire;

import io.dynamodel.core.value.AttributeValueCodec;
import io.dynamodel.core.value.StoredItem;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Takes the items out of a response of DynamoDB, in their order, and keeps the rest for the SDK: counts, the last
 * evaluated key, consumed capacity, and whatever the service may add. Not thread-safe.
 *
 * <p>Fields come in any order, and unknown ones are kept as they are. If the field with the items occurs twice, nobody
 * can say which one is meant, and the response is refused; of other fields that occur twice the SDK takes the last. A
 * null instead of items stands for none. An empty body is no response.
 */
public final class ResponseReader implements StoredItem, AutoCloseable {
    /** Which field of a response holds items, and how. */
    public enum Shape {
        /** GetItem. */
        ITEM("Item", "", "", ONE_ITEM),
        /** PutItem, UpdateItem, DeleteItem. */
        ATTRIBUTES("Attributes", "", "", ONE_ITEM),
        /** Query, Scan. */
        ITEMS("Items", "[", "]", IN_ITEMS),
        /** BatchGetItem: lists of items by table. */
        TABLES("Responses", "{", "}", IN_TABLES),
        /** TransactGetItems: a list of objects, each with an item or not. */
        TRANSACTION("Responses", "[", "]", IN_TRANSACTION);

        private final String field;
        private final String begin;
        private final String end;
        private final int state; // within the field

        Shape(String field, String begin, String end, int state) {
            this.field = field;
            this.begin = begin;
            this.end = end;
            this.state = state;
        }

        /** The field without its items, in whose place an item of one attribute may stand. */
        private String emptied(@Nullable String mark) {
            if (mark == null) {
                return begin.isEmpty() ? "" : "\"" + field + "\":" + begin + end;
            }
            String item = "{\"" + mark + "\":{\"NULL\":true}}";
            String element = switch (this) {
                case TABLES -> "\"" + mark + "\":[" + item + "]";
                case TRANSACTION -> "{\"Item\":" + item + "}";
                default -> item;
            };
            return "\"" + field + "\":" + begin + element + end;
        }
    }

    // where the reading is
    private static final int START = 0;
    private static final int IN_FIELDS = 1;
    private static final int ONE_ITEM = 2; // of a shape only: the item is at hand at once
    private static final int IN_ITEMS = 3;
    private static final int IN_TABLES = 4;
    private static final int IN_TABLE = 5;
    private static final int IN_TRANSACTION = 6;
    private static final int DONE = 7;

    private final Shape shape;
    private final JsonInput input;
    private final TextDecoder texts;
    private final JsonSource source;

    private int state = START;
    private boolean first = true; // no field, table or element was passed at this level
    private boolean firstTable = true;
    private int pos;
    private int itemAt = -1; // where the item at hand begins
    private int index = -1;
    private @Nullable String table;

    private boolean found; // the field with the items
    private int beforeFrom = -1; // the fields before it, then those after it
    private int beforeTo = -1;
    private int afterFrom = -1;
    private int afterTo = -1;

    private ResponseReader(Shape shape, JsonInput input, int from, BufferPool pool) {
        this.shape = shape;
        this.input = input;
        this.pos = from;
        this.texts = new TextDecoder(input, pool);
        this.source = new JsonSource(input, texts);
    }

    /** Stands before the first item; the bytes must not change until the reader is closed. */
    public static ResponseReader of(Shape shape, byte[] body, int from, int to, BufferPool pool) {
        return new ResponseReader(shape, new JsonInput(body, from, to), from, pool);
    }

    /**
     * Moves to the next item, past what was left of the one before.
     *
     * @return false if there is none
     * @throws MalformedJsonException if the body is not what DynamoDB sends
     */
    public boolean nextItem() {
        passItem();
        while (true) {
            switch (state) {
                case START -> {
                    pos = input.after(pos, '{');
                    state = IN_FIELDS;
                    first = true;
                }
                case IN_FIELDS -> {
                    if (nextField()) {
                        return true;
                    }
                }
                case IN_ITEMS -> {
                    if (nextElement(']')) {
                        return item(index + 1);
                    }
                    leaveItems();
                }
                case IN_TABLES -> {
                    first = firstTable;
                    if (nextElement('}')) {
                        firstTable = false;
                        nextTable();
                    } else {
                        leaveItems();
                    }
                }
                case IN_TABLE -> {
                    if (nextElement(']')) {
                        return item(index + 1);
                    }
                    state = IN_TABLES;
                    table = null;
                }
                case IN_TRANSACTION -> {
                    if (nextElement(']')) {
                        index++;
                        if (nextOfTransaction()) {
                            return true;
                        }
                    } else {
                        leaveItems();
                    }
                }
                default -> { // DONE
                    return false;
                }
            }
        }
    }

    /** Passes over what was not read of the item at hand. */
    private void passItem() {
        if (itemAt >= 0) {
            pos = source.isFinished() ? source.position() : input.afterValue(itemAt);
            itemAt = -1;
            if (state == IN_TRANSACTION) {
                pos = input.after(pos, '}');
            }
        }
    }

    private boolean item(int itemIndex) {
        if (input.bytes[input.solid(pos)] != '{') {
            throw input.unexpected(input.solid(pos));
        }
        pos = input.solid(pos);
        index = itemIndex;
        if (index == 1) {
            source.remember();
        }
        itemAt = pos;
        source.moveToItem(pos);
        return true;
    }

    /** Moves to the next entry or element, or past the bracket at the end. */
    private boolean nextElement(char bracket) {
        int at = input.solid(pos);
        if (input.bytes[at] == bracket) {
            pos = at + 1;
            return false;
        }
        if (!first) {
            at = input.solid(input.after(at, ','));
            if (input.bytes[at] == bracket) {
                throw input.unexpected(at);
            }
        }
        first = false;
        pos = at;
        return true;
    }

    /** Handles the next field of the response; answers whether an item is at hand now. */
    private boolean nextField() {
        if (!nextElement('}')) {
            input.checkEnd(pos);
            state = DONE;
            return false;
        }
        int from = pos;
        boolean ours = name().equals(shape.field);
        if (ours) {
            if (found) {
                throw new MalformedJsonException("a second field of items", from);
            }
            found = true;
            if (input.bytes[pos] != 'n') {
                return enterItems();
            }
            pos = input.afterWord(pos, "null");
        } else {
            pos = input.afterValue(pos);
            if (!found) {
                beforeFrom = beforeFrom < 0 ? from : beforeFrom;
                beforeTo = pos;
            } else {
                afterFrom = afterFrom < 0 ? from : afterFrom;
                afterTo = pos;
            }
        }
        return false;
    }

    /** The name of a field; moves to its value. */
    private String name() {
        int from = input.after(pos, '"');
        int to = input.endOfString(from);
        pos = input.solid(input.after(to + 1, ':'));
        return texts.text(from, to);
    }

    private boolean enterItems() {
        if (shape.state == ONE_ITEM) {
            return item(0);
        }
        enter(shape.begin.charAt(0), shape.state);
        firstTable = true;
        return false;
    }

    private void enter(char bracket, int next) {
        pos = input.after(pos, bracket);
        state = next;
        first = true;
    }

    private void leaveItems() {
        state = IN_FIELDS;
        first = false;
    }

    private void nextTable() {
        table = name();
        index = -1;
        enter('[', IN_TABLE);
    }

    /** An object that holds an item, or nothing; answers whether there is an item. */
    private boolean nextOfTransaction() {
        pos = input.solid(input.after(pos, '{'));
        if (input.bytes[pos] == '}') {
            pos++;
            return false;
        }
        if (!name().equals("Item")) {
            throw input.unexpected(pos);
        }
        if (input.bytes[pos] == 'n') {
            pos = input.after(input.afterWord(pos, "null"), '}');
            return false;
        }
        return item(index);
    }

    /** Reads the item at hand, an M, from its beginning; the same object for each. */
    @Override
    public JsonSource source() {
        if (itemAt < 0) {
            throw new IllegalStateException("No item is at hand");
        }
        source.moveToItem(itemAt);
        return source;
    }

    @Override
    public Map<String, AttributeValue> values() {
        return AttributeValueCodec.readItem(source());
    }

    /**
     * The place of the item at hand among the response's items, or its table's, from 0 on; in a transaction, its place
     * among the requested ones.
     */
    public int index() {
        return index;
    }

    /** The table of the item at hand, in the response to a BatchGetItem. */
    public String table() {
        if (table == null) {
            throw new IllegalStateException("The response is no BatchGetItem's, or no item is at hand");
        }
        return table;
    }

    /**
     * Whether the response has other fields than the one with the items. If not, the body need not go on to anyone.
     * Passes over the items that were not read.
     */
    public boolean hasRest() {
        finish();
        return beforeFrom >= 0 || afterFrom >= 0;
    }

    /**
     * The response without its items: a single item is left out with its name, lists of items are empty. Passes over
     * the items that were not read.
     */
    public byte[] rest() {
        return rest(null);
    }

    /** The same, with one item of one attribute, a NULL of this name, in place of them all. */
    public byte[] rest(@Nullable String mark) {
        finish();
        String emptied = found || mark != null ? shape.emptied(mark) : "";
        int before = beforeTo - beforeFrom;
        int after = afterTo - afterFrom;
        int middle = emptied.length();
        boolean comma = before > 0 && (middle > 0 || after > 0);
        boolean secondComma = middle > 0 && after > 0;
        byte[] rest = new byte[2 + before + middle + after + (comma ? 1 : 0) + (secondComma ? 1 : 0)];
        int at = 0;
        rest[at++] = '{';
        if (before > 0) {
            System.arraycopy(input.bytes, beforeFrom, rest, at, before);
            at += before;
        }
        if (comma) {
            rest[at++] = ',';
        }
        for (int i = 0; i < middle; i++) {
            rest[at++] = (byte) emptied.charAt(i);
        }
        if (secondComma) {
            rest[at++] = ',';
        }
        if (after > 0) {
            System.arraycopy(input.bytes, afterFrom, rest, at, after);
            at += after;
        }
        rest[at] = '}';
        return rest;
    }

    private void finish() {
        boolean more = state != DONE;
        while (more) {
            more = nextItem();
        }
    }

    /** Gives borrowed memory back; the source must not be used any more. */
    @Override
    public void close() {
        texts.release();
    }
}
