/**
 * What operations would do, found out from their requests and told to people. Nothing is sent. Not API.
 */
package io.dynamodel.query.internal.explain;
