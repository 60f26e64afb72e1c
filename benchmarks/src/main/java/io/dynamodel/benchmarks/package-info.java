/** What the library costs beside code written by hand over the SDK, and beside the Enhanced Client. Never published. */
@NullMarked
package io.dynamodel.benchmarks;

import org.jspecify.annotations.NullMarked;
