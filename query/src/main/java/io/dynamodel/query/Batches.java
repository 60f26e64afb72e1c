package io.dynamodel.query;

import io.dynamodel.core.error.DynamodelException;
import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.query.internal.Engine;
import io.dynamodel.query.internal.ModelContext;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What batches of reads and of writes have in common. */
final class Batches {
    private Batches() {}

    static String subject(String verb, Stream<String> tables) {
        List<String> each = tables.toList();
        return verb + " of " + each.size() + each.stream().distinct().collect(Collectors.joining("', '", " on '", "'"));
    }

    static void requireSame(Engine engine, Operation<?> operation, String table) {
        if (!operation.engine().equals(engine)) {
            throw new InvalidRequestException("A batch goes over one client, but the model of '" + table
                    + "' was made by another Dynamodel; make both by the same one");
        }
    }

    /** What the text of the requests leaves out: a name that is sensitive in one model is hidden in all. */
    static Predicate<String> hidden(Stream<? extends ModelContext<?>> contexts) {
        List<Predicate<String>> each =
                contexts.distinct().map(ModelContext::hidden).toList();
        return name -> each.stream().anyMatch(hidden -> hidden.test(name));
    }

    static String incomplete(Operation<?> batch, int left, int all, String done, @Nullable RuntimeException cause) {
        return "Of the " + batch + ", " + left + " of " + all + " were not " + done
                + (cause == null
                        ? ", since DynamoDB left them unprocessed again and again until the deadline"
                        : " (" + reason(cause) + ")")
                + ". remaining() is an operation of what is left, to be executed later; result() has what was done";
    }

    /** The text of an exception of the SDK can have item data in it. */
    private static String reason(RuntimeException cause) {
        return cause instanceof DynamodelException
                ? String.valueOf(cause.getMessage())
                : cause.getClass().getSimpleName() + ", see the cause";
    }
}
