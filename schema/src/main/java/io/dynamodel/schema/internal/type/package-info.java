/**
 * The attribute types that come with the library: how each Java type is stored and read back. Their factories are in
 * {@code AttributeTypes}; what rules do with the values is not their business.
 */
package io.dynamodel.schema.internal.type;
