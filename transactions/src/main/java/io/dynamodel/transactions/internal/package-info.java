/**
 * How transactions are checked, sent, tried again and told of. Not API. What one operation means is not decided here.
 */
package io.dynamodel.transactions.internal;
