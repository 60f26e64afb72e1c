package io.dynamodel.docs.readme;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

// region user
record User(
        String id,
        String email,
        int age,
        @Nullable String nickname,
        Set<String> roles,
        Address home,
        Instant joined,
        long version) {}
// endregion
