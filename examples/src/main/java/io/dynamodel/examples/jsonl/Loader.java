package io.dynamodel.examples.jsonl;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.ConditionFailedException;
import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.RequestLimitException;
import io.dynamodel.core.error.ValidationException;
import io.dynamodel.core.error.Violation;
import io.dynamodel.examples.output.Output;
import io.dynamodel.examples.output.Progress;
import io.dynamodel.query.Model;
import io.dynamodel.schema.Document;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.HttpStatusCode;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * Reads a file line by line and creates an item of each: one line is in memory at a time. A line is loaded as a whole or
 * rejected as a whole. Not thread-safe, and for one file.
 */
final class Loader {
    private final Dynamodel db;
    private final InputSettings settings;
    private ItemShape shape;
    private @Nullable Model<Document> model;

    /**
     * What has become of the lines: {@code loaded + rejected} is {@code read}.
     *
     * @param model the model of the items; null if there is not one item
     * @param shape the shape with all that was inferred
     * @param read the lines, without blank ones
     * @param loaded the lines that are items now
     * @param rejected the lines that were set aside
     * @param blank the lines that hold nothing
     * @param reasons the first reasons, with line numbers
     */
    record Loaded(
            @Nullable Model<Document> model,
            ItemShape shape,
            long read,
            long loaded,
            long rejected,
            long blank,
            List<String> reasons) {}

    Loader(Dynamodel db, InputSettings settings) {
        this.db = db;
        this.settings = settings;
        this.shape = settings.shape();
    }

    Loaded load(Output output) throws IOException {
        long loaded = 0;
        long blank = 0;
        try (InputStream in = Files.newInputStream(settings.input());
                RejectedLines rejected = RejectedLines.to(settings.rejected());
                Progress progress = Progress.ofBytes(output, "Loading", Files.size(settings.input()))) {
            LineReader reader = new LineReader(in);
            for (byte[] line = reader.next(); line != null; line = reader.next()) {
                boolean isFirst = reader.number() == 1;
                if (!reader.isTooLong() && LineParser.isBlank(line, isFirst)) {
                    blank++;
                    continue;
                }
                try {
                    create(line, isFirst, reader.isTooLong());
                    loaded++;
                } catch (BadLineException e) {
                    rejected.add(line, reader, e.reason());
                }
                progress.stepTo(reader.bytesRead());
            }
            long read = reader.number() - blank;
            return new Loaded(model, shape, read, loaded, rejected.count(), blank, rejected.first());
        }
    }

    private void create(byte[] line, boolean isFirst, boolean isTooLong) throws BadLineException {
        if (isTooLong) {
            throw new BadLineException(
                    "is longer than " + LineReader.MAX_BYTES + " bytes, while an item has at most 409600");
        }
        Document document = typed(LineParser.parse(line, isFirst));
        try {
            model(document).create(document).execute();
        } catch (ValidationException e) {
            throw new BadLineException(
                    e.violations().stream().map(Violation::toString).collect(Collectors.joining("; ")));
        } catch (ConditionFailedException e) {
            throw new BadLineException("has the key " + e.key() + ", and so has an earlier line");
        } catch (RequestLimitException | InvalidRequestException e) {
            throw new BadLineException(String.valueOf(e.getMessage()));
        } catch (DynamoDbException e) {
            if (e.statusCode() == HttpStatusCode.BAD_REQUEST && isAboutTheItem(e)) {
                throw new BadLineException(
                        "is refused by DynamoDB: " + e.awsErrorDetails().errorMessage());
            }
            throw e;
        }
    }

    private static boolean isAboutTheItem(DynamoDbException e) {
        return e.awsErrorDetails() != null
                && "ValidationException".equals(e.awsErrorDetails().errorCode());
    }

    private Document typed(Document document) throws BadLineException {
        Document typed = document;
        for (Map.Entry<String, FieldType> type : shape.types().entrySet()) {
            Object value = document.toMap().get(type.getKey());
            if (value != null) {
                Object read = type.getValue().fromJson(value);
                typed = read == value ? typed : typed.with(type.getKey(), read);
            }
        }
        return typed;
    }

    /** The model; the first document that has a key makes it. */
    private Model<Document> model(Document document) throws BadLineException {
        Model<Document> known = model;
        if (known == null) {
            shape = KeyInference.complete(shape, document);
            known = DocumentModel.of(db, shape);
            known.table().create().execute();
            model = known;
        }
        return known;
    }
}
