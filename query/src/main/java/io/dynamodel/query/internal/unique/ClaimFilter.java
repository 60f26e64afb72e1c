package io.dynamodel.query.internal.unique;

import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Operand;
import io.dynamodel.core.value.Numbers;
import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.query.internal.ReadSpec;
import io.dynamodel.schema.internal.KeyDefinition;
import io.dynamodel.schema.internal.PathRef;
import io.dynamodel.schema.internal.ReservedKeys;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Leaves claims out of scans, by their keys, which every index holds. An index has claims only where its key is made of
 * the table's key alone; a query meets none, as no key of the application is that of a claim.
 */
public final class ClaimFilter {
    private ClaimFilter() {}

    /** Whether a scan would bring claims. */
    public static boolean isNeeded(ModelContext<?> context, ReadSpec<?> scan) {
        return context.compiled().knowsClaims()
                && !scan.isQuery()
                && context.key().names().containsAll(scan.key().names());
    }

    /** The scan without claims: the library's condition, and whatever is asked for beside it, by AND. */
    public static <R> ReadSpec<R> without(ModelContext<R> context, ReadSpec<R> scan) {
        return isNeeded(context, scan) ? scan.withFilter(noClaim(context.key())) : scan;
    }

    private static <R> Condition<R> noClaim(KeyDefinition key) {
        PathRef<?> partition = key.partition().get(0);
        AttributePath path = partition.path();
        Condition<R> claim = switch (partition.type().valueType()) {
            case N ->
                new Condition.Between<>(
                        new Operand.Path(path),
                        Operand.Value.of(AttributeValue.fromN(Numbers.canonical(ReservedKeys.SMALLEST))),
                        Operand.Value.of(AttributeValue.fromN(Numbers.canonical(ReservedKeys.GREATEST))));
            case B ->
                new Condition.BeginsWith<>(
                        path, Operand.Value.of(AttributeValue.fromB(SdkBytes.fromUtf8String(ReservedKeys.PREFIX))));
            default -> new Condition.BeginsWith<>(path, Operand.Value.of(AttributeValue.fromS(ReservedKeys.PREFIX)));
        };
        return claim.negate();
    }
}
