/**
 * Items inside the SDK's own pipeline: an interceptor that puts encoded items into requests and takes items out of
 * answers, what it is told about one call, and the decision whether a client may be used so at all. Signing,
 * credentials, endpoints, retries, metrics and HTTP stay the SDK's; only its public API is used. What is asked and how
 * often is not decided here but in {@code core.execution}; the bytes are {@code core.wire}'s.
 */
package io.dynamodel.core.transport;
