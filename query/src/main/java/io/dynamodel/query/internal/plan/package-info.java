/**
 * How {@code find} chooses what to read: conditions go in, a plan comes out, and nothing is sent, read from a clock or
 * rendered. Not API.
 */
package io.dynamodel.query.internal.plan;
