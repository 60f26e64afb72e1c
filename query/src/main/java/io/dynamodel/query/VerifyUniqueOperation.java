package io.dynamodel.query;

import io.dynamodel.core.wire.ItemEncoding;
import io.dynamodel.query.internal.Compiled;
import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.query.internal.explain.Explainer;
import io.dynamodel.query.internal.unique.Verification;
import io.dynamodel.query.internal.unique.Verification.Settings;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Reads the whole table and holds what its items claim under unique constraints against the claims that there are: after
 * writes beside the library, after a constraint was added to a table with items, or to be sure. Every finding was seen in
 * item and claim at one moment, so that nobody needs to stop writing.
 *
 * <p>With {@link #repairing} claims without a holder are removed and values without a claim are claimed, each in a
 * transaction on condition that all is still as it was seen, so that writes at the same time are not harmed; claims of
 * constraints that are {@code formerlyUnique(..)} are deleted, each by a DeleteItem. That two items
 * have one value is only told: the one that claims it first keeps it.
 *
 * <p>A consistent scan: one read unit for each 4 KB; for each value of an item one read unit for its claim, and for each
 * claim one for each 4 KB of its holder, unless they are on the same page of the scan; for each suspicion a
 * TransactGetItems of up to three items, at twice the price; for each repair a transaction of up to three items. Memory is
 * that of one page, and without repairs that of the keys of up to 100,000 values without a claim, by which it knows that
 * two items have one.
 *
 * @param <R> the item type
 */
public final class VerifyUniqueOperation<R> extends Operation<UniqueReport<R>> {
    private final ModelContext<R> context;
    private final Settings<R> settings;

    private VerifyUniqueOperation(ModelContext<R> context, Settings<R> settings) {
        super(context, "verifyUnique");
        this.context = context;
        this.settings = settings;
    }

    static <R> VerifyUniqueOperation<R> of(ModelContext<R> context) {
        return new VerifyUniqueOperation<>(context, new Settings<>(false, null, null, null));
    }

    /**
     * Removes claims without a holder and those of former constraints, and claims values for which there is no claim.
     */
    public VerifyUniqueOperation<R> repairing() {
        return new VerifyUniqueOperation<>(
                context, new Settings<>(true, settings.pageSize(), settings.unitsPerSecond(), settings.onFinding()));
    }

    /** How many items are read at a time: DynamoDB's {@code Limit}. As many as 1 MB holds, unless told. */
    public VerifyUniqueOperation<R> pageSize(int items) {
        return new VerifyUniqueOperation<>(
                context,
                new Settings<>(
                        settings.repairing(),
                        ReadOperation.positive("pageSize", items),
                        settings.unitsPerSecond(),
                        settings.onFinding()));
    }

    /** How many read units the scan may take, on average, as DynamoDB reports them. A {@link #pageSize} makes it even. */
    public VerifyUniqueOperation<R> readUnitsPerSecond(double units) {
        if (!(units > 0)) {
            throw new IllegalArgumentException("readUnitsPerSecond(" + units + ") must be more than 0");
        }
        return new VerifyUniqueOperation<>(
                context, new Settings<>(settings.repairing(), settings.pageSize(), units, settings.onFinding()));
    }

    /**
     * Is told of each finding, when it was repaired, if it could be: a report keeps the first ones only.
     *
     * @param onFinding must not block for long; what it throws ends the verification
     */
    public VerifyUniqueOperation<R> onFinding(Consumer<? super UniqueFinding<R>> onFinding) {
        return new VerifyUniqueOperation<>(
                context,
                new Settings<>(
                        settings.repairing(),
                        settings.pageSize(),
                        settings.unitsPerSecond(),
                        Objects.requireNonNull(onFinding, "onFinding")));
    }

    @Override
    Compiled<UniqueReport<R>> compile(Instant now, ItemEncoding encoding) {
        return new Verification<>(context, settings).compile();
    }

    @Override
    Explanation explanation(Sizes sizes) {
        return Explainer.reading(
                super.explanation(sizes),
                "one read unit for each 4 KB of the table; as much for each claim and holder that is not on the page of"
                        + " whom it belongs to, and twice as much for what is suspicious",
                new Explanation.Request("BatchGetItem", "for the claims of each page, and their holders"),
                new Explanation.Request("TransactGetItems", "for each suspicion"));
    }
}
