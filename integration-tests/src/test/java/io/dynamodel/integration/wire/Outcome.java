package io.dynamodel.integration.wire;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What came of one thing that was done, in a form that can be compared.
 *
 * @param result what was returned; null if it failed
 * @param failure what was thrown, with its causes; null if nothing was
 * @param plans what was going to be sent, before it was
 * @param requests what was given to the client
 * @param events what listeners were told
 */
record Outcome(
        @Nullable Object result,
        @Nullable String failure,
        List<String> plans,
        List<Object> requests,
        List<Object> events) {
    private static final Pattern OF_ONE_CALL = Pattern.compile("Request ID: [-0-9a-zA-Z]+|SDK Attempt Count: \\d+");

    /** Arrays as buffers, which have equals; the rest as it is. */
    static @Nullable Object comparable(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return ByteBuffer.wrap(bytes);
        } else if (value instanceof Optional<?> optional) {
            return optional.map(Outcome::comparable);
        } else if (value instanceof List<?> list) {
            List<@Nullable Object> all = new ArrayList<>();
            list.forEach(each -> all.add(comparable(each)));
            return all;
        } else if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> all = new TreeMap<>();
            map.forEach((name, each) -> all.put(name.toString(), comparable(each)));
            return all;
        }
        return value;
    }

    static String describe(Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            text.append(cause.getClass().getName())
                    .append(": ")
                    .append(cause.getMessage())
                    .append('\n');
        }
        return OF_ONE_CALL.matcher(text).replaceAll("");
    }
}
