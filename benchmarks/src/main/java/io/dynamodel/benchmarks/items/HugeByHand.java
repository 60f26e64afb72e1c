package io.dynamodel.benchmarks.items;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** {@link Huge} without a mapper. */
public final class HugeByHand {
    private HugeByHand() {}

    /** Its attributes. */
    public static Map<String, AttributeValue> write(Huge huge) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("stringAttr", AttributeValue.fromS(huge.stringAttr()));
        item.put("hashKey", AttributeValue.fromS(huge.hashKey()));
        item.put("binaryAttr", AttributeValue.fromB(huge.binaryAttr()));
        item.put("listAttr", Small.texts(huge.listAttr()));
        Map<String, AttributeValue> map1 = new HashMap<>();
        for (Map.Entry<String, SdkBytes> entry : huge.mapAttr1().entrySet()) {
            map1.put(entry.getKey(), AttributeValue.fromB(entry.getValue()));
        }
        item.put("mapAttr1", AttributeValue.fromM(map1));
        item.put("mapAttr2", lists(huge.mapAttr2()));
        Map<String, AttributeValue> map3 = new HashMap<>();
        for (Map.Entry<String, List<Map<String, List<SdkBytes>>>> entry :
                huge.mapAttr3().entrySet()) {
            List<AttributeValue> maps = new ArrayList<>(entry.getValue().size());
            for (Map<String, List<SdkBytes>> map : entry.getValue()) {
                maps.add(lists(map));
            }
            map3.put(entry.getKey(), AttributeValue.fromL(maps));
        }
        item.put("mapAttr3", AttributeValue.fromM(map3));
        return item;
    }

    private static AttributeValue lists(Map<String, List<SdkBytes>> lists) {
        Map<String, AttributeValue> map = new HashMap<>();
        for (Map.Entry<String, List<SdkBytes>> entry : lists.entrySet()) {
            List<AttributeValue> values = new ArrayList<>(entry.getValue().size());
            for (SdkBytes bytes : entry.getValue()) {
                values.add(AttributeValue.fromB(bytes));
            }
            map.put(entry.getKey(), AttributeValue.fromL(values));
        }
        return AttributeValue.fromM(map);
    }

    /** Of its attributes. */
    public static Huge read(Map<String, AttributeValue> item) {
        Map<String, SdkBytes> map1 = new HashMap<>();
        for (Map.Entry<String, AttributeValue> entry :
                OrderByHand.value(item, "mapAttr1").m().entrySet()) {
            map1.put(entry.getKey(), entry.getValue().b());
        }
        Map<String, List<Map<String, List<SdkBytes>>>> map3 = new HashMap<>();
        for (Map.Entry<String, AttributeValue> entry :
                OrderByHand.value(item, "mapAttr3").m().entrySet()) {
            List<Map<String, List<SdkBytes>>> maps = new ArrayList<>();
            for (AttributeValue map : entry.getValue().l()) {
                maps.add(lists(map));
            }
            map3.put(entry.getKey(), maps);
        }
        return new Huge(
                OrderByHand.text(item, "stringAttr"),
                OrderByHand.text(item, "hashKey"),
                OrderByHand.value(item, "binaryAttr").b(),
                Small.texts(OrderByHand.value(item, "listAttr")),
                map1,
                lists(OrderByHand.value(item, "mapAttr2")),
                map3);
    }

    private static Map<String, List<SdkBytes>> lists(AttributeValue value) {
        Map<String, List<SdkBytes>> lists = new HashMap<>();
        for (Map.Entry<String, AttributeValue> entry : value.m().entrySet()) {
            List<SdkBytes> list = new ArrayList<>(entry.getValue().l().size());
            for (AttributeValue bytes : entry.getValue().l()) {
                list.add(bytes.b());
            }
            lists.put(entry.getKey(), list);
        }
        return lists;
    }
}
