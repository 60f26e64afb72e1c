/**
 * What is done with items: models and their operations, each an immutable value that says what it would send before it
 * sends anything. Several operations at once, all or nothing, belong to {@code transactions}.
 */
package io.dynamodel.query;
