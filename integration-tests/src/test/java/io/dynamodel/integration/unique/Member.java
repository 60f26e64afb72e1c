package io.dynamodel.integration.unique;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A member of a club: an email of its own, a number within the club, and a name that nobody else has in both parts. */
record Member(
        String id,
        @Nullable String email,
        @Nullable String club,
        @Nullable BigDecimal number,
        @Nullable String first,
        @Nullable String last,
        @Nullable String note) {
    static Member of(String id, @Nullable String email) {
        return new Member(id, email, null, null, null, null, null);
    }

    Member withEmail(@Nullable String other) {
        return new Member(id, other, club, number, first, last, note);
    }

    Member withNumber(String inClub, String other) {
        return new Member(id, email, inClub, new BigDecimal(other), first, last, note);
    }

    Member withName(@Nullable String firstName, @Nullable String lastName) {
        return new Member(id, email, club, number, firstName, lastName, note);
    }

    Member withNote(@Nullable String other) {
        return new Member(id, email, club, number, first, last, other);
    }
}
