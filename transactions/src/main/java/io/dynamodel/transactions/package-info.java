/**
 * Several operations, all or nothing: what a transaction of writes or of reads is, and what it gives. What each of its
 * operations does belongs to {@code io.dynamodel.query}.
 */
package io.dynamodel.transactions;
