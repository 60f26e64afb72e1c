package io.dynamodel.integration.wire;

import io.dynamodel.query.Operation;
import io.dynamodel.query.Page;
import io.dynamodel.query.PreparedOperation;
import io.dynamodel.query.ReadOperation;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The two ways to execute an operation: with the same results and exceptions. */
enum Way {
    BLOCKING,
    ASYNC;

    <T extends @Nullable Object> T run(Operation<T> operation) {
        return this == BLOCKING ? operation.execute() : join(operation.executeAsync());
    }

    <T extends @Nullable Object> T run(PreparedOperation<T> operation) {
        return this == BLOCKING ? operation.execute() : join(operation.executeAsync());
    }

    <T> Page<T> page(ReadOperation<?, T> read) {
        return this == BLOCKING ? read.page() : join(read.pageAsync());
    }

    <T> Optional<T> first(ReadOperation<?, T> read) {
        return this == BLOCKING ? read.first() : join(read.firstAsync());
    }

    long count(ReadOperation<?, ?> read) {
        return this == BLOCKING ? read.count() : join(read.countAsync());
    }

    /** As a stream, which there is for blocking clients only. */
    <T> List<T> stream(ReadOperation<?, T> read) {
        return this == BLOCKING ? read.stream().toList() : join(read.listAsync());
    }

    static <T extends @Nullable Object> T join(CompletableFuture<T> future) {
        try {
            return future.orTimeout(30, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
