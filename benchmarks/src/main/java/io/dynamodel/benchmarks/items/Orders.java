package io.dynamodel.benchmarks.items;

import static io.dynamodel.schema.Rules.atLeast;
import static io.dynamodel.schema.Rules.maxLength;
import static io.dynamodel.schema.Rules.required;

import io.dynamodel.schema.AttributeTypes;
import io.dynamodel.schema.NumberAttribute;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SchemaBuilder;
import io.dynamodel.schema.SortedKey;
import io.dynamodel.schema.StringAttribute;
import java.math.BigDecimal;

/** The schema of {@link Order}, as README would write it: a record, {@code build()}, a handful of rules. */
public final class Orders {
    private static final SchemaBuilder<Order.Address> A = Schema.builder(Order.Address.class);

    static {
        A.string("name", Order.Address::name);
        A.string("street", Order.Address::street);
        A.string("city", Order.Address::city, required());
        A.string("zip", Order.Address::zip);
        A.string("country", Order.Address::country);
    }

    private static final Schema<Order.Address> ADDRESS = A.build();

    private static final SchemaBuilder<Order.Line> L = Schema.builder(Order.Line.class);

    static {
        L.string("sku", Order.Line::sku);
        L.string("title", Order.Line::title);
        L.integer("quantity", Order.Line::quantity);
        L.decimal("price", Order.Line::price);
    }

    private static final Schema<Order.Line> LINE = L.build();

    private static final SchemaBuilder<Order> S = Schema.builder(Order.class);

    public static final StringAttribute<Order> CUSTOMER = S.string("customer", Order::customer);
    public static final StringAttribute<Order> NUMBER = S.string("number", Order::number);
    public static final StringAttribute<Order> EMAIL = S.string("email", Order::email, required());
    public static final StringAttribute<Order> NOTE = S.string("note", Order::note, maxLength(500));
    public static final NumberAttribute<Order, BigDecimal> TOTAL =
            S.decimal("total", Order::total, atLeast(BigDecimal.ZERO));
    public static final NumberAttribute<Order, Long> WEIGHT = S.longInteger("weight", Order::weight);

    static {
        S.string("currency", Order::currency);
        S.enumeration("status", Order::status, Order.Status.class);
        S.integer("lineCount", Order::lineCount, atLeast(1));
        S.decimal("tax", Order::tax);
        S.doubleNumber("discount", Order::discount);
        S.bool("gift", Order::gift);
        S.instant("placed", Order::placed);
        S.instant("changed", Order::changed);
        S.map("billing", Order::billing, ADDRESS);
        S.map("shipping", Order::shipping, ADDRESS);
        S.list("lines", Order::lines, LINE);
        S.stringSet("tags", Order::tags);
        S.set("vouchers", Order::vouchers, AttributeTypes.integer());
        S.longInteger("version", Order::version);
    }

    public static final SortedKey<Order, String, String> KEY = S.key(CUSTOMER, NUMBER);
    public static final Schema<Order> SCHEMA = S.build();

    private Orders() {}
}
