package io.dynamodel.core.transport;

/**
 * Whether items go straight between objects and the JSON on the wire, or through the SDK's {@code AttributeValue}s.
 * Results, errors and requests are the same; the wire path is many times faster.
 */
public enum WirePath {
    /**
     * The wire path where it is proven harmless, the default: the client is one of the SDK's own, Dynamodel's
     * interceptor is on it, and every other interceptor is the SDK's or known not to read or change items.
     */
    AUTO,

    /**
     * The wire path on any client that has Dynamodel's interceptor, whatever else is on it. <strong>An interceptor that
     * encrypts, signs or changes items would not see them, and plaintext would be sent.</strong> For whoever knows all
     * interceptors of the client.
     */
    ALWAYS,

    /** Always the SDK's values. */
    NEVER
}
