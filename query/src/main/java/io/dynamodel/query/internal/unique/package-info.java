/**
 * Unique constraints: which values an item claims, how claims are written together with it, and how they are verified.
 * Planning is pure; what is sent goes through the seam by which a write becomes a transaction.
 */
@NullMarked
package io.dynamodel.query.internal.unique;

import org.jspecify.annotations.NullMarked;
