package io.dynamodel.benchmarks.items;

import static io.dynamodel.schema.Rules.atLeast;
import static io.dynamodel.schema.Rules.required;

import io.dynamodel.schema.PrimaryKey;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SchemaBuilder;
import io.dynamodel.schema.StringAttribute;
import java.math.BigDecimal;
import java.time.Instant;

/** A customer: 20 attributes. Only its schema matters: it is one of three that a process starts with. */
public record Customer(
        String id,
        String email,
        String name,
        String phone,
        String language,
        String street,
        String city,
        String zip,
        String country,
        String segment,
        int orders,
        long points,
        BigDecimal spent,
        BigDecimal credit,
        double rating,
        boolean active,
        boolean newsletter,
        Instant joined,
        Instant seen,
        long version) {
    private static final SchemaBuilder<Customer> S = Schema.builder(Customer.class);

    private static final StringAttribute<Customer> ID = S.string("id", Customer::id);

    static {
        S.string("email", Customer::email, required());
        S.string("name", Customer::name);
        S.string("phone", Customer::phone);
        S.string("language", Customer::language);
        S.string("street", Customer::street);
        S.string("city", Customer::city);
        S.string("zip", Customer::zip);
        S.string("country", Customer::country);
        S.string("segment", Customer::segment);
        S.integer("orders", Customer::orders, atLeast(0));
        S.longInteger("points", Customer::points);
        S.decimal("spent", Customer::spent);
        S.decimal("credit", Customer::credit);
        S.doubleNumber("rating", Customer::rating);
        S.bool("active", Customer::active);
        S.bool("newsletter", Customer::newsletter);
        S.instant("joined", Customer::joined);
        S.instant("seen", Customer::seen);
        S.longInteger("version", Customer::version);
    }

    public static final PrimaryKey<Customer, String> KEY = S.key(ID);
    public static final Schema<Customer> SCHEMA = S.build();
}
