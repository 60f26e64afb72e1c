/**
 * Conditions, updates and projections as trees, tagged with the item type and nothing more; the one renderer that turns
 * them into expression strings; and their evaluation in memory. New cases of these trees belong here, and only here.
 * What an attribute is, and how its values are encoded, belongs to {@code schema}.
 */
package io.dynamodel.core.expression;
