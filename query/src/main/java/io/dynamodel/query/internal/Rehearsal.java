package io.dynamodel.query.internal;

import io.dynamodel.core.execution.BlockingDriver;
import io.dynamodel.core.execution.CallLimits;
import io.dynamodel.core.transport.ItemTransport;
import io.dynamodel.core.transport.RehearsalClient;
import io.dynamodel.query.Model;
import io.dynamodel.schema.AttributeTypes;
import io.dynamodel.schema.NumberAttribute;
import io.dynamodel.schema.PrimaryKey;
import io.dynamodel.schema.Rules;
import io.dynamodel.schema.ScalarAttribute;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SchemaBuilder;
import io.dynamodel.schema.SetAttribute;
import io.dynamodel.schema.StringAttribute;
import io.dynamodel.schema.ValueAttribute;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs the verbs on an item of its own, offline and on both ways that items travel, so that what they need is loaded
 * and linked. No function of an application's schema is called.
 */
public final class Rehearsal {
    private static final String JSON = "{\"id\":{\"S\":\"r-1\"},\"text\":{\"S\":\"a\"},\"count\":{\"N\":\"1\"},"
            + "\"amount\":{\"N\":\"1.5\"},\"ratio\":{\"N\":\"0.5\"},\"flag\":{\"BOOL\":true},"
            + "\"at\":{\"S\":\"1970-01-01T00:00:00.000000000Z\"},\"tags\":{\"SS\":[\"a\"]},"
            + "\"list\":{\"L\":[{\"N\":\"1\"}]},\"part\":{\"M\":{\"name\":{\"S\":\"a\"}}},\"version\":{\"N\":\"1\"}}";

    private record Part(String name) {}

    private record Item(
            String id,
            String text,
            Integer count,
            BigDecimal amount,
            Double ratio,
            Boolean flag,
            Instant at,
            Set<String> tags,
            List<Long> list,
            Part part,
            @Nullable Long version) {}

    private final StringAttribute<Item> text;
    private final NumberAttribute<Item, Integer> count;
    private final SetAttribute<Item, String> tags;
    private final PrimaryKey<Item, String> key;
    private final Schema<Item> schema;

    private Rehearsal() {
        SchemaBuilder<Part> inner = Schema.builder(Part.class);
        StringAttribute<Part> name = inner.string("name", Part::name);
        Schema<Part> parts = inner.build(reader -> new Part(reader.get(name)));
        SchemaBuilder<Item> outer = Schema.builder(Item.class);
        StringAttribute<Item> id = outer.string("id", Item::id, Rules.required());
        text = outer.string("text", Item::text, Rules.trim(), Rules.maxLength(10));
        count = outer.integer("count", Item::count, Rules.atLeast(0), Rules.defaultTo(1));
        NumberAttribute<Item, BigDecimal> amount = outer.decimal("amount", Item::amount);
        NumberAttribute<Item, Double> ratio = outer.doubleNumber("ratio", Item::ratio);
        ValueAttribute<Item, Boolean> flag = outer.bool("flag", Item::flag);
        ScalarAttribute<Item, Instant> at = outer.instant("at", Item::at);
        tags = outer.stringSet("tags", Item::tags);
        var list = outer.list("list", Item::list, AttributeTypes.longInteger());
        var part = outer.map("part", Item::part, parts);
        NumberAttribute<Item, Long> version = outer.version("version", Item::version);
        key = outer.key(id);
        schema = outer.build(reader -> new Item(
                reader.get(id),
                reader.get(text),
                reader.get(count),
                reader.get(amount),
                reader.get(ratio),
                reader.get(flag),
                reader.get(at),
                reader.get(tags),
                reader.get(list),
                reader.get(part),
                reader.get(version)));
    }

    /** Rehearses the verbs, and makes ready what the given models' schemas make when they are first used. */
    public static void run(Model<?>... models) {
        Rehearsal rehearsal = new Rehearsal();
        rehearsal.verbs(true);
        rehearsal.verbs(false);
        for (Model<?> model : models) {
            model.schema().compiled().prime();
        }
    }

    private void verbs(boolean wire) {
        Item item = new Item(
                "r-1",
                "a",
                1,
                new BigDecimal("1.5"),
                0.5,
                true,
                Instant.EPOCH,
                Set.of("a"),
                List.of(1L),
                new Part("a"),
                null);
        RehearsalClient client = new RehearsalClient(schema.toItem(item), JSON);
        BlockingDriver driver = BlockingDriver.of(client, ItemTransport.rehearsal(wire), List.of(), CallLimits.UNSAID);
        Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        Model<Item> model = Model.of(schema, "rehearsal", new Engine(driver, null, clock, null, null, null));
        model.create(item).execute();
        Item stored = model.get(key.of("r-1")).consistent().execute().orElseThrow();
        model.put(stored).execute();
        model.put(item).onlyIf(text.eq("a").or(count.ge(1))).execute();
        model.update(key.of("r-1"), count.add(1), text.set("b"), tags.remove())
                .onlyIf(text.exists())
                .execute();
        model.query(key).partition("r-1").filter(count.gt(0)).page();
        model.delete(key.of("r-1")).returningOld().execute();
        model.delete(key.of("r-1")).onlyIf(text.notExists()).execute();
    }
}
