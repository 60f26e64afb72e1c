package io.dynamodel.query.internal.unique;

import io.dynamodel.core.execution.Call;
import io.dynamodel.core.execution.Step;
import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.ExpressionRenderer;
import io.dynamodel.core.expression.Projection;
import io.dynamodel.query.RequestPlan;
import io.dynamodel.query.UniqueFinding;
import io.dynamodel.query.UniqueReport;
import io.dynamodel.query.internal.Compiled;
import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.query.internal.ReadRate;
import io.dynamodel.schema.internal.ReservedKeys;
import io.dynamodel.schema.internal.UniqueDefinition;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/**
 * Reads a table page by page, and holds what its items claim against the claims that there are. A page is not of one
 * moment: what looks wrong in it is looked at again, item and claim together, before it is told or repaired.
 */
public final class Verification<R> {
    private final ModelContext<R> context;
    private final Settings<R> settings;
    private final ScanRequest scan;

    /**
     * What was asked for.
     *
     * @param repairing whether orphans are removed, and values claimed
     * @param pageSize how many items are read at a time; null for as many as DynamoDB gives
     * @param unitsPerSecond how many read units the scan may take; null for any number
     * @param onFinding is told of each finding; null if nobody is
     */
    public record Settings<R>(
            boolean repairing,
            @Nullable Integer pageSize,
            @Nullable Double unitsPerSecond,
            @Nullable Consumer<? super UniqueFinding<R>> onFinding) {}

    public Verification(ModelContext<R> context, Settings<R> settings) {
        this.context = context;
        this.settings = settings;
        Set<String> needed = new LinkedHashSet<>(context.key().names());
        for (UniqueDefinition constraint : context.compiled().uniques()) {
            needed.addAll(constraint.names());
        }
        needed.addAll(Claims.constants(context).keySet());
        needed.add(ReservedKeys.CONSTRAINT);
        needed.add(ReservedKeys.HOLDER);
        needed.add(ReservedKeys.ATTRIBUTES);
        ExpressionRenderer renderer = new ExpressionRenderer();
        String projection = renderer.projection(
                new Projection<R>(needed.stream().map(AttributePath::of).toList()));
        this.scan = ScanRequest.builder()
                .tableName(context.table())
                .consistentRead(true)
                .limit(settings.pageSize())
                .projectionExpression(projection)
                .expressionAttributeNames(renderer.names())
                .returnConsumedCapacity(
                        settings.unitsPerSecond() == null
                                ? context.engine().returnConsumedCapacity()
                                : ReturnConsumedCapacity.TOTAL)
                .build();
    }

    /** The first request; what follows depends on what it finds. */
    public Compiled<UniqueReport<R>> compile() {
        return new Compiled<>(
                () -> RequestPlan.of(scan, context.hidden()), Step.pause(Duration.ZERO, () -> new Run().pages(scan)));
    }

    /** One execution. */
    private final class Run {
        private final Tally<R> tally = new Tally<>(settings.onFinding());
        private final Examination<R> examination = new Examination<>(
                context, tally, new Suspects<>(context, tally, settings.repairing() ? Repairs.of(context) : null));
        private final @Nullable ReadRate rate =
                settings.unitsPerSecond() == null ? null : new ReadRate(settings.unitsPerSecond(), System::nanoTime);

        Step<UniqueReport<R>> pages(ScanRequest request) {
            ReadRate.Turn turn = rate == null ? null : rate.take();
            return Step.pause(
                    turn == null ? Duration.ZERO : turn.delay(),
                    () -> Step.send(new Call.Scan(request), page -> {
                        if (rate != null && turn != null) {
                            Double units = page.consumedCapacity() == null
                                    ? null
                                    : page.consumedCapacity().capacityUnits();
                            rate.settle(turn, units == null ? 0 : units);
                        }
                        Map<String, AttributeValue> last = page.lastEvaluatedKey();
                        return examination
                                .page(page.items())
                                .then(done -> last.isEmpty()
                                        ? Step.done(tally.report())
                                        : pages(request.toBuilder()
                                                .exclusiveStartKey(last)
                                                .build()));
                    }));
        }
    }
}
