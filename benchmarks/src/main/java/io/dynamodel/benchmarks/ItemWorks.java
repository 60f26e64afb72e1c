package io.dynamodel.benchmarks;

import static io.dynamodel.benchmarks.Contender.HAND;
import static io.dynamodel.benchmarks.Contender.MAPPER;
import static io.dynamodel.benchmarks.Setting.TABLE;

import com.amazonaws.services.dynamodbv2.datamodeling.DynamoDBMapper;
import io.dynamodel.benchmarks.Shape.Enhanced;
import io.dynamodel.benchmarks.Shape.Mapped;
import io.dynamodel.benchmarks.stub.Json;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** Work on one item. */
final class ItemWorks {
    private ItemWorks() {}

    static <R> Work get(Shape<R> shape) {
        Setting<R> setting = Setting.of(shape, "GetItem", Map.of("Item", Json.item(shape.item())));
        DynamoDbClient client = setting.client();
        Map<String, AttributeValue> key = shape.keyItem();
        Work work = new Work("get " + shape.name());
        work.giving(
                HAND,
                () -> shape.read()
                        .apply(client.getItem(
                                        request -> request.tableName(TABLE).key(key))
                                .item()),
                item -> item);
        shape.enhanced().forEach(enhanced -> get(work, setting, enhanced));
        if (shape.mapped() != null) {
            get(work, setting, shape.mapped());
        }
        setting.models((contender, model) ->
                work.giving(contender, () -> model.get(shape.key()).execute(), Optional::get));
        return work;
    }

    private static <R, B> void get(Work work, Setting<R> setting, Enhanced<R, B> enhanced) {
        DynamoDbTable<B> table = setting.table(enhanced);
        Key key = setting.shape().enhancedKey();
        work.giving(enhanced.contender(), () -> table.getItem(key), enhanced.back()::apply);
    }

    private static <R, B> void get(Work work, Setting<R> setting, Mapped<R, B> mapped) {
        DynamoDBMapper mapper = setting.mapper();
        Object partition = setting.shape().keyPart(0);
        if (setting.shape().keyNames().size() == 1) {
            work.giving(MAPPER, () -> mapper.load(mapped.type(), partition), mapped.back()::apply);
        } else {
            Object sort = setting.shape().keyPart(1);
            work.giving(MAPPER, () -> mapper.load(mapped.type(), partition, sort), mapped.back()::apply);
        }
    }

    static <R> Work put(Shape<R> shape) {
        Setting<R> setting = Setting.of(shape, "PutItem", Map.of());
        DynamoDbClient client = setting.client();
        R item = shape.sample();
        Work work = new Work("put " + shape.name());
        work.sending(
                HAND,
                () -> client.putItem(
                        request -> request.tableName(TABLE).item(shape.write().apply(item))),
                setting.stub(),
                "Item");
        shape.enhanced().forEach(enhanced -> put(work, setting, enhanced));
        if (shape.mapped() != null) {
            put(work, setting, shape.mapped());
        }
        setting.models((contender, model) ->
                work.sending(contender, () -> model.put(item).execute(), setting.stub(), "Item"));
        return work;
    }

    private static <R, B> void put(Work work, Setting<R> setting, Enhanced<R, B> enhanced) {
        DynamoDbTable<B> table = setting.table(enhanced);
        B bean = enhanced.of().apply(setting.shape().sample());
        work.sending(
                enhanced.contender(),
                () -> {
                    table.putItem(bean);
                    return null;
                },
                setting.stub(),
                "Item");
    }

    private static <R, B> void put(Work work, Setting<R> setting, Mapped<R, B> mapped) {
        DynamoDBMapper mapper = setting.mapper();
        B bean = mapped.of().apply(setting.shape().sample());
        work.sending(
                MAPPER,
                () -> {
                    mapper.save(bean);
                    return null;
                },
                setting.stub(),
                "Item");
    }

    /** The Enhanced Client always asks for the old item, and is in {@link #deleteReturning} only. */
    static <R> Work delete(Shape<R> shape) {
        Setting<R> setting = Setting.of(shape, "DeleteItem", Map.of());
        DynamoDbClient client = setting.client();
        Map<String, AttributeValue> key = shape.keyItem();
        Work work = new Work("delete " + shape.name());
        work.sending(
                HAND,
                () -> client.deleteItem(request -> request.tableName(TABLE).key(key)),
                setting.stub(),
                "Key");
        if (shape.mapped() != null) {
            delete(work, setting, shape.mapped());
        }
        setting.models((contender, model) ->
                work.sending(contender, () -> model.delete(shape.key()).execute(), setting.stub(), "Key"));
        return work;
    }

    private static <R, B> void delete(Work work, Setting<R> setting, Mapped<R, B> mapped) {
        DynamoDBMapper mapper = setting.mapper();
        B bean = mapped.of().apply(setting.shape().sample());
        work.sending(
                MAPPER,
                () -> {
                    mapper.delete(bean);
                    return null;
                },
                setting.stub(),
                "Key");
    }

    static <R> Work deleteReturning(Shape<R> shape) {
        Setting<R> setting = Setting.of(shape, "DeleteItem", Map.of("Attributes", Json.item(shape.item())));
        DynamoDbClient client = setting.client();
        Map<String, AttributeValue> key = shape.keyItem();
        Work work = new Work("delete " + shape.name() + " returning it");
        work.giving(
                HAND,
                () -> shape.read()
                        .apply(client.deleteItem(request ->
                                        request.tableName(TABLE).key(key).returnValues(ReturnValue.ALL_OLD))
                                .attributes()),
                item -> item);
        shape.enhanced().forEach(enhanced -> deleteReturning(work, setting, enhanced));
        setting.models((contender, model) -> work.giving(
                contender, () -> model.delete(shape.key()).returningOld().execute(), Optional::get));
        return work;
    }

    private static <R, B> void deleteReturning(Work work, Setting<R> setting, Enhanced<R, B> enhanced) {
        DynamoDbTable<B> table = setting.table(enhanced);
        Key key = setting.shape().enhancedKey();
        work.giving(enhanced.contender(), () -> table.deleteItem(key), enhanced.back()::apply);
    }
}
