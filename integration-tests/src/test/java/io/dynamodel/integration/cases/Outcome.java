package io.dynamodel.integration.cases;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a case ended.
 *
 * @param kind how
 * @param differences what is different by design, for {@link Kind#DIFFERS}
 * @param unreleased what is missing, for {@link Kind#UNRELEASED}
 * @param detail more, for people
 */
record Outcome(Kind kind, Set<Difference> differences, Optional<Unreleased> unreleased, String detail) {
    enum Kind {
        AGREES("agree"),
        DIFFERS("differ by design"),
        AVOIDED("are defects of the peer that we do not have"),
        UNRELEASED("need what is not in this release"),
        UNINTERPRETED("were not interpreted"),
        FAILS("FAIL");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    static Outcome agrees() {
        return new Outcome(Kind.AGREES, Set.of(), Optional.empty(), "");
    }

    static Outcome differs(Collection<Difference> differences, String detail) {
        return new Outcome(Kind.DIFFERS, new TreeSet<>(differences), Optional.empty(), detail);
    }

    static Outcome avoided(String detail) {
        return new Outcome(Kind.AVOIDED, Set.of(), Optional.empty(), detail);
    }

    static Outcome unreleased(Unreleased what) {
        return new Outcome(Kind.UNRELEASED, Set.of(), Optional.of(what), "");
    }

    static Outcome uninterpreted(String what) {
        return new Outcome(Kind.UNINTERPRETED, Set.of(), Optional.empty(), what);
    }

    static Outcome fails(String how) {
        return new Outcome(Kind.FAILS, Set.of(), Optional.empty(), how);
    }
}
