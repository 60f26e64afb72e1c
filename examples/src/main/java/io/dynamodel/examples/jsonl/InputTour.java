package io.dynamodel.examples.jsonl;

import io.dynamodel.Dynamodel;
import io.dynamodel.examples.EmbeddedDynamoDb;
import io.dynamodel.examples.output.Cells;
import io.dynamodel.examples.output.Demonstration;
import io.dynamodel.examples.output.Output;
import io.dynamodel.examples.output.Traffic;
import io.dynamodel.schema.Document;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The quick start with a file of the user's own. */
public final class InputTour {
    private static final int COLUMNS = 6;

    private final Output output;
    private final InputSettings settings;
    private final Traffic traffic = new Traffic();
    private final Dynamodel db;

    /** The tour of one file. */
    public InputTour(Output output, EmbeddedDynamoDb dynamoDb, InputSettings settings) {
        this.output = output;
        this.settings = settings;
        this.db = Dynamodel.builder()
                .client(dynamoDb.client())
                .reportConsumedCapacity()
                .listener(traffic)
                .build();
    }

    /**
     * Loads the file and shows some of it.
     *
     * @throws UsageException if not one line could be loaded
     */
    public void run() throws IOException {
        output.heading("The file");
        output.text(settings.input() + "\n");
        long start = System.nanoTime();
        Loader.Loaded loaded = new Loader(db, settings).load(output);
        double seconds = (System.nanoTime() - start) / 1e9;
        summary(loaded, seconds);
        if (loaded.model() == null || loaded.loaded() == 0) {
            throw new UsageException("no line of " + settings.input() + " could be loaded; the reasons are above");
        }
        Look look = new Look(loaded.model());
        new Demonstration(output, traffic)
                .show("Some of the items", Look.class, "some", look::some, items -> table(loaded.shape(), items));
    }

    private void summary(Loader.Loaded loaded, double seconds) {
        String text = String.format(
                Locale.ROOT,
                """
                key        %s
                read       %,12d lines%s
                loaded     %,12d
                rejected   %,12d%s

                %.1f s; consumed capacity: %,.0f write units for %,d requests""",
                key(loaded.shape()),
                loaded.read(),
                loaded.blank() == 0 ? "" : String.format(Locale.ROOT, " (and %,d blank)", loaded.blank()),
                loaded.loaded(),
                loaded.rejected(),
                loaded.rejected() == 0
                        ? ""
                        : " set aside, as they are, in " + settings.rejected() + "\n" + " ".repeat(24)
                                + "why, line by line: " + RejectedLines.reasonsBeside(settings.rejected()),
                seconds,
                traffic.units(),
                traffic.requests());
        output.text(text);
        if (loaded.rejected() > 0) {
            String more = loaded.rejected() > loaded.reasons().size()
                    ? "\n... and " + (loaded.rejected() - loaded.reasons().size()) + " more"
                    : "";
            output.block("Rejected", String.join("\n", loaded.reasons()) + more);
        }
    }

    private String key(ItemShape shape) {
        return shape.keys().stream()
                .map(key -> key + " ("
                        + (shape.types().containsKey(key)
                                ? shape.types().get(key).toString()
                                : "of unknown type")
                        + (settings.shape().types().containsKey(key) ? "" : ", as in the first item") + ")")
                .collect(Collectors.joining(", "));
    }

    private static String table(ItemShape shape, List<Document> items) {
        Set<String> names = new LinkedHashSet<>(shape.keys());
        items.forEach(item -> names.addAll(item.toMap().keySet()));
        List<String> shown = names.stream().limit(COLUMNS).toList();
        String table = Cells.table(
                shown,
                items.stream()
                        .map(item -> shown.stream()
                                .map(name -> item.toMap().get(name))
                                .toList())
                        .toList());
        int hidden = names.size() - shown.size();
        return hidden == 0 ? table : table + "\n(" + hidden + " more attributes are not shown)";
    }
}
