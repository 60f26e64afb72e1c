package io.dynamodel.benchmarks.beans;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;

import com.amazonaws.services.dynamodbv2.datamodeling.DynamoDBHashKey;
import com.amazonaws.services.dynamodbv2.datamodeling.DynamoDBTable;
import io.dynamodel.benchmarks.items.Huge;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;

/** {@link Huge}, for the Enhanced Client and the mapper of version 1. */
@DynamoDbBean
@DynamoDBTable(tableName = "items")
public class HugeBean {
    private String stringAttr;
    private String hashKey;
    private ByteBuffer binaryAttr;
    private List<String> listAttr;
    private Map<String, ByteBuffer> mapAttr1;
    private Map<String, List<ByteBuffer>> mapAttr2;
    private Map<String, List<Map<String, List<ByteBuffer>>>> mapAttr3;

    /** The schema without reflection. */
    public static TableSchema<HugeBean> schema() {
        return TableSchema.builder(HugeBean.class)
                .newItemSupplier(HugeBean::new)
                .addAttribute(
                        String.class,
                        a -> a.name("stringAttr")
                                .getter(HugeBean::getStringAttr)
                                .setter(HugeBean::setStringAttr)
                                .tags(primaryPartitionKey()))
                .addAttribute(
                        String.class,
                        a -> a.name("hashKey").getter(HugeBean::getHashKey).setter(HugeBean::setHashKey))
                .addAttribute(
                        ByteBuffer.class,
                        a -> a.name("binaryAttr")
                                .getter(HugeBean::getBinaryAttr)
                                .setter(HugeBean::setBinaryAttr))
                .addAttribute(
                        EnhancedType.listOf(String.class),
                        a -> a.name("listAttr").getter(HugeBean::getListAttr).setter(HugeBean::setListAttr))
                .addAttribute(
                        new EnhancedType<Map<String, ByteBuffer>>() {},
                        a -> a.name("mapAttr1").getter(HugeBean::getMapAttr1).setter(HugeBean::setMapAttr1))
                .addAttribute(
                        new EnhancedType<Map<String, List<ByteBuffer>>>() {},
                        a -> a.name("mapAttr2").getter(HugeBean::getMapAttr2).setter(HugeBean::setMapAttr2))
                .addAttribute(
                        new EnhancedType<Map<String, List<Map<String, List<ByteBuffer>>>>>() {},
                        a -> a.name("mapAttr3").getter(HugeBean::getMapAttr3).setter(HugeBean::setMapAttr3))
                .build();
    }

    /** The bean of an item. */
    public static HugeBean of(Huge item) {
        HugeBean bean = new HugeBean();
        bean.stringAttr = item.stringAttr();
        bean.hashKey = item.hashKey();
        bean.binaryAttr = item.binaryAttr().asByteBuffer();
        bean.listAttr = item.listAttr();
        bean.mapAttr1 = values(item.mapAttr1(), SdkBytes::asByteBuffer);
        bean.mapAttr2 = values(item.mapAttr2(), HugeBean::buffers);
        bean.mapAttr3 = values(
                item.mapAttr3(),
                list -> list.stream().map(map -> values(map, HugeBean::buffers)).toList());
        return bean;
    }

    /** The item of this bean. */
    public Huge toItem() {
        return new Huge(
                stringAttr,
                hashKey,
                SdkBytes.fromByteBuffer(binaryAttr),
                listAttr,
                values(mapAttr1, SdkBytes::fromByteBuffer),
                values(mapAttr2, HugeBean::bytes),
                values(
                        mapAttr3,
                        list -> list.stream()
                                .map(map -> values(map, HugeBean::bytes))
                                .toList()));
    }

    private static <A, B> Map<String, B> values(Map<String, A> map, Function<A, B> function) {
        return map.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> function.apply(entry.getValue())));
    }

    private static List<ByteBuffer> buffers(List<SdkBytes> list) {
        return list.stream().map(SdkBytes::asByteBuffer).toList();
    }

    private static List<SdkBytes> bytes(List<ByteBuffer> list) {
        return list.stream().map(SdkBytes::fromByteBuffer).toList();
    }

    @DynamoDbPartitionKey
    @DynamoDBHashKey
    public String getStringAttr() {
        return stringAttr;
    }

    public void setStringAttr(String stringAttr) {
        this.stringAttr = stringAttr;
    }

    public String getHashKey() {
        return hashKey;
    }

    public void setHashKey(String hashKey) {
        this.hashKey = hashKey;
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

    public Map<String, ByteBuffer> getMapAttr1() {
        return mapAttr1;
    }

    public void setMapAttr1(Map<String, ByteBuffer> mapAttr1) {
        this.mapAttr1 = mapAttr1;
    }

    public Map<String, List<ByteBuffer>> getMapAttr2() {
        return mapAttr2;
    }

    public void setMapAttr2(Map<String, List<ByteBuffer>> mapAttr2) {
        this.mapAttr2 = mapAttr2;
    }

    public Map<String, List<Map<String, List<ByteBuffer>>>> getMapAttr3() {
        return mapAttr3;
    }

    public void setMapAttr3(Map<String, List<Map<String, List<ByteBuffer>>>> mapAttr3) {
        this.mapAttr3 = mapAttr3;
    }
}
