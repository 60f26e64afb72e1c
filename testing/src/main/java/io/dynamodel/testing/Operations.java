package io.dynamodel.testing;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** DynamoDB's names of its operations on items. */
final class Operations {
    static final Set<String> WRITES = Set.of("PutItem", "UpdateItem", "DeleteItem");
    static final Set<String> BATCHES = Set.of("BatchGetItem", "BatchWriteItem");
    static final Set<String> PAGES = Set.of("Query", "Scan");
    static final Set<String> TRANSACTIONS = Set.of("TransactWriteItems", "TransactGetItems");

    /** Those to which faults befall unless others are named: never those on tables, on which tests depend. */
    static final Set<String> ON_ITEMS = Set.of(
            "GetItem",
            "PutItem",
            "UpdateItem",
            "DeleteItem",
            "Query",
            "Scan",
            "BatchGetItem",
            "BatchWriteItem",
            "TransactWriteItems",
            "TransactGetItems",
            "ExecuteStatement",
            "BatchExecuteStatement",
            "ExecuteTransaction");

    /** Those on tables that may be named all the same. */
    private static final Set<String> ON_TABLES = Set.of(
            "CreateTable",
            "DeleteTable",
            "DescribeTable",
            "ListTables",
            "UpdateTable",
            "DescribeTimeToLive",
            "UpdateTimeToLive");

    private Operations() {}

    /** @throws IllegalArgumentException if there is none of this name */
    static void requireKnown(String operation) {
        if (!ON_ITEMS.contains(operation) && !ON_TABLES.contains(operation)) {
            Set<String> all = new TreeSet<>(ON_ITEMS);
            all.addAll(ON_TABLES);
            throw new IllegalArgumentException("'" + operation + "' is no operation of DynamoDB; there are " + all);
        }
    }

    /** Of a method of the SDK's clients. */
    static String ofMethod(String method) {
        return method.substring(0, 1).toUpperCase(Locale.ROOT) + method.substring(1);
    }
}
