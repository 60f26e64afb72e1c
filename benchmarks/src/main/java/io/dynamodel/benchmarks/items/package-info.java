/** What is stored, as Dynamodel and code written by hand have it: a record, its schema, and the mapping by hand. */
@NullMarked
package io.dynamodel.benchmarks.items;

import org.jspecify.annotations.NullMarked;
