package io.dynamodel.query.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** What a caller hands over as a list. */
public final class Given {
    private Given() {}

    /**
     * A copy.
     *
     * @param name what the parameter is called, for the message
     * @throws NullPointerException if an element is null; it says which one
     */
    public static <T> List<T> list(List<? extends T> given, String name) {
        List<T> copy = new ArrayList<>(Objects.requireNonNull(given, name).size());
        for (T element : given) {
            copy.add(Objects.requireNonNull(element, () -> name + '[' + copy.size() + "] is null"));
        }
        return Collections.unmodifiableList(copy);
    }
}
