package io.dynamodel.schema.internal;

import io.dynamodel.core.error.Violation;
import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.Operand;
import io.dynamodel.core.value.ValueException;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Values that an update puts together itself, held against the rules of the place where they go. */
public final class NewValues {
    private NewValues() {}

    /** The value with all rules applied, and what is wrong with it. */
    public record Result(Operand.Value value, List<Violation> violations) {
        public Result {
            violations = List.copyOf(violations);
        }
    }

    /** Prepares a value for a path. */
    public static Result prepare(CompiledSchema<?> schema, AttributePath path, AttributeValue value, Instant now) {
        PathRef<Object> ref = PathResolver.resolve(schema, path).ref();
        Operand.Value given = new Operand.Value(value, ref.sensitive());
        Preparation preparation = new Preparation(now);
        preparation.enter(path.toString());
        try {
            Object decoded = OperandSource.decode(ref.type(), value);
            Object prepared = ref.rules().prepareTransformed(ref.type(), decoded, preparation);
            return new Result(
                    preparation.violations().isEmpty() ? ref.encodeAs(ref.type(), prepared) : given,
                    preparation.violations());
        } catch (ValueException e) {
            preparation.violationAt(e.path(), ref.type().describe().name(), String.valueOf(e.getMessage()));
            return new Result(given, preparation.violations());
        }
    }
}
