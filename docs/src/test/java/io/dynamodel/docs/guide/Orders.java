package io.dynamodel.docs.guide;

import static io.dynamodel.schema.Rules.atLeast;
import static io.dynamodel.schema.Rules.defaultTo;
import static io.dynamodel.schema.Rules.maxSize;
import static io.dynamodel.schema.Rules.minSize;
import static io.dynamodel.schema.Rules.required;
import static io.dynamodel.schema.Rules.requiredIf;
import static io.dynamodel.schema.Rules.updatedAt;

import io.dynamodel.schema.AttributeType;
import io.dynamodel.schema.AttributeTypes;
import io.dynamodel.schema.DictionaryAttribute;
import io.dynamodel.schema.IndexProjection;
import io.dynamodel.schema.ListAttribute;
import io.dynamodel.schema.NumberAttribute;
import io.dynamodel.schema.ScalarAttribute;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SchemaBuilder;
import io.dynamodel.schema.SetAttribute;
import io.dynamodel.schema.SortedIndex;
import io.dynamodel.schema.SortedKey;
import io.dynamodel.schema.StringAttribute;
import io.dynamodel.schema.ValueAttribute;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

// region lines
final class Lines {
    private static final SchemaBuilder<Line> S = Schema.builder(Line.class);

    static final StringAttribute<Line> SKU = S.string("sku", Line::sku);
    static final NumberAttribute<Line, Integer> QUANTITY = S.integer("quantity", Line::quantity, atLeast(1));
    static final NumberAttribute<Line, BigDecimal> PRICE = S.decimal("price", Line::price);

    static final Schema<Line> SCHEMA = S.build();
}
// endregion

// region payments
final class Payments {
    private static final SchemaBuilder<Payment.Card> C = Schema.builder(Payment.Card.class);
    static final StringAttribute<Payment.Card> LAST4 = C.string("last4", Payment.Card::last4);

    private static final SchemaBuilder<Payment.Invoice> I = Schema.builder(Payment.Invoice.class);
    static final StringAttribute<Payment.Invoice> NUMBER = I.string("number", Payment.Invoice::number);
    static final ScalarAttribute<Payment.Invoice, Instant> DUE = I.instant("due", Payment.Invoice::due);

    // stored as a map with the class in "kind"; a permitted class that is missing here is an error
    static final AttributeType<Payment> TYPE = Schema.union(Payment.class, "kind")
            .member("card", Payment.Card.class, C.build())
            .member("invoice", Payment.Invoice.class, I.build())
            .build();
}
// endregion

// region orders
final class Orders {
    private static final SchemaBuilder<Order> S = Schema.builder(Order.class);

    static final StringAttribute<Order> CUSTOMER = S.string("customer", Order::customer);
    static final ScalarAttribute<Order, Instant> PLACED = S.instant("placed", Order::placed);
    static final ScalarAttribute<Order, Status> STATUS =
            S.enumeration("status", Order::status, Status.class, defaultTo(Status.OPEN));
    static final ListAttribute<Order, Line> LINES =
            S.list("lines", Order::lines, Lines.SCHEMA, required(), minSize(1), maxSize(100));
    static final DictionaryAttribute<Order, Integer> POINTS =
            S.dictionary("points", Order::points, AttributeTypes.integer());
    static final SetAttribute<Order, String> TAGS = S.stringSet("tags", Order::tags);
    static final ValueAttribute<Order, Payment> PAYMENT =
            S.value("payment", Order::payment, Payments.TYPE, requiredIf(o -> o.status() == Status.PAID, STATUS));
    static final ScalarAttribute<Order, Duration> DELAY = S.scalar("delay", Order::delay, AttributeTypes.duration());
    static final ScalarAttribute<Order, URI> TRACKING = S.scalar("tracking", Order::tracking, AttributeTypes.uri());
    static final ScalarAttribute<Order, Instant> EXPIRES = S.ttl("expires", Order::expires);
    static final ScalarAttribute<Order, Instant> CHANGED = S.instant("changed", Order::changed, updatedAt());
    static final ScalarAttribute<Order, Integer> LINE_COUNT = S.computed(
            "lineCount", AttributeTypes.integer(), order -> order.lines().size(), List.of(LINES));

    static final SortedKey<Order, String, Instant> KEY = S.key(CUSTOMER, PLACED);
    static final SortedIndex<Order, Status, Instant> BY_STATUS =
            S.globalIndex("by-status", STATUS, PLACED, IndexProjection.include(LINE_COUNT));

    static final Schema<Order> SCHEMA = S.build();
}
// endregion
