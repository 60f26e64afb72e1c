package io.dynamodel.query;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.wire.ItemEncoding;
import io.dynamodel.query.internal.Compiled;
import io.dynamodel.query.internal.Engine;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An operation that is made of others, of any models on one client. Its kinds are those of the library's own modules;
 * nobody else can make one.
 *
 * @param <T> what an execution gives
 */
public abstract class CompositeOperation<T extends @Nullable Object> extends Operation<T> {

    /**
     * For the library's own modules.
     *
     * @param verb what is done with the parts
     * @param tables the table of each part
     */
    @SuppressWarnings("exports")
    protected CompositeOperation(Engine engine, String verb, List<String> tables) {
        super(engine, Batches.subject(verb, tables.stream()));
    }

    /** What runs it. */
    @SuppressWarnings("exports")
    protected final Engine runner() {
        return engine();
    }

    /**
     * Refuses parts of another client.
     *
     * @throws InvalidRequestException by the first of them
     */
    protected final void requireOneClient(Stream<?> parts) {
        parts.forEach(part -> {
            if (!((Operation<?>) part).engine().equals(engine())) {
                throw new InvalidRequestException("The " + this + " goes over one client, but the model of its " + part
                        + " was made by another Dynamodel; make all by the same one");
            }
        });
    }

    /** One execution at the given time: validated and compiled, not sent. */
    @SuppressWarnings("exports")
    protected abstract Compiled<T> compileParts(Instant now, ItemEncoding encoding);

    @Override
    final Compiled<T> compile(Instant now, ItemEncoding encoding) {
        return compileParts(now, encoding);
    }
}
