package io.dynamodel.integration.find;

import static io.dynamodel.schema.Rules.atLeast;
import static io.dynamodel.schema.Rules.required;
import static io.dynamodel.schema.Rules.sensitive;

import io.dynamodel.schema.Index;
import io.dynamodel.schema.IndexProjection;
import io.dynamodel.schema.NumberAttribute;
import io.dynamodel.schema.Parts;
import io.dynamodel.schema.ScalarAttribute;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SchemaBuilder;
import io.dynamodel.schema.SortedIndex;
import io.dynamodel.schema.SortedKey;
import io.dynamodel.schema.StringAttribute;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Orders of a shop, with indexes of most shapes. */
final class Shop {
    /** An order. */
    record Order(
            String customer,
            Instant placed,
            String id,
            String status,
            @Nullable Integer total,
            @Nullable String country,
            @Nullable String city,
            @Nullable String voucher) {}

    static final Instant JAN = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant FEB = Instant.parse("2026-02-01T00:00:00Z");

    private static final SchemaBuilder<Order> S = Schema.builder(Order.class);

    static final StringAttribute<Order> CUSTOMER = S.string("customer", Order::customer);
    static final ScalarAttribute<Order, Instant> PLACED = S.instant("placed", Order::placed);
    static final StringAttribute<Order> ID = S.string("id", Order::id, required());
    static final StringAttribute<Order> STATUS = S.string("status", Order::status, required());
    static final NumberAttribute<Order, Integer> TOTAL = S.integer("total", Order::total, atLeast(0));
    static final StringAttribute<Order> COUNTRY = S.string("country", Order::country);
    static final StringAttribute<Order> CITY = S.string("city", Order::city);
    static final StringAttribute<Order> VOUCHER = S.string("voucher", Order::voucher, sensitive());

    static final SortedKey<Order, String, Instant> KEY = S.key(CUSTOMER, PLACED);
    static final Index<Order, String> BY_ID = S.globalIndex("by-id", ID);
    static final SortedIndex<Order, String, Instant> BY_STATUS = S.globalIndex("by-status", STATUS, PLACED);
    static final SortedIndex<Order, String, Integer> BY_CITY = S.globalIndex("by-city", CITY, TOTAL);
    static final SortedIndex<Order, Parts<String, String>, Parts<String, Integer>> BY_PLACE =
            S.globalIndex("by-place", S.parts(COUNTRY, CITY), S.parts(STATUS, TOTAL), IndexProjection.include(ID));
    static final SortedIndex<Order, String, Integer> BY_TOTAL =
            S.localIndex("by-total", KEY, TOTAL, IndexProjection.keysOnly());
    static final Index<Order, String> BY_VOUCHER = S.globalIndex("by-voucher", VOUCHER, IndexProjection.keysOnly());

    static final Schema<Order> SCHEMA = S.build();

    private Shop() {}

    static Order order(String customer, Instant placed, String id, String status, @Nullable Integer total) {
        return new Order(customer, placed, id, status, total, null, null, null);
    }
}
