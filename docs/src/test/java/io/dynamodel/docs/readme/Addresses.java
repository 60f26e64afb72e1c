package io.dynamodel.docs.readme;

import static io.dynamodel.schema.Rules.required;

import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SchemaBuilder;
import io.dynamodel.schema.StringAttribute;

// region addresses
final class Addresses {
    private static final SchemaBuilder<Address> S = Schema.builder(Address.class);

    static final StringAttribute<Address> STREET = S.string("street", Address::street);
    static final StringAttribute<Address> CITY = S.string("city", Address::city, required());

    static final Schema<Address> SCHEMA = S.build();
}
// endregion
