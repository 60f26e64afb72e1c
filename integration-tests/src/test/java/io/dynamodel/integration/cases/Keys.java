package io.dynamodel.integration.cases;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamodel.schema.Attribute;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.IndexProjection;
import io.dynamodel.schema.Key;
import io.dynamodel.schema.KeyPart;
import io.dynamodel.schema.PrimaryKey;
import io.dynamodel.schema.QueryTarget;
import io.dynamodel.schema.SortedKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The key and the indexes of a translated schema.
 *
 * @param partition the name of the partition key
 * @param sort the name of the sort key; empty if there is none
 * @param table the primary key
 * @param indexes the indexes by name, in the order of their declaration
 */
record Keys(String partition, String sort, QueryTarget<Document, Object> table, Map<String, Index> indexes) {

    /** An index: what is queried, and the names of its key attributes. */
    record Index(String partition, String sort, QueryTarget<Document, Object> target) {}

    static Keys register(DocumentSchemaBuilder builder, JsonNode definition, Map<String, Attribute<Document, ?>> all) {
        String partition = named(definition, "hashKey");
        String sort = named(definition, "rangeKey");
        if (partition.isEmpty()) {
            partition = definition.fieldNames().next();
        }
        QueryTarget<Document, Object> table =
                sort.isEmpty() ? builder.key(part(all, partition)) : builder.key(part(all, partition), part(all, sort));
        Map<String, Index> indexes = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : definition.properties()) {
            JsonNode index = field.getValue().path("index");
            for (JsonNode one : index.isArray() ? index : List.of(index)) {
                if (one.isObject() || one.asBoolean()) {
                    index(builder, field.getKey(), one, all, partition, table, indexes);
                }
            }
        }
        return new Keys(partition, sort, table, indexes);
    }

    private static String named(JsonNode definition, String role) {
        String found = "";
        for (Map.Entry<String, JsonNode> field : definition.properties()) {
            if (field.getValue().path(role).asBoolean()) {
                if (!found.isEmpty()) {
                    throw new ByDesign(Difference.NOT_EXPRESSIBLE, "two attributes as " + role);
                }
                found = field.getKey();
            }
        }
        return found;
    }

    @SuppressWarnings("unchecked")
    private static KeyPart<Document, Object> part(Map<String, Attribute<Document, ?>> all, String name) {
        if (!(all.get(name) instanceof KeyPart<?, ?> part)) {
            throw new ByDesign(
                    Difference.NOT_EXPRESSIBLE,
                    "a key part that is " + (all.containsKey(name) ? "no scalar" : "not declared") + ": " + name);
        }
        return (KeyPart<Document, Object>) part;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static void index(
            DocumentSchemaBuilder builder,
            String attribute,
            JsonNode settings,
            Map<String, Attribute<Document, ?>> all,
            String tablePartition,
            QueryTarget<Document, Object> table,
            Map<String, Index> indexes) {
        boolean global = settings.path("type").asText("global").equals("global");
        String name = settings.path("name").asText("");
        name = name.isEmpty() ? attribute + (global ? "GlobalIndex" : "LocalIndex") : name;
        IndexProjection<Document> projection = projection(settings.path("project"), all);
        if (global) {
            String sort = settings.path("rangeKey").asText("");
            QueryTarget<Document, Object> target = sort.isEmpty()
                    ? builder.globalIndex(name, part(all, attribute), projection)
                    : builder.globalIndex(name, part(all, attribute), part(all, sort), projection);
            indexes.put(name, new Index(attribute, sort, target));
        } else if (table instanceof SortedKey sorted) {
            indexes.put(
                    name,
                    new Index(
                            tablePartition,
                            attribute,
                            builder.localIndex(
                                    name, (SortedKey<Document, Object, ?>) sorted, part(all, attribute), projection)));
        } else {
            throw new ByDesign(Difference.NOT_EXPRESSIBLE, "a local index of a table without a sort key");
        }
    }

    private static IndexProjection<Document> projection(JsonNode project, Map<String, Attribute<Document, ?>> all) {
        if (project.isArray()) {
            List<Attribute<Document, ?>> included = new ArrayList<>();
            for (JsonNode name : project) {
                if (!all.containsKey(name.asText())) {
                    throw new ByDesign(Difference.UNKNOWN_IS_REFUSED, "an index that includes " + name);
                }
                included.add(all.get(name.asText()));
            }
            return include(included);
        }
        return project.isBoolean() && !project.asBoolean() ? IndexProjection.keysOnly() : IndexProjection.all();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static IndexProjection<Document> include(List<Attribute<Document, ?>> included) {
        return IndexProjection.include(included.toArray(new Attribute[0]));
    }

    /** The key of an item, from its two values. */
    @SuppressWarnings("unchecked")
    Key<Document> of(Object partitionValue, Object sortValue) {
        return table instanceof SortedKey<?, ?, ?> sorted
                ? ((SortedKey<Document, Object, Object>) sorted).of(partitionValue, sortValue)
                : ((PrimaryKey<Document, Object>) table).of(partitionValue);
    }
}
