package io.dynamodel.docs.guide;

import java.time.Instant;

// region payment
sealed interface Payment {
    record Card(String last4) implements Payment {}

    record Invoice(String number, Instant due) implements Payment {}
}
// endregion
