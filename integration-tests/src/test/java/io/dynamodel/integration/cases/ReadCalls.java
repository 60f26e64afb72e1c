package io.dynamodel.integration.cases;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamodel.core.error.ItemMappingException;
import io.dynamodel.integration.cases.ConditionChain.Comparison;
import io.dynamodel.query.Page;
import io.dynamodel.query.ParallelScan;
import io.dynamodel.query.QueryOperation;
import io.dynamodel.query.ReadOperation;
import io.dynamodel.query.ScanOperation;
import io.dynamodel.query.ScanStoppedException;
import io.dynamodel.query.SortedQueryOperation;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.SortCondition;
import io.dynamodel.schema.SortedQueryTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Chains of {@code query} and {@code scan} as Dynamodel's operations. */
final class ReadCalls {
    private static final Set<String> SORTS = Set.of("eq", "lt", "le", "gt", "ge", "between", "beginsWith");

    private final SchemaTranslation.Translated translated;
    private final ModelCalls calls;
    private final ConditionChain condition = new ConditionChain();
    private final List<Object> attributes = new ArrayList<>();
    private String index = "";
    private boolean descending;
    private boolean consistent;
    private boolean count;
    private int limit = -1;
    private int maxPages = 1;
    private int segments;
    private Map<String, AttributeValue> start = Map.of();

    ReadCalls(SchemaTranslation.Translated translated, ModelCalls calls) {
        this.translated = translated;
        this.calls = calls;
    }

    /** What a read gave: the items, where it stopped, and how many were looked at. */
    record Result(List<Object> items, Map<String, AttributeValue> lastKey, long count, int scanned) {}

    Object run(JsonNode call) {
        boolean query = call.path("target").asText().equals("Query");
        for (JsonNode step : call.path("chain")) {
            step(step);
        }
        return query ? query() : scan();
    }

    /** Reads everything, putting aside what does not fit; gives the number of the others. */
    int lenient(Consumer<ItemMappingException> aside) {
        return calls.model().scan().lenient(aside).list().size();
    }

    private void step(JsonNode step) {
        Object first = CaseValues.of(step.get(1));
        switch (step.get(0).asText()) {
            case "query", "scan" -> condition.start(first);
            case "using" -> index = String.valueOf(first);
            case "sort" -> descending = "descending".equals(first);
            case "consistent" -> {
                if (consistent) {
                    throw new ByDesign(Difference.JAVASCRIPT_ONLY, "a builder that is changed by its calls");
                }
                consistent = true;
            }
            case "count" -> {
                if (count) {
                    throw new ByDesign(Difference.JAVASCRIPT_ONLY, "a builder that is changed by its calls");
                }
                count = true;
            }
            case "limit" -> limit = ((Number) first).intValue();
            case "all" -> {
                Object max = CaseValues.of(step.get(2));
                maxPages =
                        max instanceof Number number && number.intValue() > 0 ? number.intValue() : Integer.MAX_VALUE;
            }
            case "attributes" -> attributes.addAll((List<?>) first);
            case "startAt" -> start = start(step.get(1));
            case "parallel" -> segments = ((Number) first).intValue();
            case "exec" -> {
                // every chain ends with it
            }
            default -> {
                List<Object> arguments = new ArrayList<>();
                for (int i = 1; i < step.size(); i++) {
                    arguments.add(CaseValues.of(step.get(i)));
                }
                condition.call(step.get(0).asText(), arguments);
            }
        }
    }

    private static Map<String, AttributeValue> start(JsonNode key) {
        boolean typed = key.properties().stream().allMatch(field -> Wire.isAttribute(field.getValue()));
        return typed ? Wire.item(key) : Wire.naturalItem((Map<?, ?>) CaseValues.of(key));
    }

    // ---- scan ----

    private Object scan() {
        ScanOperation<Document, Document> scan = index.isEmpty()
                ? calls.model().scan()
                : calls.model().scan(indexNamed().target());
        if (!condition.isEmpty()) {
            scan = scan.filter(condition.condition(translated.schema()::path));
        }
        scan = consistent ? scan.consistent() : scan;
        scan = limit >= 0 ? scan.pageSize(limit) : scan;
        scan = start.isEmpty() ? scan : scan.startingAfter(start);
        if (count) {
            return new Result(List.of(), Map.of(), scan.count(), -1);
        }
        if (segments > 0) {
            return inSegments(scan.parallel(segments));
        }
        return attributes.isEmpty()
                ? pages(scan, scan::startingAfter)
                : pages(scan.select(calls.paths(attributes)), scan.select(calls.paths(attributes))::startingAfter);
    }

    private static Result inSegments(ParallelScan<Document, Document> scan) {
        List<Object> items = new ArrayList<>();
        AtomicBoolean goesOn = new AtomicBoolean();
        try {
            scan.concurrency(1)
                    .onProgress(progress -> {
                        if (progress.requests() > progress.segmentsDone()) {
                            goesOn.set(true);
                        }
                    })
                    .forEach(items::add);
        } catch (ScanStoppedException e) { // the engine of the case has no answers to the other pages
            if (!goesOn.get()) {
                throw e;
            }
        }
        if (goesOn.get()) {
            throw new ByDesign(Difference.SEGMENTS_ARE_COMPLETE, "a parallel scan of one page for each segment");
        }
        return new Result(items, Map.of(), items.size(), -1);
    }

    private interface Resume<T> {
        ReadOperation<Document, T> after(Map<String, AttributeValue> key);
    }

    private <T> Result pages(ReadOperation<Document, T> read, Resume<T> resume) {
        List<Object> items = new ArrayList<>();
        int scanned = 0;
        ReadOperation<Document, T> next = read;
        for (int i = 0; ; i++) {
            Page<T> page = next.page();
            items.addAll(page.items());
            scanned += page.scannedCount();
            if (!page.hasMore() || i + 1 >= maxPages) {
                return new Result(items, page.lastEvaluatedKey().orElse(Map.of()), items.size(), scanned);
            }
            next = resume.after(page.lastEvaluatedKey().get());
        }
    }

    // ---- query ----

    private Object query() {
        if (condition.hasOr()) {
            throw new ByDesign(Difference.NOT_EXPRESSIBLE, "a query whose key stands beside an OR");
        }
        Keys.Index target = target();
        Comparison partition = equality(target.partition());
        Object value = calls.typed(target.partition(), partition.arguments().get(0));
        List<Comparison> taken = new ArrayList<>(List.of(partition));
        QueryOperation<Document, Document> query = start(target, value, taken);
        ConditionChain rest = condition.without(taken);
        if (!rest.isEmpty()) {
            query = query.filter(rest.condition(translated.schema()::path));
        }
        query = descending ? query.descending() : query;
        query = consistent ? query.consistent() : query;
        query = limit >= 0 ? query.pageSize(limit) : query;
        query = start.isEmpty() ? query : query.startingAfter(start);
        if (count) {
            return new Result(List.of(), Map.of(), query.count(), -1);
        }
        return attributes.isEmpty()
                ? pages(query, query::startingAfter)
                : pages(query.select(calls.paths(attributes)), query.select(calls.paths(attributes))::startingAfter);
    }

    @SuppressWarnings("unchecked")
    private QueryOperation<Document, Document> start(Keys.Index target, Object value, List<Comparison> taken) {
        if (!(target.target() instanceof SortedQueryTarget<?, ?, ?> sorted)) {
            return calls.model().query(target.target()).partition(value);
        }
        SortedQueryOperation<Document, Object> query = calls.model()
                .query((SortedQueryTarget<Document, Object, Object>) sorted)
                .partition(value);
        for (Comparison comparison : named(target.sort())) {
            if (SORTS.contains(comparison.operator()) && !comparison.negated()) {
                taken.add(comparison);
                return query.sort(sort(target.sort(), comparison));
            }
        }
        return query;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private SortCondition<Object> sort(String name, Comparison comparison) {
        Object first = calls.typed(name, comparison.arguments().get(0));
        return switch (comparison.operator()) {
            case "eq" -> SortCondition.equalTo(first);
            case "lt" -> SortCondition.before(first);
            case "le" -> SortCondition.atOrBefore(first);
            case "gt" -> SortCondition.after(first);
            case "ge" -> SortCondition.atOrAfter(first);
            case "between" ->
                SortCondition.between(
                        first, calls.typed(name, comparison.arguments().get(1)));
            default -> {
                if (!(first instanceof String)) {
                    throw new ByDesign(Difference.OPERATORS_BY_TYPE, "beginsWith on what is no text");
                }
                yield (SortCondition<Object>) (SortCondition) SortCondition.beginsWith((String) first);
            }
        };
    }

    /** The comparisons of an attribute, by its stored name or its alias. */
    private List<Comparison> named(String name) {
        List<Comparison> found = new ArrayList<>();
        for (Comparison comparison : condition.comparisons()) {
            if (!name.isEmpty() && storedName(comparison.attribute()).equals(name)) {
                found.add(comparison);
            }
        }
        return found;
    }

    private String storedName(String name) {
        return translated.schema().schemaDescription().attributes().stream()
                .filter(attribute -> name.equals(attribute.alias()))
                .map(attribute -> attribute.name())
                .findFirst()
                .orElse(name);
    }

    private Comparison equality(String name) {
        return named(name).stream()
                .filter(comparison -> comparison.operator().equals("eq") && !comparison.negated())
                .findFirst()
                .orElseThrow(() -> new ByDesign(Difference.NOT_EXPRESSIBLE, "a query without its partition"));
    }

    private boolean hasEquality(String name) {
        return named(name).stream().anyMatch(comparison -> comparison.operator().equals("eq") && !comparison.negated());
    }

    private Keys.Index indexNamed() {
        Keys.Index found = translated.keys().indexes().get(index);
        if (found == null) {
            throw new ByDesign(Difference.NOT_EXPRESSIBLE, "an index that is not declared");
        }
        return found;
    }

    /** The index that somebody who knows the access pattern would name. */
    private Keys.Index target() {
        if (!index.isEmpty()) {
            return indexNamed();
        }
        Keys keys = translated.keys();
        List<Keys.Index> candidates = new ArrayList<>();
        candidates.add(new Keys.Index(keys.partition(), keys.sort(), keys.table()));
        candidates.addAll(keys.indexes().values());
        candidates.removeIf(candidate -> !hasEquality(candidate.partition()));
        return candidates.stream()
                .filter(candidate -> !named(candidate.sort()).isEmpty())
                .findFirst()
                .or(() -> candidates.stream().findFirst())
                .orElseThrow(() -> new ByDesign(Difference.NOT_EXPRESSIBLE, "a query without a partition"));
    }
}
