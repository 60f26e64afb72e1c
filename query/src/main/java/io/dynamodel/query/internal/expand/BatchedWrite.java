package io.dynamodel.query.internal.expand;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.wire.ItemEncoding;
import io.dynamodel.query.internal.batch.PreparedWrite;
import io.dynamodel.schema.internal.UniqueDefinition;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** A write that could grow, in a batch, where it must not: a batch checks no condition and is no transaction. */
public final class BatchedWrite {
    private BatchedWrite() {}

    /**
     * Makes it ready.
     *
     * @throws InvalidRequestException if something is added to it
     */
    public static PreparedWrite prepare(Expandable<?> write, Instant now, ItemEncoding encoding) {
        String name = write.subject() + " with key " + write.key();
        List<UniqueDefinition> uniques = write.context().compiled().uniques();
        if (!uniques.isEmpty()) {
            throw new InvalidRequestException(
                    "The " + name + " cannot be part of a batch, which is no transaction and so"
                            + " cannot keep the unique constraint" + (uniques.size() == 1 ? " '" : "s '")
                            + uniques.stream().map(UniqueDefinition::name).collect(Collectors.joining("', '"))
                            + "'; execute it alone or in a transaction");
        }
        Expander.Outcome outcome =
                new Expander(name, List.of(write), false, false, now, encoding).expand(StoredItems.NONE);
        Expanded expanded = outcome.expanded();
        if (expanded == null) {
            throw refused(name, "need to read what is stored, and a condition that proves it");
        } else if (expanded.adds()) {
            throw refused(name, "add " + expanded.parts().added().get(0).name());
        } else if (!(expanded.own().get(0).moreConditions() instanceof Condition.Always)) {
            throw refused(name, "add the condition " + expanded.own().get(0).moreConditions());
        }
        return expanded.prepared().get(0);
    }

    private static InvalidRequestException refused(String name, String what) {
        return new InvalidRequestException(
                "The " + name + " cannot be part of a batch, which checks no condition and is"
                        + " no transaction, since the hooks or constraints of its model " + what
                        + "; execute it alone or in a transaction");
    }
}
