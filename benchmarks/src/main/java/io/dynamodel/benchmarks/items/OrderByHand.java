package io.dynamodel.benchmarks.items;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What careful code without a mapper looks like. */
public final class OrderByHand {
    private OrderByHand() {}

    /** The attributes of an order. */
    public static Map<String, AttributeValue> write(Order o) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("customer", AttributeValue.fromS(o.customer()));
        item.put("number", AttributeValue.fromS(o.number()));
        item.put("email", AttributeValue.fromS(o.email()));
        item.put("currency", AttributeValue.fromS(o.currency()));
        item.put("status", AttributeValue.fromS(o.status().name()));
        item.put("lineCount", AttributeValue.fromN(Integer.toString(o.lineCount())));
        item.put("weight", AttributeValue.fromN(Long.toString(o.weight())));
        item.put("total", AttributeValue.fromN(o.total().toPlainString()));
        item.put("tax", AttributeValue.fromN(o.tax().toPlainString()));
        item.put("discount", AttributeValue.fromN(Double.toString(o.discount())));
        item.put("gift", AttributeValue.fromBool(o.gift()));
        if (o.note() != null) {
            item.put("note", AttributeValue.fromS(o.note()));
        }
        item.put("placed", AttributeValue.fromS(o.placed().toString()));
        item.put("changed", AttributeValue.fromS(o.changed().toString()));
        item.put("billing", AttributeValue.fromM(write(o.billing())));
        item.put("shipping", AttributeValue.fromM(write(o.shipping())));
        List<AttributeValue> lines = new ArrayList<>(o.lines().size());
        for (Order.Line line : o.lines()) {
            lines.add(AttributeValue.fromM(Map.of(
                    "sku", AttributeValue.fromS(line.sku()),
                    "title", AttributeValue.fromS(line.title()),
                    "quantity", AttributeValue.fromN(Integer.toString(line.quantity())),
                    "price", AttributeValue.fromN(line.price().toPlainString()))));
        }
        item.put("lines", AttributeValue.fromL(lines));
        item.put("tags", AttributeValue.fromSs(new ArrayList<>(o.tags())));
        List<String> vouchers = new ArrayList<>(o.vouchers().size());
        for (Integer voucher : o.vouchers()) {
            vouchers.add(voucher.toString());
        }
        item.put("vouchers", AttributeValue.fromNs(vouchers));
        item.put("version", AttributeValue.fromN(Long.toString(o.version())));
        return item;
    }

    private static Map<String, AttributeValue> write(Order.Address a) {
        Map<String, AttributeValue> map = new HashMap<>();
        map.put("name", AttributeValue.fromS(a.name()));
        map.put("street", AttributeValue.fromS(a.street()));
        map.put("city", AttributeValue.fromS(a.city()));
        map.put("zip", AttributeValue.fromS(a.zip()));
        map.put("country", AttributeValue.fromS(a.country()));
        return map;
    }

    /** The order of attributes. */
    public static Order read(Map<String, AttributeValue> item) {
        List<Order.Line> lines = new ArrayList<>();
        for (AttributeValue line : value(item, "lines").l()) {
            Map<String, AttributeValue> map = line.m();
            lines.add(new Order.Line(
                    text(map, "sku"),
                    text(map, "title"),
                    Integer.parseInt(value(map, "quantity").n()),
                    new BigDecimal(value(map, "price").n())));
        }
        Set<Integer> vouchers = new HashSet<>();
        for (String voucher : value(item, "vouchers").ns()) {
            vouchers.add(Integer.valueOf(voucher));
        }
        AttributeValue note = item.get("note");
        return new Order(
                text(item, "customer"),
                text(item, "number"),
                text(item, "email"),
                text(item, "currency"),
                Order.Status.valueOf(text(item, "status")),
                Integer.parseInt(value(item, "lineCount").n()),
                Long.parseLong(value(item, "weight").n()),
                new BigDecimal(value(item, "total").n()),
                new BigDecimal(value(item, "tax").n()),
                Double.parseDouble(value(item, "discount").n()),
                value(item, "gift").bool(),
                note == null ? null : note.s(),
                Instant.parse(text(item, "placed")),
                Instant.parse(text(item, "changed")),
                address(value(item, "billing").m()),
                address(value(item, "shipping").m()),
                lines,
                new HashSet<>(value(item, "tags").ss()),
                vouchers,
                Long.parseLong(value(item, "version").n()));
    }

    private static Order.Address address(Map<String, AttributeValue> map) {
        return new Order.Address(
                text(map, "name"), text(map, "street"), text(map, "city"), text(map, "zip"), text(map, "country"));
    }

    static String text(Map<String, AttributeValue> map, String name) {
        return value(map, name).s();
    }

    static AttributeValue value(Map<String, AttributeValue> map, String name) {
        @Nullable AttributeValue value = map.get(name);
        if (value == null) {
            throw new IllegalStateException(name + " is absent");
        }
        return value;
    }
}
