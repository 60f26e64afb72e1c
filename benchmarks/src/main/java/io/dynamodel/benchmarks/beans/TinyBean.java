package io.dynamodel.benchmarks.beans;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;

import com.amazonaws.services.dynamodbv2.datamodeling.DynamoDBHashKey;
import com.amazonaws.services.dynamodbv2.datamodeling.DynamoDBTable;
import io.dynamodel.benchmarks.items.Tiny;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;

/** {@link Tiny}, for the Enhanced Client and the mapper of version 1. */
@DynamoDbBean
@DynamoDBTable(tableName = "items")
public class TinyBean {
    private String stringAttr;

    /** The schema without reflection. */
    public static TableSchema<TinyBean> schema() {
        return TableSchema.builder(TinyBean.class)
                .newItemSupplier(TinyBean::new)
                .addAttribute(
                        String.class,
                        a -> a.name("stringAttr")
                                .getter(TinyBean::getStringAttr)
                                .setter(TinyBean::setStringAttr)
                                .tags(primaryPartitionKey()))
                .build();
    }

    /** The bean of an item. */
    public static TinyBean of(Tiny item) {
        TinyBean bean = new TinyBean();
        bean.stringAttr = item.stringAttr();
        return bean;
    }

    /** The item of this bean. */
    public Tiny toItem() {
        return new Tiny(stringAttr);
    }

    @DynamoDbPartitionKey
    @DynamoDBHashKey
    public String getStringAttr() {
        return stringAttr;
    }

    public void setStringAttr(String stringAttr) {
        this.stringAttr = stringAttr;
    }
}
