package io.dynamodel.schema;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.ItemMappingException;
import io.dynamodel.core.error.SchemaException;
import io.dynamodel.core.error.ValidationException;
import io.dynamodel.core.error.Violation;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What is refused, and why. */
public final class Refusals {
    private Refusals() {}

    /** The violations, each as {@code path rule}. */
    public static List<String> broken(ThrowingCallable call) {
        return violations(call).stream()
                .map(violation -> violation.path() + " " + violation.rule())
                .toList();
    }

    public static List<Violation> violations(ThrowingCallable call) {
        return invalid(call).violations();
    }

    public static ValidationException invalid(ThrowingCallable call) {
        return refused(ValidationException.class, call);
    }

    /** The problems of a definition. */
    public static List<String> problems(ThrowingCallable call) {
        return refused(SchemaException.class, call).problems();
    }

    public static String impossible(ThrowingCallable call) {
        return refused(InvalidRequestException.class, call).getMessage();
    }

    public static ItemMappingException unreadable(ThrowingCallable call) {
        return refused(ItemMappingException.class, call);
    }

    private static <X extends Throwable> X refused(Class<X> type, ThrowingCallable call) {
        X refusal = catchThrowableOfType(type, call);
        if (refusal == null) {
            throw new AssertionError("nothing was refused");
        }
        return refusal;
    }
}
