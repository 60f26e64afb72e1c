package io.dynamodel.schema;

import static io.dynamodel.schema.Rules.maxLength;
import static io.dynamodel.schema.Rules.required;
import static io.dynamodel.schema.Rules.trim;

/** The nested items of {@link Users}. */
final class Addresses {
    private static final SchemaBuilder<Address> S = Schema.builder(Address.class);

    static final StringAttribute<Address> STREET = S.string("street", Address::street);
    static final StringAttribute<Address> CITY = S.string("city", Address::city, required(), trim(), maxLength(10));

    static final Schema<Address> SCHEMA = S.build();

    private Addresses() {}

    record Address(String street, String city) {}
}
