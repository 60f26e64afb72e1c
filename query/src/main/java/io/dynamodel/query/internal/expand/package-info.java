/**
 * How writes grow before they are sent: hooks and the constraints of schemas add conditions, changes and further
 * operations, which turns a single write into a transaction. Not API. How a transaction is sent belongs to the module
 * {@code transactions}, what an operation means by itself to the operation.
 */
package io.dynamodel.query.internal.expand;
