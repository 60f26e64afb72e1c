package io.dynamodel.integration.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.dynamodel.core.error.DynamodelException;
import io.dynamodel.core.error.ItemMappingException;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/** Interprets cases by what they define and call, and has them judged. */
final class DynamooseCases {
    private DynamooseCases() {}

    static Outcome run(JsonNode json) {
        DynamooseCase one = new DynamooseCase(json);
        try {
            return interpret(one);
        } catch (NeedsUnreleased e) {
            return Outcome.unreleased(e.what());
        } catch (ByDesign e) {
            return Judge.refusedByDesign(one, e.difference(), String.valueOf(e.getMessage()));
        } catch (Uninterpreted e) {
            return Outcome.uninterpreted(String.valueOf(e.getMessage()));
        } catch (AssertionError e) {
            return Outcome.fails(e.toString());
        } catch (RuntimeException e) {
            return broken(e);
        }
    }

    /** What breaks in the library is a failure; what breaks in the interpretation of a case is not interpreted. */
    private static Outcome broken(RuntimeException e) {
        String own = DynamooseCases.class.getPackageName();
        for (StackTraceElement frame : e.getStackTrace()) {
            if (frame.getClassName().startsWith(own)) {
                return Outcome.uninterpreted("the interpretation broke at " + frame + ": " + e);
            } else if (frame.getClassName().startsWith("io.dynamodel.")) {
                return Outcome.fails("threw at " + frame + ": " + e);
            }
        }
        return Outcome.fails("threw " + e);
    }

    private static Outcome interpret(DynamooseCase one) {
        unreleased(one);
        return switch (one.target()) {
            case "Model", "Item", "Query", "Scan" -> operation(one);
            case "Condition" -> ConditionCalls.run(one);
            case "pipeline" -> PipelineCalls.run(one);
            case "Schema" -> SchemaCalls.run(one);
            case "utils" -> UtilityCalls.run(one);
            case "dynamoose" -> one.method().equals("transaction") ? TransactionCalls.run(one) : TableCalls.run(one);
            default -> Outcome.uninterpreted("the target " + one.target());
        };
    }

    private static void unreleased(DynamooseCase one) {
        boolean populates = one.tableOption("populate").isValueNode()
                        && one.tableOption("populate").asBoolean(true)
                || one.json().path("note").asText().contains("populate");
        if (populates
                || one.call().toString().contains("\"$item\"")
                        && one.json().toString().contains("\"$model\"")) {
            throw new NeedsUnreleased(Unreleased.REFERENCES);
        }
        switch (one.method()) {
            case "serialize", "serializeMany", "toJSON" -> throw new NeedsUnreleased(Unreleased.SERIALIZERS);
            case "populate" -> throw new NeedsUnreleased(Unreleased.REFERENCES);
            case "original" -> throw new NeedsUnreleased(Unreleased.CHANGES);
            case "index_changes" -> throw new NeedsUnreleased(Unreleased.TABLE_CHANGES);
            default -> {
                // the others are interpreted
            }
        }
    }

    private static boolean reads(DynamooseCase one) {
        return one.target().equals("Query") || one.target().equals("Scan");
    }

    /** One bad item stops a read by default, by its name; it can be put aside. */
    private static Outcome lenient(DynamooseCase one, Attempt strict) {
        StubClient stub = new StubClient(one.json().path("dynamo"));
        SchemaTranslation.Translated translated = one.translate(Steps.all());
        ModelCalls calls = new ModelCalls(translated, one.tableName(), stub, false, java.util.Set.of());
        List<ItemMappingException> aside = new java.util.ArrayList<>();
        int good = new ReadCalls(translated, calls).lenient(aside::add);
        return good > 0 && !aside.isEmpty()
                ? Outcome.avoided("the error names the item, and lenient(..) puts it aside: "
                        + strict.error().get().getMessage())
                : Outcome.fails("lenient(..) gave " + good + " items and put aside " + aside);
    }

    private static Outcome operation(DynamooseCase one) {
        if (one.target().equals("Item") && !List.of("save", "delete").contains(one.method())) {
            return PipelineCalls.run(one);
        }
        Attempt attempt = one.attempt(leftOut -> {
            StubClient stub = new StubClient(one.json().path("dynamo"));
            SchemaTranslation.Translated translated;
            try {
                translated = one.translate(Steps.all());
            } catch (DynamodelException | IllegalArgumentException e) {
                return new Attempt(List.of(), Undefined.PLAIN, Optional.of(e));
            }
            ModelCalls calls = new ModelCalls(
                    translated, one.tableName(), stub, one.json().path("dryRun").asBoolean(), leftOut);
            try {
                Object result = one.target().equals("Query") || one.target().equals("Scan")
                        ? new ReadCalls(translated, calls).run(one.call())
                        : calls.run(one.call());
                return new Attempt(calls.requests(), result, Optional.empty());
            } catch (DynamodelException | SdkException | IllegalArgumentException | Script.Thrown e) {
                return new Attempt(calls.requests(), Undefined.PLAIN, Optional.of(e));
            }
        });
        if (one.isDefect() && attempt.error().orElse(null) instanceof ItemMappingException && reads(one)) {
            return lenient(one, attempt);
        }
        return Judge.operation(one, attempt);
    }

    static JsonNode argument(DynamooseCase one, int index) {
        JsonNode arguments = one.call().path("args");
        return index < arguments.size() ? arguments.get(index) : MissingNode.getInstance();
    }
}
