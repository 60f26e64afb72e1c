package io.dynamodel.integration.cases;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamodel.Dynamodel;
import io.dynamodel.core.expression.Update;
import io.dynamodel.core.value.ValueException;
import io.dynamodel.integration.cases.CaseValues.ConditionSource;
import io.dynamodel.query.BatchGetIncompleteException;
import io.dynamodel.query.BatchGetItemsOperation;
import io.dynamodel.query.BatchWriteIncompleteException;
import io.dynamodel.query.CreateOperation;
import io.dynamodel.query.DeleteOperation;
import io.dynamodel.query.FoundItems;
import io.dynamodel.query.GetOperation;
import io.dynamodel.query.Model;
import io.dynamodel.query.Operation;
import io.dynamodel.query.PutOperation;
import io.dynamodel.query.UpdateOperation;
import io.dynamodel.schema.Attribute;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.Key;
import io.dynamodel.schema.Selection;
import io.dynamodel.schema.ValuePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/** Calls on a model, and on an item of it, as Dynamodel's operations. */
final class ModelCalls {
    private final SchemaTranslation.Translated translated;
    private final Model<Document> model;
    private final StubClient stub;
    private final boolean dryRun;
    private final Set<String> leftOut;
    private final List<CanonicalRequest> planned = new ArrayList<>();

    /** What a batch of writes gives in Dynamoose when it is done. */
    private static final Map<String, List<Object>> NOTHING_LEFT = Map.of("unprocessedItems", List.of());

    ModelCalls(
            SchemaTranslation.Translated translated,
            String table,
            StubClient stub,
            boolean dryRun,
            Set<String> leftOut) {
        this.translated = translated;
        this.stub = stub;
        this.dryRun = dryRun;
        this.leftOut = leftOut;
        this.model =
                Dynamodel.builder().client(stub).clock(CaseTime.CLOCK).build().model(table, translated.schema());
    }

    Model<Document> model() {
        return model;
    }

    /** What was sent, or in a dry run would have been. */
    List<CanonicalRequest> requests() {
        return dryRun ? planned : stub.requests();
    }

    /** Executes the call and gives its result. */
    Object run(JsonNode call) {
        JsonNode arguments = call.path("args");
        if (call.path("target").asText().equals("Item")) {
            Object item = CaseValues.of(call.get("item"));
            return switch (call.path("method").asText()) {
                case "save" -> save(item, CaseValues.of(arguments.get(0)), true);
                case "delete" -> delete(item, null);
                default -> throw new Uninterpreted("item." + call.path("method").asText());
            };
        }
        Object first = CaseValues.of(arguments.get(0));
        return switch (call.path("method").asText()) {
            case "get" -> get(first, CaseValues.of(arguments.get(1)));
            case "create" -> save(first, CaseValues.of(arguments.get(1)), false);
            case "update" -> update(arguments);
            case "delete" -> delete(first, CaseValues.of(arguments.get(1)));
            case "batchGet" -> batchGet((List<?>) first, CaseValues.of(arguments.get(1)));
            case "batchPut" -> batchPut((List<?>) first);
            case "batchDelete" -> {
                performBatch(model.batchDelete(
                        ((List<?>) first).stream().map(this::key).toList()));
                yield NOTHING_LEFT;
            }
            case "query", "scan" -> {
                new ConditionChain().start(first); // the start of a chain without its end sends nothing
                yield Undefined.PLAIN;
            }
            default -> throw new Uninterpreted("Model." + call.path("method").asText());
        };
    }

    private static boolean is(Object settings, String name, boolean otherwise) {
        return settings instanceof Map<?, ?> map && map.get(name) instanceof Boolean value ? value : otherwise;
    }

    private static Object setting(Object settings, String name) {
        return settings instanceof Map<?, ?> map ? map.get(name) : null;
    }

    /** Looks at the plan, executes, and checks that what is sent is what was planned. */
    private <T> T perform(Operation<T> operation, T withoutResult) {
        DynamoDbRequest first = operation.request().first();
        CanonicalRequest plan = StubClient.canonical(operationName(first), first);
        if (dryRun) {
            planned.add(plan);
            return withoutResult;
        }
        try {
            return operation.execute();
        } finally {
            List<CanonicalRequest> sent = stub.requests();
            if (!sent.isEmpty() && !sent.get(0).equals(plan)) {
                throw new AssertionError("request() said " + plan + ", but sent was " + sent.get(0));
            }
        }
    }

    static String operationName(DynamoDbRequest request) {
        String name = request.getClass().getSimpleName().replace("Request", "");
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    /** The same for all requests of a batch. What stopped it is the cause of what it throws. */
    private <T> Optional<T> performBatch(Operation<T> batch) {
        List<CanonicalRequest> plan = batch.request().requests().stream()
                .map(request -> StubClient.canonical(operationName(request), request))
                .toList();
        if (dryRun) {
            planned.addAll(plan);
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(batch.execute());
        } catch (BatchGetIncompleteException | BatchWriteIncompleteException e) {
            throw (RuntimeException) e.getCause();
        } finally {
            if (!stub.requests().subList(0, plan.size()).equals(plan)) {
                throw new AssertionError("request() said " + plan + ", but sent was " + stub.requests());
            }
        }
    }

    private Object batchGet(List<?> given, Object settings) {
        List<Key<Document>> keys = given.stream().map(this::key).toList();
        BatchGetItemsOperation<Document, Document> batch = model.batchGet(keys);
        if (is(settings, "consistent", false)) {
            batch = batch.consistent();
        }
        List<Document> items = performBatch(batch).map(FoundItems::items).orElse(List.of());
        return new ReadCalls.Result(new ArrayList<>(items), Map.of(), items.size(), items.size());
    }

    private Object batchPut(List<?> given) {
        performBatch(model.batchPut(given.stream().map(ModelCalls::document).toList()));
        return NOTHING_LEFT;
    }

    // ---- verbs ----

    private Object get(Object key, Object settings) {
        GetOperation<Document> operation = model.get(key(key));
        if (is(settings, "consistent", false)) {
            operation = operation.consistent();
        }
        if (setting(settings, "attributes") instanceof List<?> names) {
            Optional<Selection<Document>> found = perform(operation.select(paths(names)), Optional.empty());
            return found.isEmpty() ? Undefined.PLAIN : found.get();
        }
        Optional<Document> found = perform(operation, Optional.empty());
        return found.isEmpty() ? Undefined.PLAIN : found.get();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    ValuePath<Document, ?>[] paths(List<?> names) {
        ValuePath[] paths = new ValuePath[names.size()];
        for (int i = 0; i < paths.length; i++) {
            paths[i] = translated.schema().path((String) names.get(i));
        }
        return paths;
    }

    private Object save(Object item, Object settings, boolean overwriteByDefault) {
        Document document = document(item);
        boolean overwrite = is(settings, "overwrite", overwriteByDefault);
        Object condition = setting(settings, "condition");
        if (overwrite) {
            PutOperation<Document> put = model.put(document);
            if (condition instanceof ConditionSource source) {
                put = put.onlyIf(ConditionChain.of(source).condition(translated.schema()::path));
            }
            return perform(put, document);
        }
        CreateOperation<Document> create = model.create(document);
        if (condition instanceof ConditionSource source) {
            create = create.onlyIf(ConditionChain.of(source).condition(translated.schema()::path));
        }
        return perform(create, document);
    }

    private Object delete(Object key, Object settings) {
        DeleteOperation<Document> delete = model.delete(key(key));
        if (setting(settings, "condition") instanceof ConditionSource source) {
            delete = delete.onlyIf(ConditionChain.of(source).condition(translated.schema()::path));
        }
        perform(delete, null);
        return Undefined.PLAIN;
    }

    @SuppressWarnings("unchecked")
    private Object update(JsonNode arguments) {
        Object key = CaseValues.of(arguments.get(0));
        Object changes = CaseValues.of(arguments.get(1));
        Object settings = CaseValues.of(arguments.get(2));
        if (changes == null || Undefined.is(changes)) {
            Map<String, Object> both = new LinkedHashMap<>((Map<String, Object>) key);
            both.keySet().removeAll(keyNames());
            changes = both;
        }
        List<Update<Document>> updates =
                UpdateTranslation.of(translated.schema(), (Map<String, Object>) changes, leftOut);
        UpdateOperation<Document> update = model.update(key(key), updates);
        if (setting(settings, "condition") instanceof ConditionSource source) {
            update = update.onlyIf(ConditionChain.of(source).condition(translated.schema()::path));
        }
        Object returned = setting(settings, "returnValues");
        if ("NONE".equals(returned)) {
            perform(update.returningNothing(), null);
            return Undefined.PLAIN;
        } else if ("ALL_OLD".equals(returned)) {
            return perform(update.returningOld(), Optional.<Document>empty())
                    .<Object>map(old -> old)
                    .orElse(Undefined.PLAIN);
        } else if (returned instanceof String other && !other.equals("ALL_NEW")) {
            throw new ByDesign(Difference.RETURNS_WHOLE_ITEMS, "returnValues " + other);
        }
        return perform(update, null);
    }

    // ---- arguments ----

    /** The names of the key attributes, stored ones and aliases. */
    private Set<String> keyNames() {
        Set<String> names = new java.util.HashSet<>();
        for (String name :
                List.of(translated.keys().partition(), translated.keys().sort())) {
            if (!name.isEmpty()) {
                names.add(name);
                names.add(alias(name));
            }
        }
        return names;
    }

    private String alias(String name) {
        return translated.schema().schemaDescription().attributes().stream()
                .filter(attribute -> attribute.name().equals(name) && attribute.alias() != null)
                .map(attribute -> String.valueOf(attribute.alias()))
                .findFirst()
                .orElse(name);
    }

    private Key<Document> key(Object given) {
        Keys keys = translated.keys();
        if (!(given instanceof Map<?, ?> map)) {
            if (!keys.sort().isEmpty()) {
                throw new ByDesign(Difference.NOT_EXPRESSIBLE, "a key without its sort key");
            }
            return keys.of(typed(keys.partition(), given), null);
        }
        Object partition =
                map.containsKey(keys.partition()) ? map.get(keys.partition()) : map.get(alias(keys.partition()));
        Object sort = map.containsKey(keys.sort()) ? map.get(keys.sort()) : map.get(alias(keys.sort()));
        if (partition == null || Undefined.is(partition) || !keys.sort().isEmpty() && sort == null) {
            throw new ByDesign(Difference.NOT_EXPRESSIBLE, "a key that is not whole");
        }
        return keys.of(typed(keys.partition(), partition), sort == null ? null : typed(keys.sort(), sort));
    }

    /** A value that the compiler would take for the attribute. */
    Object typed(String name, Object value) {
        Attribute<Document, ?> attribute = translated.attributes().get(name);
        try {
            return attribute.path().ref().type().convert(value, value instanceof java.time.Instant);
        } catch (ValueException e) {
            throw new Mistyped(name, value);
        }
    }

    /** A key value of another type than the attribute: it does not compile. */
    static final class Mistyped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String attribute;
        private final transient Object value;

        Mistyped(String attribute, Object value) {
            super("does not compile: '" + attribute + "' as key from a value of another type");
            this.attribute = attribute;
            this.value = value;
        }

        String attribute() {
            return attribute;
        }

        Object value() {
            return value;
        }
    }

    @SuppressWarnings("unchecked")
    static Document document(Object item) {
        if (!(item instanceof Map)) {
            throw new ByDesign(Difference.NOT_EXPRESSIBLE, "an item that is no map");
        }
        return Document.from((Map<String, Object>) CaseValues.defined(item));
    }
}
