package io.dynamodel.integration.find;

import static io.dynamodel.integration.find.Shop.BY_CITY;
import static io.dynamodel.integration.find.Shop.BY_STATUS;
import static io.dynamodel.integration.find.Shop.BY_TOTAL;
import static io.dynamodel.integration.find.Shop.CITY;
import static io.dynamodel.integration.find.Shop.COUNTRY;
import static io.dynamodel.integration.find.Shop.CUSTOMER;
import static io.dynamodel.integration.find.Shop.FEB;
import static io.dynamodel.integration.find.Shop.ID;
import static io.dynamodel.integration.find.Shop.JAN;
import static io.dynamodel.integration.find.Shop.KEY;
import static io.dynamodel.integration.find.Shop.PLACED;
import static io.dynamodel.integration.find.Shop.STATUS;
import static io.dynamodel.integration.find.Shop.TOTAL;
import static io.dynamodel.integration.find.Shop.VOUCHER;
import static io.dynamodel.schema.SortCondition.between;
import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.Dynamodel;
import io.dynamodel.integration.find.Shop.Order;
import io.dynamodel.query.Explanation;
import io.dynamodel.query.Model;
import io.dynamodel.query.Sizes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The text of explanations, as it was read and approved: {@code explained.txt} beside this class. Nothing is sent. With
 * {@code -Ddynamodel.golden.write=FILE}, the texts of now go there.
 */
class ExplainedQueriesTest {
    private static final DynamoDbClient CLIENT = DynamoDbClient.builder()
            .region(Region.EU_WEST_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("none", "none")))
            .build();

    private final Model<Order> orders = Dynamodel.create(CLIENT).model("orders", Shop.SCHEMA);

    @AfterAll
    static void close() {
        CLIENT.close();
    }

    private Map<String, Explanation> explanations() {
        Map<String, Explanation> all = new LinkedHashMap<>();
        all.put(
                "An order by the whole key of the table",
                orders.find(CUSTOMER.eq("ada").and(PLACED.eq(JAN))).explain(Sizes.ofItem(5_000)));
        all.put(
                "The same, if it is open",
                orders.find(CUSTOMER.eq("ada").and(PLACED.eq(JAN)).and(STATUS.eq("open")))
                        .explain());
        all.put("An order by its id", orders.find(ID.eq("o-1")).explain());
        all.put("The orders of a customer", orders.find(CUSTOMER.eq("ada")).explain(Sizes.of(10_000, 1_000)));
        all.put(
                "Open orders of January, with their end left out",
                orders.find(STATUS.eq("open").and(PLACED.ge(JAN)).and(PLACED.lt(FEB)))
                        .limit(20)
                        .explain(Sizes.of(300, 800)));
        all.put(
                "Large open orders, the latest first",
                orders.find(STATUS.eq("open").and(TOTAL.ge(100)))
                        .descending()
                        .limit(10)
                        .explain(Sizes.of(300, 800)));
        all.put(
                "Orders of a customer in a status: two ways",
                orders.find(CUSTOMER.eq("ada").and(STATUS.eq("open"))).explain());
        all.put(
                "The same by the index",
                orders.find(CUSTOMER.eq("ada").and(STATUS.eq("open")))
                        .using(BY_STATUS)
                        .explain());
        all.put(
                "Orders of a city, which an index may lack",
                orders.find(CITY.eq("Paris")).explain());
        all.put(
                "Orders of a city that have a total",
                orders.find(CITY.eq("Paris").and(TOTAL.exists())).explain());
        all.put(
                "Orders of a city, as far as the index has them",
                orders.find(CITY.eq("Paris")).using(BY_CITY).explain());
        all.put(
                "A range in an index of several attributes",
                orders.find(COUNTRY.eq("fr")
                                .and(CITY.eq("Paris"))
                                .and(STATUS.eq("open"))
                                .and(TOTAL.between(10, 20)))
                        .select(ID, TOTAL)
                        .explain(Sizes.of(40, 120)));
        all.put(
                "The same as whole items",
                orders.find(COUNTRY.eq("fr")
                                .and(CITY.eq("Paris"))
                                .and(STATUS.eq("open"))
                                .and(TOTAL.between(10, 20)))
                        .explain());
        all.put(
                "Orders by a secret voucher",
                orders.find(VOUCHER.eq("spring-sale"))
                        .select(CUSTOMER, PLACED, VOUCHER)
                        .explain());
        all.put(
                "A consistent read where only a global index has the key",
                orders.find(ID.eq("o-1")).consistent().explain());
        all.put("What only a scan could answer", orders.find(TOTAL.ge(100)).explain());
        all.put(
                "A contradiction",
                orders.find(CUSTOMER.eq("ada").and(TOTAL.gt(5)).and(TOTAL.lt(3)))
                        .explain());
        all.put(
                "A query by name",
                orders.query(KEY)
                        .partition("ada")
                        .sort(between(JAN, FEB))
                        .filter(STATUS.ne("open"))
                        .consistent()
                        .explain(Sizes.of(100, 700)));
        all.put(
                "What a local index fetches from the table",
                orders.query(BY_TOTAL)
                        .partition("ada")
                        .select(TOTAL, STATUS)
                        .limit(5)
                        .explain(Sizes.of(100, 700)));
        all.put("A scan", orders.scan().filter(TOTAL.ge(100)).pageSize(100).explain(Sizes.of(5_000, 700)));
        all.put("A get", orders.get(KEY.of("ada", JAN)).consistent().explain(Sizes.ofItem(5_000)));
        all.put(
                "A create",
                orders.create(Shop.order("ada", JAN, "o-1", "open", 12)).explain());
        all.put(
                "An update on a condition",
                orders.update(KEY.of("ada", JAN), TOTAL.subtract(5), VOUCHER.set("spring-sale"))
                        .onlyIf(STATUS.eq("open"))
                        .explain(Sizes.ofItem(1_500)));
        all.put("A delete", orders.delete(KEY.of("ada", JAN)).returningOld().explain());
        all.put(
                "A change by a function",
                orders.modify(KEY.of("ada", JAN), order -> order).explain());
        all.put("A check", orders.check(KEY.of("ada", JAN), STATUS.eq("open")).explain());
        return all;
    }

    @Test
    void theTextsAreThoseThatWereApproved() throws IOException {
        StringBuilder texts = new StringBuilder();
        explanations()
                .forEach((title, explanation) -> texts.append("== ")
                        .append(title)
                        .append("\n")
                        .append(explanation)
                        .append("\n\n"));
        String target = System.getProperty("dynamodel.golden.write");
        if (target != null) {
            Files.writeString(Path.of(target), texts);
        }
        try (InputStream approved =
                Objects.requireNonNull(getClass().getResourceAsStream("explained.txt"), "explained.txt")) {
            assertThat(texts.toString()).isEqualTo(new String(approved.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void theSameOperationHasTheSameText() {
        Map<String, Explanation> first = explanations();

        assertThat(explanations()).isEqualTo(first).hasToString(first.toString());
    }

    @Test
    void noTextHoldsASensitiveValue() {
        assertThat(explanations().toString()).contains("<hidden>").doesNotContain("spring-sale");
    }
}
