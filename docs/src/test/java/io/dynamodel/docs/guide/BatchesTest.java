package io.dynamodel.docs.guide;

import static io.dynamodel.docs.guide.Orders.KEY;
import static io.dynamodel.docs.guide.Orders.STATUS;
import static io.dynamodel.schema.Rules.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.query.BatchGetResult;
import io.dynamodel.query.BatchWriteIncompleteException;
import io.dynamodel.query.BatchWriteOperation;
import io.dynamodel.query.BatchWriteResult;
import io.dynamodel.query.FoundItems;
import io.dynamodel.query.GetOperation;
import io.dynamodel.query.Model;
import io.dynamodel.query.PutOperation;
import io.dynamodel.query.SelectedGetOperation;
import io.dynamodel.query.WriteOperation;
import io.dynamodel.schema.Key;
import io.dynamodel.schema.PrimaryKey;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SchemaBuilder;
import io.dynamodel.schema.StringAttribute;
import io.dynamodel.testing.DynamoDbTest;
import io.dynamodel.testing.Isolation;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@DynamoDbTest(isolation = Isolation.PER_METHOD)
class BatchesTest {
    record Customer(String id, String name) {}

    private static final class Customers {
        private static final SchemaBuilder<Customer> S = Schema.builder(Customer.class);
        static final StringAttribute<Customer> ID = S.string("id", Customer::id);
        static final StringAttribute<Customer> NAME = S.string("name", Customer::name, required());
        static final PrimaryKey<Customer, String> KEY = S.key(ID);
        static final Schema<Customer> SCHEMA = S.build();
    }

    private static final Instant JAN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant FEB = Instant.parse("2026-02-01T00:00:00Z");

    private final Dynamodel db;
    private final Model<Order> orders;
    private final Model<Customer> customers;

    BatchesTest(DynamoDbClient client, DynamoDbAsyncClient asyncClient) {
        db = Dynamodel.builder().client(client).asyncClient(asyncClient).build();
        orders = db.model("orders", Orders.SCHEMA);
        customers = db.model("customers", Customers.SCHEMA);
    }

    @BeforeEach
    void createTables() {
        orders.table().createIfAbsent().execute();
        customers.table().createIfAbsent().execute();
    }

    private static Order order(Instant placed) {
        return new Order(
                "ada",
                placed,
                Status.OPEN,
                List.of(new Line("a-1", 2, new BigDecimal("9.5"))),
                Map.of(),
                Set.of(),
                null,
                null,
                null,
                null,
                null);
    }

    @Test
    void readsManyItems() {
        orders.put(order(JAN)).execute();
        List<Key<Order>> keys = List.of(KEY.of("ada", JAN), KEY.of("ada", FEB));
        // region keys
        FoundItems<Order, Order> found = orders.batchGet(keys).execute();

        List<Optional<Order>> inOrder = found.inOrder(); // one for each key
        List<Order> items = found.items();
        List<Key<Order>> missing = found.missing();
        // endregion
        assertThat(inOrder).hasSize(2);
        assertThat(items).hasSize(1);
        assertThat(missing).containsExactly(KEY.of("ada", FEB));
    }

    @Test
    void readsItemsOfSeveralModels() {
        orders.put(order(JAN)).execute();
        customers.put(new Customer("ada", "Ada")).execute();
        // region models
        GetOperation<Customer> ada = customers.get(Customers.KEY.of("ada")).consistent();
        GetOperation<Order> first = orders.get(KEY.of("ada", JAN));
        SelectedGetOperation<Order> second = orders.get(KEY.of("ada", FEB)).select(STATUS);

        BatchGetResult result = db.batchGet(ada, first, second).execute();

        Optional<Customer> customer = result.item(ada);
        Optional<Order> order = result.item(first);
        boolean none = result.missing().contains(second);
        // endregion
        assertThat(customer).contains(new Customer("ada", "Ada"));
        assertThat(order).isPresent();
        assertThat(none).isTrue();
    }

    @Test
    void writesManyItems() {
        orders.put(order(FEB)).execute();
        List<Customer> people = IntStream.range(0, 100)
                .mapToObj(i -> new Customer("c-" + i, "C " + i))
                .toList();
        // region write
        PutOperation<Order> put = orders.put(order(JAN));
        BatchWriteResult result = db.batchWrite(
                        put, orders.delete(KEY.of("ada", FEB)), customers.put(new Customer("ada", "Ada")))
                .execute();
        Order stored = result.stored(put); // defaults, generated values and times included

        List<Customer> all = customers.batchPut(people).execute();
        // endregion
        assertThat(stored.changed()).isNotNull();
        assertThat(all).isEqualTo(people);
        assertThat(orders.query(KEY).partition("ada").list()).containsExactly(stored);
    }

    @Test
    void duplicatesAreRefusedOrTheLastWins() {
        Customer earlier = new Customer("ada", "Ada");
        Customer later = new Customer("ada", "Ada Lovelace");
        assertThatThrownBy(() -> customers.batchPut(List.of(earlier, later)).execute())
                .isInstanceOf(InvalidRequestException.class);
        // region last
        customers.batchPut(List.of(earlier, later)).lastWins().execute();
        // endregion
        assertThat(customers.get(Customers.KEY.of("ada")).execute()).contains(later);
    }

    @Test
    void whatIsLeftIsHandedBack() {
        List<WriteOperation> writes = List.of(customers.put(new Customer("ada", "Ada")));
        List<BatchWriteOperation<BatchWriteResult>> later = new ArrayList<>();
        // region left
        try {
            db.batchWrite(writes).deadline(Duration.ofSeconds(5)).execute();
        } catch (BatchWriteIncompleteException e) {
            List<WriteOperation> left = e.left(); // the very operations that were given
            later.add(e.remaining()); // a batch of them, with the ids and times that were made
        }
        // endregion
        assertThat(later).isEmpty();
    }

    @Test
    void severalRequestsAreInFlightAsynchronously() {
        List<Key<Order>> keys = List.of(KEY.of("ada", JAN));
        // region async
        CompletableFuture<FoundItems<Order, Order>> future =
                orders.batchGet(keys).concurrency(8).executeAsync();
        // endregion
        assertThat(future.join().missing()).hasSize(1);
    }
}
