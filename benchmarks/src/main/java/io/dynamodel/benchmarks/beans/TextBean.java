package io.dynamodel.benchmarks.beans;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;

import com.amazonaws.services.dynamodbv2.datamodeling.DynamoDBHashKey;
import com.amazonaws.services.dynamodbv2.datamodeling.DynamoDBTable;
import io.dynamodel.benchmarks.items.Text;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;

/** {@link Text}, for the Enhanced Client and the mapper of version 1. */
@DynamoDbBean
@DynamoDBTable(tableName = "items")
public class TextBean {
    private String id;
    private String body;

    /** The schema without reflection. */
    public static TableSchema<TextBean> schema() {
        return TableSchema.builder(TextBean.class)
                .newItemSupplier(TextBean::new)
                .addAttribute(
                        String.class,
                        a -> a.name("id")
                                .getter(TextBean::getId)
                                .setter(TextBean::setId)
                                .tags(primaryPartitionKey()))
                .addAttribute(
                        String.class,
                        a -> a.name("body").getter(TextBean::getBody).setter(TextBean::setBody))
                .build();
    }

    /** The bean of an item. */
    public static TextBean of(Text item) {
        TextBean bean = new TextBean();
        bean.id = item.id();
        bean.body = item.body();
        return bean;
    }

    /** The item of this bean. */
    public Text toItem() {
        return new Text(id, body);
    }

    @DynamoDbPartitionKey
    @DynamoDBHashKey
    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getBody() {
        return body;
    }

    public void setBody(String body) {
        this.body = body;
    }
}
