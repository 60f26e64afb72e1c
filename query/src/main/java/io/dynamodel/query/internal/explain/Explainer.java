package io.dynamodel.query.internal.explain;

import io.dynamodel.core.execution.Call;
import io.dynamodel.query.Explanation;
import io.dynamodel.query.Explanation.Access;
import io.dynamodel.query.Explanation.Estimate;
import io.dynamodel.query.Explanation.Expressions;
import io.dynamodel.query.Explanation.Extent;
import io.dynamodel.query.Explanation.Request;
import io.dynamodel.query.RequestPlan;
import io.dynamodel.query.Sizes;
import io.dynamodel.query.internal.CompiledWrite;
import io.dynamodel.query.internal.Engine;
import io.dynamodel.query.internal.ModelContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Explains any operation by the requests that it would send. */
public final class Explainer {
    private static final Set<String> WRITES = Set.of("put", "update", "upsert", "delete");

    private final RequestPlan plan;

    private Explainer(RequestPlan plan) {
        this.plan = plan;
    }

    /**
     * The explanation of an operation that is not a read of many items.
     *
     * @param context the model; null for several
     */
    public static Explanation of(
            Engine engine, @Nullable ModelContext<?> context, String verb, RequestPlan plan, Sizes sizes) {
        Explainer explainer = new Explainer(plan);
        DynamoDbRequest first = plan.entries().isEmpty() ? null : plan.first();
        Expressions expressions = explainer.expressions();
        return new Explanation(
                verb,
                context == null ? explainer.tables() : context.table(),
                first == null ? Access.NOTHING : access(first),
                first == null ? Optional.empty() : field(first, "IndexName"),
                explainer.requests(),
                expressions,
                Extent.ALL,
                first != null && isConsistent(first),
                List.of(),
                Optional.empty(),
                List.of(),
                first == null
                        ? Costs.NONE
                        : Costs.price(first, expressions.condition().isPresent()),
                first == null || context == null || plan.entries().size() > 1
                        ? Optional.empty()
                        : Costs.ofRequest(context, verb, first, sizes),
                engine.transport());
    }

    /** An explanation of a read whose condition the library evaluates. */
    public static Explanation withCondition(Explanation of, CompiledWrite<?> check) {
        String condition = check.conditionExpression();
        Expressions said = of.expressions();
        Optional<String> text = condition == null
                ? Optional.empty()
                : Optional.of(new ExpressionWords(check.names(), check.values(), check.hidden()).of(condition)
                        + ", which is evaluated here");
        return with(
                of,
                of.requests(),
                new Expressions(
                        said.key(), said.filter(), said.projection(), text, said.update(), said.names(), said.values()),
                of.price());
    }

    /** An explanation of a read that a write follows in some case. */
    public static Explanation andThen(Explanation of, Request write) {
        List<Request> requests = new ArrayList<>(of.requests());
        requests.add(write);
        return with(of, requests, of.expressions(), of.price() + "; for the write, " + Costs.WRITE_ON_CONDITION);
    }

    /** An explanation of a write of a model with hooks or constraints, which read before it if they must. */
    public static Explanation grown(Explanation of, Sizes sizes) {
        boolean reads = WRITES.contains(of.verb())
                && !of.requests().isEmpty()
                && of.requests().get(0).operation().equals("GetItem");
        if (!reads) {
            return of;
        }
        List<Request> requests = new ArrayList<>(of.requests());
        requests.add(new Request(
                of.verb().equals("put") ? "PutItem" : of.verb().equals("delete") ? "DeleteItem" : "UpdateItem",
                "on condition that the item still is as it was read; or TransactWriteItems, if hooks or"
                        + " constraints add operations"));
        return with(of, requests, of.expressions(), Costs.READ_AND_WRITE, Costs.withWrite(of.expected(), sizes));
    }

    /** An explanation of a read that others follow. */
    public static Explanation reading(Explanation of, String price, Request... more) {
        List<Request> requests = new ArrayList<>(of.requests());
        requests.addAll(List.of(more));
        return with(of, requests, of.expressions(), price);
    }

    private static Explanation with(Explanation of, List<Request> requests, Expressions expressions, String price) {
        return with(of, requests, expressions, price, of.expected());
    }

    private static Explanation with(
            Explanation of,
            List<Request> requests,
            Expressions expressions,
            String price,
            Optional<Estimate> expected) {
        return new Explanation(
                of.verb(),
                of.table(),
                of.access(),
                of.index(),
                requests,
                expressions,
                of.extent(),
                of.consistent(),
                of.candidates(),
                of.refusal(),
                of.warnings(),
                price,
                expected,
                of.transport());
    }

    private static Access access(DynamoDbRequest request) {
        if (request instanceof QueryRequest) {
            return Access.PARTITION;
        } else if (request instanceof ScanRequest) {
            return Access.ALL;
        }
        return field(request, "TableName").isPresent() ? Access.ITEM : Access.ITEMS;
    }

    static Optional<String> field(DynamoDbRequest request, String name) {
        return request.getValueForField(name, String.class);
    }

    private static boolean isConsistent(DynamoDbRequest request) {
        return request instanceof TransactGetItemsRequest
                || request.getValueForField("ConsistentRead", Boolean.class).orElse(false);
    }

    private String tables() {
        Set<String> tables = new LinkedHashSet<>();
        for (DynamoDbRequest request : plan.requests()) {
            field(request, "TableName").ifPresent(tables::add);
            if (request instanceof BatchGetItemRequest batch) {
                tables.addAll(batch.requestItems().keySet());
            } else if (request instanceof BatchWriteItemRequest batch) {
                tables.addAll(batch.requestItems().keySet());
            } else if (request instanceof TransactGetItemsRequest transaction) {
                transaction
                        .transactItems()
                        .forEach(part -> tables.add(part.get().tableName()));
            } else if (request instanceof TransactWriteItemsRequest transaction) {
                tables.addAll(
                        List.of(new Call.TransactWriteItems(transaction).table().split(", ")));
            }
        }
        return String.join(", ", tables);
    }

    private List<Request> requests() {
        return plan.entries().stream()
                .map(entry -> new Request(RequestPlan.operation(entry.request()), entry.when()))
                .toList();
    }

    static List<Request> requests(RequestPlan plan) {
        return new Explainer(plan).requests();
    }

    static Expressions expressions(RequestPlan plan) {
        return new Explainer(plan).expressions();
    }

    private Expressions expressions() {
        if (plan.entries().isEmpty()) {
            return new Expressions(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of(),
                    Map.of());
        }
        DynamoDbRequest request = plan.first();
        Predicate<String> hidden = plan.hidden(0);
        Map<String, String> names = map(request, "ExpressionAttributeNames");
        Map<String, AttributeValue> values = map(request, "ExpressionAttributeValues");
        ExpressionWords words = new ExpressionWords(names, values, hidden);
        Optional<String> key = field(request, "KeyConditionExpression").map(words::of);
        Map<String, AttributeValue> itemKey = map(request, "Key");
        return new Expressions(
                itemKey.isEmpty() ? key : Optional.of(words.key(itemKey)),
                field(request, "FilterExpression").map(words::of),
                request instanceof TransactGetItemsRequest transaction
                        ? projections(transaction, hidden)
                        : field(request, "ProjectionExpression").map(words::of),
                field(request, "ConditionExpression").map(words::of),
                request instanceof PutItemRequest put
                        ? Optional.of("the whole item: " + put.item().size() + " attributes")
                        : field(request, "UpdateExpression").map(words::of),
                names,
                words.valueTexts());
    }

    /** What each read of a transaction selects; empty if all give whole items. */
    private static Optional<String> projections(TransactGetItemsRequest transaction, Predicate<String> hidden) {
        List<String> texts = new ArrayList<>();
        boolean selects = false;
        for (TransactGetItem part : transaction.transactItems()) {
            String projection = part.get().projectionExpression();
            selects |= projection != null;
            texts.add("[" + texts.size() + "] "
                    + (projection == null
                            ? "the whole item"
                            : new ExpressionWords(part.get().expressionAttributeNames(), Map.of(), hidden)
                                    .of(projection)));
        }
        return selects ? Optional.of(String.join("; ", texts)) : Optional.empty();
    }

    @SuppressWarnings("unchecked") // the SDK's maps have these types
    private static <V> Map<String, V> map(DynamoDbRequest request, String field) {
        return (Map<String, V>) request.getValueForField(field, Map.class)
                .filter(map -> !map.isEmpty())
                .orElse(Map.of());
    }
}
