package io.dynamodel.integration.cases;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamodel.core.error.DynamodelException;
import io.dynamodel.schema.AttributeDescription;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;

/** Holds what Dynamodel did against what a case expects. */
final class Judge {
    private static final Set<Difference> OF_EVERY_WRITE =
            EnumSet.of(Difference.UPDATE_NEEDS_ITEM, Difference.FAILED_CONDITION_RETURNS_ITEM);

    private final DynamooseCase one;
    private final Attempt attempt;
    private final Set<Difference> differences = EnumSet.noneOf(Difference.class);

    private Judge(DynamooseCase one, Attempt attempt) {
        this.one = one;
        this.attempt = attempt;
        differences.addAll(one.noted());
    }

    // ---- kinds of cases ----

    /** A call that sends requests. */
    static Outcome operation(DynamooseCase one, Attempt attempt) {
        return new Judge(one, attempt).operation();
    }

    /** A case whose expectation is one request, given apart. */
    static Outcome requests(DynamooseCase one, Attempt attempt, List<CanonicalRequest> expected) {
        Judge judge = new Judge(one, attempt);
        if (one.json().has("expectedError")) {
            return judge.error();
        } else if (attempt.error().isPresent()) {
            return judge.refused();
        }
        return judge.verdict(expected.equals(attempt.requests()), expected.toString());
    }

    /** A case whose expectation is a value. */
    static Outcome value(DynamooseCase one, Attempt attempt, Object given, Steps steps, Map<String, String> aliases) {
        Judge judge = new Judge(one, attempt);
        if (one.json().has("expectedError")) {
            return judge.error();
        } else if (attempt.error().isPresent()) {
            return judge.refused();
        }
        Object expected = ExpectedItem.value(
                one, CaseValues.of(one.json().get("expectedResult")), given, steps, judge.differences);
        return judge.result(expected, aliases);
    }

    /** A case that cannot be said, on purpose. */
    static Outcome refusedByDesign(DynamooseCase one, Difference difference, String what) {
        if (one.isDefect()) {
            return Outcome.avoided(difference.title() + ": " + what);
        }
        Set<Difference> all = EnumSet.of(difference);
        all.addAll(one.noted());
        return Outcome.differs(all, what);
    }

    static Map<String, String> aliases(SchemaTranslation.Translated translated) {
        Map<String, String> aliases = new HashMap<>();
        for (AttributeDescription attribute :
                translated.schema().schemaDescription().attributes()) {
            if (attribute.alias() != null) {
                aliases.put(attribute.name(), attribute.alias());
            }
        }
        return aliases;
    }

    static List<JsonNode> expectedRequests(DynamooseCase one) {
        List<JsonNode> requests = new ArrayList<>();
        if (one.json().has("expectedRequest")) {
            requests.add(one.json().get("expectedRequest"));
        }
        for (JsonNode request : one.json().path("expectedRequests")) {
            com.fasterxml.jackson.databind.node.ObjectNode flat =
                    request.path("params").deepCopy();
            flat.set("op", request.path("op"));
            requests.add(flat);
        }
        return requests;
    }

    // ---- operations ----

    private Outcome operation() {
        boolean scripted = one.json().path("dynamo").findValue("error") != null;
        if (one.json().has("expectedError") && !scripted) {
            return error();
        } else if (attempt.isRefused()) {
            return refused();
        }
        List<CanonicalRequest> expected = ExpectedRequests.of(one, differences);
        if (!expected.equals(attempt.requests())) {
            return attempt.error().isPresent() && why(attempt.error().get()).isPresent()
                    ? refused()
                    : verdict(false, expected.toString());
        } else if (one.json().has("expectedError")) {
            boolean passed = attempt.error().isPresent() && attempt.error().get() instanceof SdkException;
            return verdict(passed, "the error of the service");
        } else if (one.isLoosened()) {
            return verdict(true, ""); // what comes back was declared otherwise
        } else if (attempt.error().isPresent()) {
            return refused();
        }
        boolean writesLeft = differences.contains(Difference.UNPROCESSED_IS_SENT_AGAIN)
                && !one.method().equals("batchGet");
        boolean withoutResult =
                !one.json().has("expectedResult") || one.json().path("dryRun").asBoolean() || writesLeft;
        return withoutResult ? verdict(true, "") : result();
    }

    private Outcome result() {
        JsonNode json = one.json().get("expectedResult");
        Map<String, String> aliases = aliases(one.translate(Steps.all()));
        if (attempt.result() instanceof ReadCalls.Result read) {
            return read(json, read, aliases);
        }
        Object given = one.method().equals("get")
                ? CaseValues.natural(
                        one.json().path("dynamo").path(0).path("response").path("Item"))
                : one.given();
        Object expected = ExpectedItem.value(one, CaseValues.of(json), given, Steps.all(), differences);
        return result(expected, aliases);
    }

    private Outcome result(Object expected, Map<String, String> aliases) {
        ValueMatch match = new ValueMatch(aliases);
        boolean same = match.matches(expected, attempt.result());
        differences.addAll(match.noted());
        if (!same && differences.contains(Difference.EXPIRED_ITEMS_SHOW) && Undefined.is(expected)) {
            same = true;
        }
        return verdict(same, "a result of " + expected);
    }

    private Outcome read(JsonNode expected, ReadCalls.Result read, Map<String, String> aliases) {
        int scannedByScript = one.json().path("dynamo").findValues("ScannedCount").stream()
                .mapToInt(JsonNode::asInt)
                .sum();
        boolean losesScanned = expected.path("queriedCount").has("$undefined") && scannedByScript > 0;
        if (!expected.has("$items")) {
            if (one.isDefect() && losesScanned) {
                return Outcome.differs(List.of(Difference.COUNT_IS_A_NUMBER), "");
            }
            return verdict(
                    expected.path("count").has("$undefined")
                            || expected.path("count").asLong() == read.count(),
                    "a count of " + expected.path("count"));
        }
        ValueMatch match = new ValueMatch(aliases);
        JsonNode scanned = expected.path("scannedCount");
        boolean hides = differences.contains(Difference.EXPIRED_ITEMS_SHOW)
                && expected.path("$items").size() < read.items().size();
        boolean same = (hides || match.matches(CaseValues.of(expected.get("$items")), read.items()))
                && sameKey(expected.path("lastKey"), read)
                && (!scanned.isNumber() || scanned.asInt() == read.scanned());
        differences.addAll(match.noted());
        boolean knowsScanned = read.scanned() == scannedByScript;
        return verdict(same && !(one.isDefect() && losesScanned && knowsScanned), expected.toString());
    }

    private static boolean sameKey(JsonNode expected, ReadCalls.Result read) {
        return expected.has("$undefined")
                ? read.lastKey().isEmpty()
                : expected.isMissingNode()
                        || CanonicalRequest.item(Wire.json(Wire.naturalItem((Map<?, ?>) CaseValues.of(expected))))
                                .equals(CanonicalRequest.item(Wire.json(read.lastKey())));
    }

    // ---- errors ----

    /** The case expects an error before anything is sent. */
    private Outcome error() {
        JsonNode expected = one.json().get("expectedError");
        String message = expected.path("message").asText();
        if (message.contains("has not been initialized")) {
            differences.add(Difference.NO_TABLE_LIFECYCLE);
            return verdict(
                    attempt.error().isEmpty() || !attempt.isRefused(), "no error, as models need no initialization");
        } else if (attempt.error().isEmpty()) {
            Optional<Difference> why = ExpectedErrors.whyNone(one);
            why.ifPresent(differences::add);
            return one.isDefect()
                    ? Outcome.avoided(attempt.toString())
                    : verdict(why.isPresent(), "an error: " + expected);
        }
        RuntimeException error = attempt.error().get();
        boolean isOurs = isOfLibrary(error) || error instanceof ByDesign || error instanceof ModelCalls.Mistyped;
        boolean isRaw =
                Set.of("Error", "TypeError", "").contains(expected.path("name").asText())
                        && !message.equals("Error")
                        && !message.startsWith("Custom");
        if (one.isDefect() && isOurs && isRaw) {
            return Outcome.avoided("a named error in place of a raw one: " + error.getMessage());
        } else if (error instanceof ByDesign || error instanceof ModelCalls.Mistyped) {
            return refusedByDesign(one, Refusal.of(error).get().difference(), String.valueOf(error.getMessage()));
        }
        return verdict(isOurs && ExpectedErrors.names(error, message), "an error: " + expected);
    }

    private static boolean isOfLibrary(RuntimeException error) {
        return error instanceof DynamodelException
                || error instanceof Script.Thrown
                || error instanceof IllegalArgumentException && !(error instanceof NumberFormatException);
    }

    /** The library refuses, or fails on, what the case expects to work. */
    private Outcome refused() {
        RuntimeException error = attempt.error().get();
        boolean isOurs = isOfLibrary(error) || error instanceof ByDesign || error instanceof ModelCalls.Mistyped;
        if (one.isDefect()) {
            return isOurs ? Outcome.avoided("refused: " + error.getMessage()) : Outcome.fails("threw " + error);
        }
        Optional<Difference> why = why(error);
        if (why.isPresent() && isOurs) {
            differences.add(why.get());
            return Outcome.differs(differences, String.valueOf(error.getMessage()));
        }
        return Outcome.fails("refused: " + error);
    }

    private Optional<Difference> why(RuntimeException error) {
        return Refusal.of(error).map(Refusal::difference).or(() -> ExpectedErrors.whyRefused(one, error));
    }

    // ---- the end ----

    private Outcome verdict(boolean same, String expected) {
        if (one.isDefect()) {
            Set<Difference> telling = EnumSet.noneOf(Difference.class);
            telling.addAll(differences);
            telling.removeAll(OF_EVERY_WRITE);
            Optional<String> how = !same
                    ? Optional.of(attempt.toString())
                    : telling.isEmpty()
                            ? ExpectedErrors.howAvoided(one)
                            : Optional.of(telling.iterator().next().title());
            return how.map(Outcome::avoided)
                    .orElseGet(() -> ExpectedErrors.isTheGoodHalf(one)
                            ? Outcome.agrees()
                            : Outcome.fails("does what is called a defect: " + attempt));
        } else if (!same) {
            return Outcome.fails("expected " + expected + ", but " + attempt);
        }
        return differences.isEmpty() ? Outcome.agrees() : Outcome.differs(differences, "");
    }
}
