/**
 * The same items as the Enhanced Client and the mapper of version 1 want them: mutable beans with boxed values, null until
 * they are filled; hence not null-marked.
 */
package io.dynamodel.benchmarks.beans;
