package io.dynamodel.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares records by component. */
final class Components {
    private Components() {}

    /** A component whose values are not equal. */
    record Difference(
            String component,
            @Nullable Object before,
            @Nullable Object after) {}

    static List<Difference> differences(Record before, Record after) {
        List<Difference> differences = new ArrayList<>();
        if (before.getClass() == after.getClass()) {
            for (RecordComponent component : before.getClass().getRecordComponents()) {
                Object first = value(component, before);
                Object second = value(component, after);
                if (!Objects.deepEquals(first, second)) {
                    differences.add(new Difference(component.getName(), first, second));
                }
            }
        }
        return differences;
    }

    private static @Nullable Object value(RecordComponent component, Record item) {
        Method accessor = component.getAccessor();
        try {
            accessor.setAccessible(true); // test records are rarely public
            return accessor.invoke(item);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(accessor + " cannot be called", e);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(accessor + " threw", e.getCause());
        }
    }
}
