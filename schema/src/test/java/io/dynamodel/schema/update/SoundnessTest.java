package io.dynamodel.schema.update;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.ValidationException;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Update;
import io.dynamodel.core.expression.UpdateEvaluator;
import io.dynamodel.core.value.AttributeValues;
import io.dynamodel.core.value.ValueException;
import io.dynamodel.schema.AttributeDescription;
import io.dynamodel.schema.AttributeTypes;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.RuleDescription;
import io.dynamodel.schema.Rules;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.StringAttribute;
import io.dynamodel.schema.internal.AttributeDefinition;
import io.dynamodel.schema.internal.PlannedUpdate;
import io.dynamodel.schema.internal.UpdatePlanner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * No update that is planned, and whose guard holds, makes a good item bad: random schemas, random good items, random
 * updates, applied in memory with DynamoDB's results.
 */
class SoundnessTest {
    private static final int SCHEMAS = 250;
    private static final int ITEMS = 8;
    private static final int UPDATES = 40;

    private int applied;
    private int guarded;
    private int stopped;
    private int refused;

    @Test
    void noPlannedUpdateWhoseGuardHoldsMakesAGoodItemBad() {
        for (int seed = 0; seed < SCHEMAS; seed++) {
            Random random = new Random(seed);
            Subject subject = new Subject(random);
            for (int i = 0; i < ITEMS; i++) {
                Map<String, AttributeValue> item = subject.goodItem(random);
                for (int u = 0; item != null && u < UPDATES; u++) {
                    attempt("seed " + seed, subject, item, random);
                }
            }
        }
        // The test is worth something only if all outcomes occur often.
        assertThat(applied).isGreaterThan(6_000);
        assertThat(guarded).isGreaterThan(2_500);
        assertThat(stopped).isGreaterThan(3_000);
        assertThat(refused).isGreaterThan(10_000);
    }

    private void attempt(String seed, Subject subject, Map<String, AttributeValue> item, Random random) {
        boolean upsert = random.nextInt(4) == 0;
        boolean absent = upsert && random.nextInt(3) == 0;
        Map<String, AttributeValue> before = absent ? Map.of() : item;
        List<Update<Document>> updates = subject.updates(random);
        PlannedUpdate<Document> planned;
        try {
            planned = UpdatePlanner.plan(subject.schema.compiled(), Map.of(), updates, upsert, Plans.NOW, "update");
        } catch (ValidationException | InvalidRequestException e) {
            refused++;
            return;
        }
        if (!planned.guard().test(before)) {
            stopped++;
            return;
        }
        Map<String, AttributeValue> after;
        try {
            after = planned.updates().isEmpty() ? before : UpdateEvaluator.apply(planned.updates(), before);
        } catch (InvalidRequestException e) {
            return; // DynamoDB itself refuses it for this item
        }
        applied++;
        guarded += planned.guard() instanceof Condition.Always<Document> ? 0 : 1;
        assertThat(subject.problems(before, after))
                .as("%s: %s%nbefore %s%nafter %s", seed, Plans.text(planned), before, after)
                .isEmpty();
    }

    /** A schema, its good items, and updates of them. */
    private static final class Subject {
        final Schema<Document> schema;
        final List<RandomField> fields = new ArrayList<>();
        private final StringAttribute<Document> extra;

        Subject(Random random) {
            DocumentSchemaBuilder s = Schema.documents("subject");
            for (int i = 0; i < 6; i++) {
                fields.add(RandomField.of(random.nextInt(7), "f" + i, s, random));
            }
            RandomField.OfNumber low = new RandomField.OfNumber("low", s, random);
            RandomField.OfNumber high = new RandomField.OfNumber("high", s, random);
            fields.add(low);
            fields.add(high);
            if (random.nextInt(3) == 0) {
                s.validate(
                        d -> !d.has("low") || !d.has("high") || (Integer) d.get("low") <= (Integer) d.get("high"),
                        "have low <= high",
                        low.token(),
                        high.token());
            }
            if (random.nextInt(3) == 0) {
                s.computed(
                        "sum",
                        AttributeTypes.string(),
                        d -> d.get("low") + "/" + d.get("high"),
                        List.of(low.token(), high.token()));
            }
            if (random.nextInt(4) == 0) {
                s.integer("defaulted", Rules.between(1, 3), Rules.defaultTo(2));
            }
            extra = random.nextInt(3) > 0
                    ? s.string("extra")
                    : s.string("extra", Rules.requiredIf(d -> d.has("low"), low.token()));
            schema = s.build();
        }

        List<Update<Document>> updates(Random random) {
            List<Update<Document>> updates = new ArrayList<>();
            RandomField field = fields.get(random.nextInt(fields.size()));
            for (int i = random.nextInt(3); i >= 0; i--) {
                updates.add(field.update(random, fields));
                field = random.nextBoolean() ? field : fields.get(random.nextInt(fields.size()));
            }
            if (random.nextInt(10) == 0) {
                updates.add(random.nextBoolean() ? extra.remove() : extra.set("x"));
            }
            return updates;
        }

        @Nullable
        Map<String, AttributeValue> goodItem(Random random) {
            for (int attempt = 0; attempt < 200; attempt++) {
                Map<String, @Nullable Object> values = new LinkedHashMap<>();
                for (RandomField field : fields) {
                    values.put(field.name, random.nextInt(4) == 0 ? null : field.value(random));
                }
                values.put("extra", random.nextBoolean() ? "x" : null);
                try {
                    return schema.toItem(Document.from(values));
                } catch (ValidationException e) {
                    // another one
                }
            }
            return null;
        }

        /** What is wrong with a stored item: rules, types, stale computed attributes, changes of what is set once. */
        List<String> problems(Map<String, AttributeValue> before, Map<String, AttributeValue> after) {
            List<String> problems = new ArrayList<>();
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            try {
                for (AttributeDefinition<Document, Object> attribute :
                        schema.compiled().attributes()) {
                    AttributeValue value = after.get(attribute.name().text());
                    if (value != null) {
                        values.put(attribute.name().text(), AttributeValues.decode(attribute.type(), value));
                    }
                }
                Map<String, AttributeValue> again = schema.toItem(Document.from(values));
                for (AttributeDescription attribute : schema.schemaDescription().attributes()) {
                    String name = attribute.name();
                    if (again.get(name) == null && after.get(name) != null) {
                        problems.add(name + " is stored, but means absence");
                    }
                    boolean stale = attribute.role().equals("computed") && !same(again.get(name), after.get(name));
                    if (stale || attribute.type().schema() != null && !same(again.get(name), after.get(name))) {
                        problems.add(name + " is stale");
                    }
                    fixed(name, attribute, before, after, problems);
                }
            } catch (ValueException e) {
                problems.add(e.path() + " cannot be read: " + e.getMessage());
            } catch (ValidationException e) {
                e.violations().forEach(violation -> problems.add(violation.toString()));
            }
            return problems;
        }

        private static void fixed(
                String name,
                AttributeDescription attribute,
                Map<String, AttributeValue> before,
                Map<String, AttributeValue> after,
                List<String> problems) {
            boolean immutable =
                    attribute.rules().stream().map(RuleDescription::name).anyMatch("immutable"::equals);
            if (immutable && before.get(name) != null && !same(before.get(name), after.get(name))) {
                problems.add(name + " was set once and changed");
            }
            if (attribute.type().schema() != null && before.get(name) != null) {
                Map<String, AttributeValue> inner =
                        after.get(name) == null ? Map.of() : after.get(name).m();
                for (AttributeDescription nested : attribute.type().schema().attributes()) {
                    fixed(nested.name(), nested, before.get(name).m(), inner, problems);
                }
            }
        }

        private static boolean same(@Nullable AttributeValue a, @Nullable AttributeValue b) {
            return a == null || b == null ? a == b : AttributeValues.equal(a, b);
        }
    }
}
