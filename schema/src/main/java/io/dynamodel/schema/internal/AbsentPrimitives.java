package io.dynamodel.schema.internal;

import io.dynamodel.core.value.ValueException;
import java.util.List;

/** The one case in which an absent attribute is an error on read: a primitive cannot be null. */
final class AbsentPrimitives {
    private AbsentPrimitives() {}

    static ValueException exception(List<String> names) {
        ValueException exception = new ValueException((names.size() == 1 ? "it is" : names + " are")
                + " absent, but a Java primitive cannot be null; add the rule whenAbsent(..), or use the boxed type");
        return names.isEmpty() ? exception : exception.inName(names.get(0));
    }
}
