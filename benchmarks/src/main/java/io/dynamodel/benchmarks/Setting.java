package io.dynamodel.benchmarks;

import com.amazonaws.services.dynamodbv2.datamodeling.ConversionSchemas;
import com.amazonaws.services.dynamodbv2.datamodeling.DynamoDBMapper;
import com.amazonaws.services.dynamodbv2.datamodeling.DynamoDBMapperConfig;
import com.amazonaws.services.dynamodbv2.datamodeling.DynamoDBMapperConfig.SaveBehavior;
import com.amazonaws.services.dynamodbv2.datamodeling.DynamoDBMapperConfig.TableNameOverride;
import io.dynamodel.benchmarks.Shape.Enhanced;
import io.dynamodel.benchmarks.stub.Json;
import io.dynamodel.benchmarks.stub.Stub;
import io.dynamodel.query.Model;
import java.util.Map;
import java.util.function.BiConsumer;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** One table of one kind of items whose every operation of one kind gets one answer, and all who can talk to it. */
record Setting<R>(Shape<R> shape, Stub stub, DynamoDbClient client) {
    static final String TABLE = "items";

    static <R> Setting<R> of(Shape<R> shape, String operation, Map<String, ?> answer) {
        Stub stub = Stub.answering(operation, Json.bytes(answer));
        return new Setting<>(shape, stub, stub.client());
    }

    /** The table of the Enhanced Client. */
    <B> DynamoDbTable<B> table(Enhanced<R, B> enhanced) {
        return DynamoDbEnhancedClient.builder().dynamoDbClient(client).build().table(TABLE, enhanced.schema());
    }

    /** The library's models. */
    void models(BiConsumer<Contender, Model<R>> action) {
        for (Contender path : Dynamodels.PATHS) {
            action.accept(path, Dynamodels.on(client, path).model(TABLE, shape.schema()));
        }
    }

    /** The mapper of version 1, storing what the others store. */
    DynamoDBMapper mapper() {
        return new DynamoDBMapper(
                stub.version1(),
                DynamoDBMapperConfig.builder()
                        .withConversionSchema(ConversionSchemas.V2)
                        .withSaveBehavior(SaveBehavior.CLOBBER)
                        .withTableNameOverride(TableNameOverride.withTableNameReplacement(TABLE))
                        .build());
    }
}
