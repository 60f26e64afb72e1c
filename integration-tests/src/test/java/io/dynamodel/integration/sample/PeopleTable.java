package io.dynamodel.integration.sample;

import io.dynamodel.Dynamodel;
import io.dynamodel.integration.sample.People.Person;
import io.dynamodel.query.Model;
import io.dynamodel.schema.Key;
import io.dynamodel.testing.DynamoDbTest;
import io.dynamodel.testing.LocalDynamoDb;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/** Tests on a table of people: each has a key of its own. */
@DynamoDbTest
public abstract class PeopleTable {
    protected final LocalDynamoDb db;
    protected final SettableClock clock = new SettableClock();
    protected final Dynamodel dynamodel;
    protected final Model<Person> people;

    /** The name of the test. */
    protected String id = "";

    protected Key<Person> key = People.KEY.of("none");

    protected PeopleTable(LocalDynamoDb db) {
        this.db = db;
        this.dynamodel = Dynamodel.builder()
                .client(db.client())
                .asyncClient(db.asyncClient())
                .clock(clock)
                .build();
        this.people = dynamodel.model("people", People.SCHEMA);
    }

    @BeforeEach
    void begin(TestInfo test) {
        people.table().createIfAbsent().execute();
        id = test.getTestMethod().orElseThrow().getName();
        key = People.KEY.of(id);
        db.recorder().clear();
    }

    /** The item as it is stored. */
    protected Map<String, AttributeValue> stored() {
        return db.client()
                .getItem(r -> r.tableName("people").key(key.values()).consistentRead(true))
                .item();
    }

    /** Stores raw attributes under the key of the test. */
    protected void store(Map<String, AttributeValue> attributes) {
        Map<String, AttributeValue> item = new LinkedHashMap<>(attributes);
        item.putAll(key.values());
        db.client().putItem(r -> r.tableName("people").item(item));
        db.recorder().clear();
    }

    /** The requests that were sent since the test began, or since {@link #forget}. */
    protected List<DynamoDbRequest> sent() {
        return db.recorder().requests();
    }

    protected <T extends DynamoDbRequest> T last(Class<T> type) {
        return db.recorder().last(type);
    }

    protected void forget() {
        db.recorder().clear();
    }

    protected static AttributeValue s(String text) {
        return AttributeValue.fromS(text);
    }

    protected static AttributeValue n(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }

    protected static AttributeValue m(Map<String, AttributeValue> map) {
        return AttributeValue.fromM(map);
    }
}
