package io.dynamodel.integration.cases;

import java.util.List;
import java.util.Optional;

/**
 * What came of saying a case with Dynamodel.
 *
 * @param requests what was sent
 * @param result what was given back; {@code Undefined} for nothing
 * @param error what was thrown
 */
record Attempt(List<CanonicalRequest> requests, Object result, Optional<RuntimeException> error) {

    /** Whether it was refused before anything was sent. */
    boolean isRefused() {
        return error.isPresent() && requests.isEmpty();
    }

    @Override
    public String toString() {
        return requests + error.map(thrown -> " threw " + thrown).orElse(" gave " + result);
    }
}
