package io.dynamodel.query;

import io.dynamodel.core.wire.ItemEncoding;
import io.dynamodel.query.internal.Compiled;
import io.dynamodel.query.internal.ModelContext;
import java.time.Instant;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** An operation whose result is another one than its verb gives by default. */
final class Returning<T extends @Nullable Object> extends Operation<T> {
    private final BiFunction<Instant, ItemEncoding, Compiled<T>> compiler;

    private Returning(ModelContext<?> context, String verb, BiFunction<Instant, ItemEncoding, Compiled<T>> compiler) {
        super(context, verb);
        this.compiler = compiler;
    }

    /** As an operation, so that callers are loaded without this class. */
    static <T extends @Nullable Object> Operation<T> of(
            ModelContext<?> context, String verb, BiFunction<Instant, ItemEncoding, Compiled<T>> compiler) {
        return new Returning<>(context, verb, compiler);
    }

    @Override
    Compiled<T> compile(Instant now, ItemEncoding encoding) {
        return compiler.apply(now, encoding);
    }
}
