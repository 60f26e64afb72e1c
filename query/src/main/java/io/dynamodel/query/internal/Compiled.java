package io.dynamodel.query.internal;

import io.dynamodel.core.execution.Step;
import io.dynamodel.query.RequestPlan;
import org.jspecify.annotations.Nullable;

/**
 * One execution of an operation, frozen: its time, ids and requests are fixed, nothing is sent yet.
 *
 * @param plan the requests that it sends
 * @param step sends them and reads the answers
 */
public record Compiled<T extends @Nullable Object>(RequestPlan plan, Step<T> step) {}
