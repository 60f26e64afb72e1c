package io.dynamodel.benchmarks.beans;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;

import io.dynamodel.benchmarks.items.Flat;
import java.util.List;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticTableSchema;

/** {@link Flat}, for the Enhanced Client: a schema can be written in a loop, properties cannot. */
public final class FlatBean {
    private final String[] values;

    private FlatBean(int attributes) {
        values = new String[attributes];
    }

    /** The schema without reflection. */
    public static TableSchema<FlatBean> schema(int attributes) {
        StaticTableSchema.Builder<FlatBean> schema =
                TableSchema.builder(FlatBean.class).newItemSupplier(() -> new FlatBean(attributes));
        for (int i = 0; i < attributes; i++) {
            int index = i;
            schema.addAttribute(String.class, a -> {
                a.name(Flat.name(index))
                        .getter(bean -> bean.values[index])
                        .setter((bean, value) -> bean.values[index] = value);
                if (index == 0) {
                    a.tags(primaryPartitionKey());
                }
            });
        }
        return schema.build();
    }

    /** The bean of an item. */
    public static FlatBean of(Flat item) {
        FlatBean bean = new FlatBean(item.values().size());
        item.values().toArray(bean.values);
        return bean;
    }

    /** The item of this bean. */
    public Flat toItem() {
        return new Flat(List.of(values));
    }
}
