/**
 * What the library costs beside code written by hand over the SDK, the Enhanced Client and the mapper of version 1. The
 * works, the contenders, and the programs that measure them. Never published.
 */
@NullMarked
package io.dynamodel.benchmarks;

import org.jspecify.annotations.NullMarked;
