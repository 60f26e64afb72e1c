/**
 * Everything that Dynamodel reports: one unchecked root, its children told apart by who must act. Facts are fields, and
 * messages say what was expected, found, where, and what to do.
 */
package io.dynamodel.core.error;
