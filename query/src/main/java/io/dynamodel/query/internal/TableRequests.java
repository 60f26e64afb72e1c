package io.dynamodel.query.internal;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.value.ValueType;
import io.dynamodel.query.TableOptions;
import io.dynamodel.schema.IndexDescription;
import io.dynamodel.schema.internal.AttributeDefinition;
import io.dynamodel.schema.internal.AttributeDefinition.Role;
import io.dynamodel.schema.internal.CompiledSchema;
import io.dynamodel.schema.internal.KeyDefinition;
import io.dynamodel.schema.internal.PathRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.Tag;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveSpecification;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;

/** A schema's key and indexes as requests that make a table. */
public final class TableRequests {
    private TableRequests() {}

    /** The table of a model. */
    public static <R> CreateTableRequest create(ModelContext<R> context, TableOptions options) {
        refuseUnknownIndexes(context, options);
        Map<String, ValueType> keyAttributes = new LinkedHashMap<>();
        collect(context.key(), keyAttributes);
        List<GlobalSecondaryIndex> global = new ArrayList<>();
        List<LocalSecondaryIndex> local = new ArrayList<>();
        for (CompiledSchema.Index index : context.compiled().indexes().values()) {
            collect(index.key(), keyAttributes);
            String name = index.description().name();
            if (index.description().global()) {
                global.add(GlobalSecondaryIndex.builder()
                        .indexName(name)
                        .keySchema(keySchema(index.key()))
                        .projection(projection(index.description()))
                        .provisionedThroughput(throughput(options.throughputOf(name)))
                        .build());
            } else {
                local.add(LocalSecondaryIndex.builder()
                        .indexName(name)
                        .keySchema(keySchema(index.key()))
                        .projection(projection(index.description()))
                        .build());
            }
        }
        CreateTableRequest.Builder request = CreateTableRequest.builder()
                .tableName(context.table())
                .attributeDefinitions(definitions(keyAttributes))
                .keySchema(keySchema(context.key()))
                .billingMode(options.throughput() == null ? BillingMode.PAY_PER_REQUEST : BillingMode.PROVISIONED)
                .provisionedThroughput(throughput(options.throughput()))
                .streamSpecification(options.streamSpecification())
                .sseSpecification(options.sseSpecification())
                .tableClass(options.tableClass())
                .deletionProtectionEnabled(options.deletionProtection() ? true : null);
        if (!global.isEmpty()) {
            request.globalSecondaryIndexes(global);
        }
        if (!local.isEmpty()) {
            request.localSecondaryIndexes(local);
        }
        if (!options.tags().isEmpty()) {
            request.tags(options.tags().entrySet().stream()
                    .map(tag -> Tag.builder()
                            .key(tag.getKey())
                            .value(tag.getValue())
                            .build())
                    .toList());
        }
        return request.build();
    }

    private static void refuseUnknownIndexes(ModelContext<?> context, TableOptions options) {
        for (String name : options.indexThroughput().keySet()) {
            CompiledSchema.Index index = context.compiled().indexes().get(name);
            if (index == null || !index.description().global()) {
                List<String> global = context.compiled().indexes().values().stream()
                        .map(CompiledSchema.Index::description)
                        .filter(IndexDescription::global)
                        .map(IndexDescription::name)
                        .toList();
                throw new InvalidRequestException("index(\"" + name + "\", ..) gives a capacity to "
                        + (index == null ? "an index that the schema does not have" : "a local index, which has none")
                        + "; its global indexes are " + global);
            }
        }
    }

    private static void collect(KeyDefinition key, Map<String, ValueType> attributes) {
        for (PathRef<?> part : key.partition()) {
            attributes.put(part.path().root(), part.type().valueType());
        }
        for (PathRef<?> part : key.sort()) {
            attributes.put(part.path().root(), part.type().valueType());
        }
    }

    private static List<software.amazon.awssdk.services.dynamodb.model.AttributeDefinition> definitions(
            Map<String, ValueType> attributes) {
        List<software.amazon.awssdk.services.dynamodb.model.AttributeDefinition> definitions = new ArrayList<>();
        attributes.forEach((name, type) -> {
            var definition = software.amazon.awssdk.services.dynamodb.model.AttributeDefinition.builder();
            definitions.add(definition
                    .attributeName(name)
                    .attributeType(ScalarAttributeType.fromValue(type.name()))
                    .build());
        });
        return definitions;
    }

    private static List<KeySchemaElement> keySchema(KeyDefinition key) {
        List<KeySchemaElement> elements = new ArrayList<>();
        key.partition().forEach(part -> elements.add(element(part, KeyType.HASH)));
        key.sort().forEach(part -> elements.add(element(part, KeyType.RANGE)));
        return elements;
    }

    private static KeySchemaElement element(PathRef<?> part, KeyType type) {
        return KeySchemaElement.builder()
                .attributeName(part.path().root())
                .keyType(type)
                .build();
    }

    private static Projection projection(IndexDescription index) {
        Projection.Builder projection =
                Projection.builder().projectionType(index.projection().name());
        if (index.projection() == IndexDescription.Projection.INCLUDE) {
            projection.nonKeyAttributes(index.included());
        }
        return projection.build();
    }

    private static @Nullable ProvisionedThroughput throughput(TableOptions.@Nullable Throughput throughput) {
        return throughput == null
                ? null
                : ProvisionedThroughput.builder()
                        .readCapacityUnits(throughput.readUnits())
                        .writeCapacityUnits(throughput.writeUnits())
                        .build();
    }

    /** Turns time to live on where the schema has it; null where it has not. */
    public static <R> @Nullable UpdateTimeToLiveRequest timeToLive(ModelContext<R> context) {
        for (AttributeDefinition<R, Object> attribute : context.compiled().attributes()) {
            if (attribute.role() == Role.TTL) {
                return UpdateTimeToLiveRequest.builder()
                        .tableName(context.table())
                        .timeToLiveSpecification(TimeToLiveSpecification.builder()
                                .attributeName(attribute.name().text())
                                .enabled(true)
                                .build())
                        .build();
            }
        }
        return null;
    }
}
