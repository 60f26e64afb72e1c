package io.dynamodel.query.internal.unique;

import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Operand;
import io.dynamodel.core.value.ValueType;
import io.dynamodel.core.wire.EncodedItem;
import io.dynamodel.query.internal.CompiledWrite;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.internal.ReservedKeys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The writes of claims. Each says who may hold the claim before it, so that no claim of another item is ever lost. */
final class ClaimWrites {
    private static final AttributePath HOLDER = AttributePath.of(ReservedKeys.HOLDER);

    private ClaimWrites() {}

    /**
     * Gives the claim to an item, if nobody has it but one of the given.
     *
     * @param from who may have it
     */
    static CompiledWrite<Document> take(
            Claim claim, Map<String, AttributeValue> holder, Collection<Map<String, AttributeValue>> from) {
        return write(claim, "put", EncodedItem.of(Claims.item(claim, holder)), freeOr(claim, from));
    }

    /** Gives a claim up that one of the given has, or nobody. */
    static CompiledWrite<Document> release(Claim claim, Collection<Map<String, AttributeValue>> from) {
        return write(claim, "delete", null, freeOr(claim, from));
    }

    /** Gives the claim to an item, if another one has it. */
    static CompiledWrite<Document> takeFrom(
            Claim claim, Map<String, AttributeValue> holder, Map<String, AttributeValue> from) {
        return write(claim, "put", EncodedItem.of(Claims.item(claim, holder)), heldBy(from));
    }

    /** Removes the claim, if an item has it. */
    static CompiledWrite<Document> remove(Claim claim, Map<String, AttributeValue> holder) {
        return write(claim, "delete", null, heldBy(holder));
    }

    /** Removes a claim that names nobody. */
    static CompiledWrite<Document> removeNameless(Claim claim) {
        return write(claim, "delete", null, new Condition.HasType<Document>(HOLDER, ValueType.M).negate());
    }

    /** Removes the claim of a constraint that is no more, whoever has it. */
    static CompiledWrite<Document> removeFormer(Claim claim) {
        return write(
                claim,
                "delete",
                null,
                new Condition.Comparison<>(
                        new Operand.Path(AttributePath.of(ReservedKeys.CONSTRAINT)),
                        Condition.Comparator.EQ,
                        Operand.Value.of(AttributeValue.fromS(claim.constraint().name()))));
    }

    /** Demands that none of the given has the claim. */
    static CompiledWrite<Document> leave(Claim claim, Collection<Map<String, AttributeValue>> others) {
        List<Condition<Document>> conditions = new ArrayList<>();
        for (Map<String, AttributeValue> other : others) {
            conditions.add(heldBy(other).negate());
        }
        return write(claim, "check", null, Condition.all(conditions));
    }

    private static CompiledWrite<Document> write(
            Claim claim, String verb, @Nullable EncodedItem item, Condition<Document> condition) {
        return CompiledWrite.of(claim.context(), verb, claim.key(), item, condition, List.of(), stored -> "");
    }

    private static Condition<Document> freeOr(Claim claim, Collection<Map<String, AttributeValue>> holders) {
        List<Condition<Document>> conditions = new ArrayList<>();
        conditions.add(new Condition.NotExists<>(
                claim.context().key().partition().get(0).path()));
        for (Map<String, AttributeValue> holder : holders) {
            conditions.add(heldBy(holder));
        }
        return Condition.any(conditions);
    }

    private static Condition<Document> heldBy(Map<String, AttributeValue> holder) {
        return new Condition.Comparison<>(
                new Operand.Path(HOLDER), Condition.Comparator.EQ, Operand.Value.of(AttributeValue.fromM(holder)));
    }
}
