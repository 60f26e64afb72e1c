package io.dynamodel.examples.output;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.Capacity;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/** Consumed capacity as text: in all, and for the table and each index where both were touched. */
final class CapacityText {
    private CapacityText() {}

    static String of(List<Traffic.Sent> sent) {
        double total = 0;
        Map<String, Double> parts = new LinkedHashMap<>();
        for (Traffic.Sent one : sent) {
            for (ConsumedCapacity consumed : one.consumed()) {
                total += consumed.capacityUnits() == null ? 0 : consumed.capacityUnits();
                add(parts, "table", consumed.table());
                consumed.globalSecondaryIndexes().forEach((name, part) -> add(parts, "index " + name, part));
                consumed.localSecondaryIndexes().forEach((name, part) -> add(parts, "index " + name, part));
            }
        }
        List<String> details = new ArrayList<>();
        parts.forEach((where, units) -> details.add(number(units) + " by the " + where));
        String all = number(total) + " " + (isRead(sent) ? "read" : "write") + (total == 1 ? " unit" : " units");
        return switch (parts.size()) {
            case 0 -> all;
            case 1 -> all + " by the " + parts.keySet().iterator().next();
            default -> all + ": " + String.join(", ", details);
        };
    }

    private static void add(Map<String, Double> parts, String where, @Nullable Capacity part) {
        if (part != null && part.capacityUnits() != null && part.capacityUnits() > 0) {
            parts.merge(where, part.capacityUnits(), Double::sum);
        }
    }

    private static boolean isRead(List<Traffic.Sent> sent) {
        return sent.stream().allMatch(one -> List.of("GetItem", "Query", "Scan").contains(one.operation()));
    }

    static String number(double units) {
        return BigDecimal.valueOf(units).stripTrailingZeros().toPlainString();
    }
}
