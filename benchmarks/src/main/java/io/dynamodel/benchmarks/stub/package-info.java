/** DynamoDB in memory: the network beneath the SDKs, and nothing above it, is replaced. */
@NullMarked
package io.dynamodel.benchmarks.stub;

import org.jspecify.annotations.NullMarked;
