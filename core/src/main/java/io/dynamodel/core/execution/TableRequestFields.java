package io.dynamodel.core.execution;

import static io.dynamodel.core.execution.ItemFields.each;
import static io.dynamodel.core.execution.ItemFields.fields;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.SSESpecification;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveSpecification;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;

/** The parameters of the requests that concern tables. */
final class TableRequestFields {
    /** Younger than the oldest SDK that is supported, and rare: in the SDK's own text. */
    private static final List<String> IN_WORDS = List.of(
            "OnDemandThroughput",
            "WarmThroughput",
            "ResourcePolicy",
            "GlobalTableSourceArn",
            "GlobalTableSettingsReplicationMode",
            "VectorIndexes");

    private TableRequestFields() {}

    static Map<String, Object> of(DynamoDbRequest request) {
        if (request instanceof CreateTableRequest create) {
            return create(create);
        } else if (request instanceof UpdateTimeToLiveRequest update) {
            return fields(
                    "TableName", update.tableName(),
                    "TimeToLiveSpecification", timeToLive(update.timeToLiveSpecification()));
        } else if (request instanceof DeleteTableRequest delete) {
            return fields("TableName", delete.tableName());
        } else if (request instanceof DescribeTableRequest describe) {
            return fields("TableName", describe.tableName());
        } else if (request instanceof DescribeTimeToLiveRequest describe) {
            return fields("TableName", describe.tableName());
        }
        throw new IllegalArgumentException("There is text for the requests of a Call only, not for a "
                + request.getClass().getSimpleName());
    }

    private static Map<String, Object> create(CreateTableRequest create) {
        Map<String, Object> fields = fields(
                "TableName", create.tableName(),
                "AttributeDefinitions",
                        create.hasAttributeDefinitions()
                                ? each(create.attributeDefinitions(), TableRequestFields::definition)
                                : null,
                "KeySchema", keySchema(create.hasKeySchema(), create.keySchema()),
                "GlobalSecondaryIndexes",
                        create.hasGlobalSecondaryIndexes()
                                ? each(create.globalSecondaryIndexes(), TableRequestFields::index)
                                : null,
                "LocalSecondaryIndexes",
                        create.hasLocalSecondaryIndexes()
                                ? each(create.localSecondaryIndexes(), TableRequestFields::index)
                                : null,
                "BillingMode", create.billingModeAsString(),
                "ProvisionedThroughput", throughput(create.provisionedThroughput()),
                "StreamSpecification", stream(create.streamSpecification()),
                "SSESpecification", encryption(create.sseSpecification()),
                "TableClass", create.tableClassAsString(),
                "DeletionProtectionEnabled", create.deletionProtectionEnabled(),
                "Tags",
                        create.hasTags()
                                ? each(create.tags(), tag -> fields("Key", tag.key(), "Value", tag.value()))
                                : null);
        for (String name : IN_WORDS) {
            create.getValueForField(name, Object.class)
                    .filter(value -> !(value instanceof Collection<?> several && several.isEmpty()))
                    .ifPresent(value -> fields.put(name, value.toString()));
        }
        return fields;
    }

    private static Map<String, Object> definition(AttributeDefinition definition) {
        return fields("AttributeName", definition.attributeName(), "AttributeType", definition.attributeTypeAsString());
    }

    private static Map<String, Object> index(GlobalSecondaryIndex index) {
        return fields(
                "IndexName", index.indexName(),
                "KeySchema", keySchema(index.hasKeySchema(), index.keySchema()),
                "Projection", projection(index.projection()),
                "ProvisionedThroughput", throughput(index.provisionedThroughput()));
    }

    private static Map<String, Object> index(LocalSecondaryIndex index) {
        return fields(
                "IndexName", index.indexName(),
                "KeySchema", keySchema(index.hasKeySchema(), index.keySchema()),
                "Projection", projection(index.projection()));
    }

    private static @Nullable Object keySchema(boolean isSet, List<KeySchemaElement> elements) {
        return isSet
                ? each(
                        elements,
                        element ->
                                fields("AttributeName", element.attributeName(), "KeyType", element.keyTypeAsString()))
                : null;
    }

    private static @Nullable Object projection(@Nullable Projection projection) {
        return projection == null
                ? null
                : fields(
                        "ProjectionType",
                        projection.projectionTypeAsString(),
                        "NonKeyAttributes",
                        projection.hasNonKeyAttributes() ? projection.nonKeyAttributes() : null);
    }

    private static @Nullable Object throughput(@Nullable ProvisionedThroughput throughput) {
        return throughput == null
                ? null
                : fields(
                        "ReadCapacityUnits", throughput.readCapacityUnits(),
                        "WriteCapacityUnits", throughput.writeCapacityUnits());
    }

    private static @Nullable Object stream(@Nullable StreamSpecification stream) {
        return stream == null
                ? null
                : fields("StreamEnabled", stream.streamEnabled(), "StreamViewType", stream.streamViewTypeAsString());
    }

    private static @Nullable Object encryption(@Nullable SSESpecification encryption) {
        return encryption == null
                ? null
                : fields(
                        "Enabled", encryption.enabled(),
                        "SSEType", encryption.sseTypeAsString(),
                        "KMSMasterKeyId", encryption.kmsMasterKeyId());
    }

    private static @Nullable Object timeToLive(@Nullable TimeToLiveSpecification specification) {
        return specification == null
                ? null
                : fields("Enabled", specification.enabled(), "AttributeName", specification.attributeName());
    }
}
