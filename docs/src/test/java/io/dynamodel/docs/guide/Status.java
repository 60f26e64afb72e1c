package io.dynamodel.docs.guide;

// region status
enum Status {
    OPEN,
    PAID,
    SHIPPED
}
// endregion
