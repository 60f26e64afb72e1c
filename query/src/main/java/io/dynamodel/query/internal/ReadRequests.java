package io.dynamodel.query.internal;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.ExpressionRenderer;
import io.dynamodel.core.expression.Projection;
import io.dynamodel.schema.IndexDescription;
import io.dynamodel.schema.Key;
import io.dynamodel.schema.internal.AttributeDefinition;
import io.dynamodel.schema.internal.AttributeDefinition.Role;
import io.dynamodel.schema.internal.CompiledSchema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** A read as requests: its expressions are rendered once, its pages differ in where they begin. */
final class ReadRequests<R> {
    private final ModelContext<R> context;
    private final ReadSpec<R> spec;
    private final boolean descending;
    private final boolean named;
    private final Set<String> positionNames;
    private final @Nullable Hydration<R> hydration;
    private final @Nullable String keyCondition;
    private final @Nullable String filter;
    private final @Nullable Map<String, String> names;
    private final @Nullable Map<String, AttributeValue> values;
    private final @Nullable Projected projected;

    /** A projection adds names of its own, which a count must not send. */
    private record Projected(String expression, Map<String, String> names) {}

    /**
     * @param backwards whether the read goes against its order
     * @param named whether it must be told where items are, for which their keys come back too
     */
    ReadRequests(ModelContext<R> context, ReadSpec<R> spec, boolean backwards, boolean named) {
        this.context = context;
        this.spec = spec;
        this.descending = spec.descending() ^ backwards;
        this.named = named || spec.limit() != null;
        this.positionNames = Positions.names(context, spec.key());
        this.hydration = Hydration.of(context, spec);
        refuseImpossible();
        ExpressionRenderer renderer = new ExpressionRenderer();
        keyCondition = spec.keyConditions() == null ? null : renderer.condition(spec.keyConditions());
        filter = renderer.condition(hydration == null ? spec.filter() : hydration.sent());
        names = renderer.names().isEmpty() ? null : Map.copyOf(renderer.names());
        values = renderer.values().isEmpty() ? null : Map.copyOf(renderer.values());
        projected = projected(renderer);
        if (hydration != null) {
            new ExpressionRenderer().condition(hydration.rest()); // a malformed one is refused although it is not sent
        }
    }

    private @Nullable Projected projected(ExpressionRenderer renderer) {
        if (spec.selected() == null && hydration == null) {
            return null;
        }
        String expression = renderer.projection(
                spec.selected() == null
                        ? new Projection<>(
                                positionNames.stream().map(AttributePath::of).toList())
                        : withPosition(spec.selected()));
        return new Projected(expression, Map.copyOf(renderer.names()));
    }

    /** What the text of the requests leaves out. */
    Predicate<String> hidden() {
        List<Condition<R>> conditions =
                spec.keyConditions() == null ? List.of(spec.filter()) : List.of(spec.keyConditions(), spec.filter());
        return context.hidden(conditions, values == null ? Map.of() : values);
    }

    /** How the read goes on to the table; null if it does not. */
    @Nullable
    Hydration<R> hydration() {
        return hydration;
    }

    /** The attributes by which a read can go on after an item. */
    Set<String> positionNames() {
        return positionNames;
    }

    /** With a limit the read may stop within a page, and must then know where. */
    private Projection<R> withPosition(Selected<R> selected) {
        if (!named || spec.access() instanceof ReadAccess.Get) {
            return selected.projection();
        }
        List<AttributePath> paths = new ArrayList<>(selected.projection().paths());
        for (String name : positionNames) {
            if (!selected.roots().contains(name)) {
                paths.add(AttributePath.of(name));
            }
        }
        return new Projection<>(paths);
    }

    private void refuseImpossible() {
        CompiledSchema.Index index =
                spec.index() == null ? null : context.compiled().indexes().get(spec.index());
        if (index == null) {
            return;
        }
        IndexDescription description = index.description();
        if (spec.consistent() && description.global()) {
            throw new InvalidRequestException("Index '" + description.name()
                    + "' is global, and DynamoDB has no consistent reads on global indexes; leave out consistent()");
        }
        Set<String> held = Held.by(context, description, spec.key());
        if (held == null || hydration != null) {
            return;
        }
        if (spec.selected() == null) {
            refuseWholeItems(description, held);
        } else if (description.global()) {
            for (String root : spec.selected().roots()) {
                refuseUnlessHeld(description, held, root, "selected");
            }
        }
        if (description.global()) {
            ConditionOperands.visitPaths(
                    spec.filter(), path -> refuseUnlessHeld(description, held, path.root(), "filtered by"));
        }
    }

    private void refuseWholeItems(IndexDescription index, Set<String> held) {
        for (AttributeDefinition<R, Object> attribute : context.compiled().attributes()) {
            // a computed attribute is no part of the item as an object
            if (attribute.role() != Role.COMPUTED
                    && !held.contains(attribute.name().text())) {
                throw new InvalidRequestException("Index '" + index.name() + "' does not hold whole items, only " + held
                        + "; hydrate() fetches them from the table, or select(..) what you need of them, or make the index hold"
                        + " all attributes");
            }
        }
    }

    private static void refuseUnlessHeld(IndexDescription index, Set<String> held, String name, String what) {
        if (!held.contains(name)) {
            throw new InvalidRequestException("'" + name + "' is " + what + ", but index '" + index.name()
                    + "' holds only " + held + "; include the attribute in the index's projection");
        }
    }

    /** The next page of items. */
    DynamoDbRequest read(@Nullable Map<String, AttributeValue> start, @Nullable Integer wanted) {
        return request(start, pageSize(wanted), false);
    }

    /** The next page, counted. */
    DynamoDbRequest count(@Nullable Map<String, AttributeValue> start, @Nullable Integer wanted) {
        return request(start, pageSize(wanted), true);
    }

    /** No more than is wanted; with a filter that cannot be told from the number of items that are read. */
    private @Nullable Integer pageSize(@Nullable Integer wanted) {
        Integer size = spec.pageSize();
        if (filter != null || wanted == null || (hydration != null && hydration.decides())) {
            return size;
        }
        return size == null ? wanted : Integer.valueOf(Math.min(size, wanted));
    }

    /** What every request asks for of what it consumes; null for nothing. */
    @Nullable
    ReturnConsumedCapacity consumedCapacity() {
        ReturnConsumedCapacity always = context.engine().returnConsumedCapacity();
        return always == null && spec.bounds().maxReadUnits() != null ? ReturnConsumedCapacity.TOTAL : always;
    }

    /** The same request, given up by the client after this time. */
    static DynamoDbRequest within(Duration time, DynamoDbRequest request) {
        DynamoDbRequest.Builder builder = request.toBuilder();
        return (DynamoDbRequest) builder.overrideConfiguration(AwsRequestOverrideConfiguration.builder()
                        .apiCallTimeout(time)
                        .build())
                .build();
    }

    /** The one item of a key; a count needs no more of it than that it is there. */
    private GetItemRequest get(Key<R> key, boolean counted) {
        @Nullable Projected projection = counted ? keyOnly() : projected;
        return GetItemRequest.builder()
                .tableName(context.table())
                .key(key.values())
                .projectionExpression(projection == null ? null : projection.expression())
                .expressionAttributeNames(projection == null ? null : projection.names())
                .consistentRead(spec.consistent() ? true : null)
                .returnConsumedCapacity(consumedCapacity())
                .build();
    }

    private Projected keyOnly() {
        ExpressionRenderer renderer = new ExpressionRenderer();
        String expression = renderer.projection(
                new Projection<>(List.of(context.key().partition().get(0).path())));
        return new Projected(expression, renderer.names());
    }

    private DynamoDbRequest request(
            @Nullable Map<String, AttributeValue> start, @Nullable Integer pageSize, boolean counted) {
        if (spec.access() instanceof ReadAccess.Get<R> get) {
            return get(get.key(), counted);
        }
        ReadAccess.Scan<R> scan = spec.access() instanceof ReadAccess.Scan<R> one && one.segments() > 1 ? one : null;
        @Nullable Projected projection = counted ? null : projected;
        Map<String, String> allNames = projection == null ? names : projection.names();
        return spec.isQuery()
                ? QueryRequest.builder()
                        .tableName(context.table())
                        .indexName(spec.index())
                        .keyConditionExpression(Objects.requireNonNull(keyCondition))
                        .filterExpression(filter)
                        .projectionExpression(projection == null ? null : projection.expression())
                        .select(counted ? Select.COUNT : null)
                        .limit(pageSize)
                        .exclusiveStartKey(start)
                        .scanIndexForward(descending ? false : null)
                        .consistentRead(spec.consistent() ? true : null)
                        .expressionAttributeNames(allNames)
                        .expressionAttributeValues(values)
                        .returnConsumedCapacity(consumedCapacity())
                        .build()
                : ScanRequest.builder()
                        .segment(scan == null ? null : scan.segment())
                        .totalSegments(scan == null ? null : scan.segments())
                        .tableName(context.table())
                        .indexName(spec.index())
                        .filterExpression(filter)
                        .projectionExpression(projection == null ? null : projection.expression())
                        .select(counted ? Select.COUNT : null)
                        .limit(pageSize)
                        .exclusiveStartKey(start)
                        .consistentRead(spec.consistent() ? true : null)
                        .expressionAttributeNames(allNames)
                        .expressionAttributeValues(values)
                        .returnConsumedCapacity(consumedCapacity())
                        .build();
    }
}
