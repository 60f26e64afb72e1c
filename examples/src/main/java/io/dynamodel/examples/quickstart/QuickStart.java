package io.dynamodel.examples.quickstart;

import io.dynamodel.examples.EmbeddedDynamoDb;
import io.dynamodel.examples.jsonl.InputSettings;
import io.dynamodel.examples.jsonl.InputTour;
import io.dynamodel.examples.jsonl.UsageException;
import io.dynamodel.examples.output.Output;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * {@code mvn -q -Pquickstart} shows the library at work on DynamoDB Local; {@code -Dinput=FILE.jsonl} takes the user's
 * own data instead. See docs/quickstart.md.
 */
public final class QuickStart {
    private QuickStart() {}

    /** Runs; a failure ends the JVM, which is Maven's, with 1. */
    public static void main(String[] args) {
        int status = run(Output.standard(), System.getProperties());
        if (status != 0) {
            System.exit(status);
        }
    }

    /** Runs, and answers the exit status. */
    static int run(Output output, Properties properties) {
        try {
            run(output, InputSettings.from(properties));
            return 0;
        } catch (UsageException e) {
            output.text("The quick start stopped: " + e.getMessage());
        } catch (IOException | UncheckedIOException e) {
            output.text("The quick start stopped, as a file could not be read or written: " + e);
        } catch (LinkageError e) {
            output.text("The quick start stopped, as DynamoDB Local does not run on this platform: " + e);
        } catch (RuntimeException | Error e) { // Maven would wait for threads before it tells
            output.text("The quick start stopped for a reason of its own, which is a bug: " + stackTrace(e));
        }
        return 1;
    }

    private static String stackTrace(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static void run(Output output, @Nullable InputSettings settings) throws IOException {
        output.title("Dynamodel quick start");
        long start = System.nanoTime();
        try (EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start()) {
            output.text(String.format(
                    Locale.ROOT,
                    "DynamoDB Local runs inside of this JVM: no account, no Docker (started in %.1f s).",
                    (System.nanoTime() - start) / 1e9));
            if (settings == null) {
                new Tour(output, dynamoDb).run();
            } else {
                new InputTour(output, dynamoDb, settings).run();
            }
        }
    }
}
