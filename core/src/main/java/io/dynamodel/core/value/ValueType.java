package io.dynamodel.core.value;

/**
 * The ten types that DynamoDB knows, under the names of its wire protocol.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html">Data types</a>
 */
public enum ValueType {
    /** String, UTF-8. */
    S,
    /** Number, up to 38 digits of precision. */
    N,
    /** Binary. */
    B,
    /** Boolean. */
    BOOL,
    /** Null. */
    NULL,
    /** Map of attribute names to values. */
    M,
    /** List of values. */
    L,
    /** Set of strings. */
    SS,
    /** Set of numbers. */
    NS,
    /** Set of binaries. */
    BS;

    /** Whether values of this type may be a partition or sort key: S, N and B. */
    public boolean isScalarKey() {
        return this == S || this == N || this == B;
    }

    /** Whether this is one of the three set types. */
    public boolean isSet() {
        return this == SS || this == NS || this == BS;
    }

    /** The set type whose elements have this type: S, N and B only. */
    public ValueType setOf() {
        if (!isScalarKey()) {
            throw new IllegalArgumentException("There is no set of " + this + "; sets hold S, N or B");
        }
        return this == S ? SS : this == N ? NS : BS;
    }

    /** The type of the elements of this set type: SS, NS and BS only. */
    public ValueType elementOfSet() {
        if (!isSet()) {
            throw new IllegalArgumentException(this + " is not a set");
        }
        return this == SS ? S : this == NS ? N : B;
    }
}
