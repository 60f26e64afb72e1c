package io.dynamodel.docs.readme;

// region address
record Address(String street, String city) {}
// endregion
