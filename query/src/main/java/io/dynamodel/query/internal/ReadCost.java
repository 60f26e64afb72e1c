package io.dynamodel.query.internal;

import java.util.OptionalDouble;

/**
 * What an execution of a read took.
 *
 * @param scannedCount how many items DynamoDB read
 * @param requests how many requests were sent
 * @param readUnits what they consumed; empty if they did not ask
 * @param budgetSpent whether it ended for that
 */
public record ReadCost(int scannedCount, int requests, OptionalDouble readUnits, boolean budgetSpent) {}
