package io.dynamodel.benchmarks;

import com.amazonaws.services.dynamodbv2.datamodeling.DynamoDBMapperTableModel;
import io.dynamodel.benchmarks.Shape.Enhanced;
import io.dynamodel.benchmarks.Shape.Mapped;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Mapping alone, between objects and {@code AttributeValue}s, rules and checks included where there are any. */
final class MappingWorks {
    private MappingWorks() {}

    static <R> Work read(Shape<R> shape) {
        Map<String, AttributeValue> item = shape.item();
        Work work = new Work("map " + shape.name() + ", read");
        work.giving(Contender.HAND, () -> shape.read().apply(item), result -> result);
        for (Enhanced<R, ?> enhanced : shape.enhanced()) {
            read(work, item, enhanced);
        }
        if (shape.mapped() != null) {
            read(work, shape, shape.mapped());
        }
        return work.giving(Contender.VALUES, () -> shape.schema().fromItem(item), result -> result);
    }

    private static <R, B> void read(Work work, Map<String, AttributeValue> item, Enhanced<R, B> enhanced) {
        work.giving(enhanced.contender(), () -> enhanced.schema().mapToItem(item), enhanced.back()::apply);
    }

    private static <R, B> void read(Work work, Shape<R> shape, Mapped<R, B> mapped) {
        DynamoDBMapperTableModel<B> model = model(shape, mapped);
        var item = model.convert(mapped.of().apply(shape.sample()));
        work.giving(Contender.MAPPER, () -> model.unconvert(item), mapped.back()::apply);
    }

    /** Each has its own collections and, where the order of a set differs, its own values; so the size must do. */
    static <R> Work write(Shape<R> shape) {
        R sample = shape.sample();
        Work work = new Work("map " + shape.name() + ", write");
        work.giving(Contender.HAND, () -> shape.write().apply(sample), Map::keySet);
        for (Enhanced<R, ?> enhanced : shape.enhanced()) {
            write(work, sample, enhanced);
        }
        if (shape.mapped() != null) {
            write(work, shape, shape.mapped());
        }
        return work.giving(Contender.VALUES, () -> shape.schema().toItem(sample), Map::keySet);
    }

    private static <R, B> void write(Work work, R sample, Enhanced<R, B> enhanced) {
        B bean = enhanced.of().apply(sample);
        work.giving(enhanced.contender(), () -> enhanced.schema().itemToMap(bean, true), Map::keySet);
    }

    private static <R, B> void write(Work work, Shape<R> shape, Mapped<R, B> mapped) {
        DynamoDBMapperTableModel<B> model = model(shape, mapped);
        B bean = mapped.of().apply(shape.sample());
        work.giving(Contender.MAPPER, () -> model.convert(bean), Map::keySet);
    }

    private static <R, B> DynamoDBMapperTableModel<B> model(Shape<R> shape, Mapped<R, B> mapped) {
        return Setting.of(shape, "GetItem", Map.of()).mapper().getTableModel(mapped.type());
    }
}
