package io.dynamodel.benchmarks.beans;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;

import com.amazonaws.services.dynamodbv2.datamodeling.DynamoDBHashKey;
import com.amazonaws.services.dynamodbv2.datamodeling.DynamoDBTable;
import io.dynamodel.benchmarks.items.Small;
import java.nio.ByteBuffer;
import java.util.List;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;

/** {@link Small}, for the Enhanced Client and the mapper of version 1. */
@DynamoDbBean
@DynamoDBTable(tableName = "items")
public class SmallBean {
    private String stringAttr;
    private ByteBuffer binaryAttr;
    private List<String> listAttr;

    /** The schema without reflection. */
    public static TableSchema<SmallBean> schema() {
        return TableSchema.builder(SmallBean.class)
                .newItemSupplier(SmallBean::new)
                .addAttribute(
                        String.class,
                        a -> a.name("stringAttr")
                                .getter(SmallBean::getStringAttr)
                                .setter(SmallBean::setStringAttr)
                                .tags(primaryPartitionKey()))
                .addAttribute(
                        ByteBuffer.class,
                        a -> a.name("binaryAttr")
                                .getter(SmallBean::getBinaryAttr)
                                .setter(SmallBean::setBinaryAttr))
                .addAttribute(
                        EnhancedType.listOf(String.class),
                        a -> a.name("listAttr").getter(SmallBean::getListAttr).setter(SmallBean::setListAttr))
                .build();
    }

    /** The bean of an item. */
    public static SmallBean of(Small item) {
        SmallBean bean = new SmallBean();
        bean.stringAttr = item.stringAttr();
        bean.binaryAttr = item.binaryAttr().asByteBuffer();
        bean.listAttr = item.listAttr();
        return bean;
    }

    /** The item of this bean. */
    public Small toItem() {
        return new Small(stringAttr, SdkBytes.fromByteBuffer(binaryAttr), listAttr);
    }

    @DynamoDbPartitionKey
    @DynamoDBHashKey
    public String getStringAttr() {
        return stringAttr;
    }

    public void setStringAttr(String stringAttr) {
        this.stringAttr = stringAttr;
    }

    public ByteBuffer getBinaryAttr() {
        return binaryAttr;
    }

    public void setBinaryAttr(ByteBuffer binaryAttr) {
        this.binaryAttr = binaryAttr;
    }

    public List<String> getListAttr() {
        return listAttr;
    }

    public void setListAttr(List<String> listAttr) {
        this.listAttr = listAttr;
    }
}
