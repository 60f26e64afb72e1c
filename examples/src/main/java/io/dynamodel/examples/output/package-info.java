/** What the programs print and how: text, tables, progress, their own source, the requests that were sent. */
@NullMarked
package io.dynamodel.examples.output;

import org.jspecify.annotations.NullMarked;
