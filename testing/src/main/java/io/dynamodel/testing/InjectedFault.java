package io.dynamodel.testing;

/**
 * A fault that befell a call.
 *
 * @param call the number of the call, from 1 on, among all that the {@link Faults} have seen
 * @param operation DynamoDB's name of the operation, such as {@code UpdateItem}
 * @param fault what befell it
 * @param detail what that was in particular, without item data; may be empty
 */
public record InjectedFault(long call, String operation, Fault fault, String detail) {
    /** Such as {@code call 17, BatchWriteItem: unprocessed 0.5 (3 of 25)}. */
    @Override
    public String toString() {
        return "call " + call + ", " + operation + ": " + fault + (detail.isEmpty() ? "" : " (" + detail + ")");
    }
}
