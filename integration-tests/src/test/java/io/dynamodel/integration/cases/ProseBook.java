package io.dynamodel.integration.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is known of cases in words: for each, a check that runs the library, or the reason why there is none. */
final class ProseBook {
    /** Runs the library; an {@code AssertionError} is a failure. */
    interface Check {
        Outcome run(Prose prose) throws Exception;
    }

    /** A check that ends in agreement where it ends. */
    interface Agreement {
        void check(Prose prose) throws Exception;
    }

    private record Entry(String area, String[] words, Check check) {}

    private final List<Entry> entries = new ArrayList<>();

    static ProseBook all() {
        ProseBook book = new ProseBook();
        ProseExpressions.write(book);
        ProseUpdates.write(book);
        ProseWrites.write(book);
        ProsePages.write(book);
        ProseBatches.write(book);
        ProseFinds.write(book);
        ProseReads.write(book);
        ProseDefinitions.write(book);
        ProseVersions.write(book);
        ProseTransactions.write(book);
        ProseHooks.write(book);
        ProseLater.write(book);
        return book;
    }

    /** A case of an area, told by words that it has. */
    void agrees(String area, Agreement check, String... words) {
        add(
                area,
                prose -> {
                    check.check(prose);
                    return Outcome.agrees();
                },
                words);
    }

    void differs(Difference difference, String area, Agreement check, String... words) {
        add(
                area,
                prose -> {
                    check.check(prose);
                    return Outcome.differs(List.of(difference), prose.then());
                },
                words);
    }

    /** What the case refuses at run time does not compile here. */
    void cannotBeSaid(String area, String why, String... words) {
        add(area, prose -> Outcome.differs(List.of(Difference.NOT_EXPRESSIBLE), why), words);
    }

    void later(Unreleased what, String area, String... words) {
        add(area, prose -> Outcome.unreleased(what), words);
    }

    private void add(String area, Check check, String... words) {
        entries.add(new Entry(area, words, check));
    }

    private Optional<Entry> find(Prose prose) {
        return entries.stream()
                .filter(entry -> prose.area().matches(entry.area()) && prose.speaksOf(entry.words()))
                .findFirst();
    }

    Outcome run(Prose prose) {
        Optional<Entry> entry = find(prose);
        if (entry.isEmpty()) {
            return Outcome.uninterpreted("prose: " + prose.given() + " | " + prose.when() + " | " + prose.then());
        }
        try {
            return entry.get().check().run(prose);
        } catch (AssertionError e) {
            return Outcome.fails(prose.then() + ": " + e.getMessage());
        } catch (Exception e) {
            java.io.StringWriter trace = new java.io.StringWriter();
            e.printStackTrace(new java.io.PrintWriter(trace));
            return Outcome.fails(prose.then() + ": threw "
                    + trace.toString().lines().limit(8).toList());
        }
    }
}
