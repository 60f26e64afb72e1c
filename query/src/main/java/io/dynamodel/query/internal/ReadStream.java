package io.dynamodel.query.internal;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The items of a read one by one, of which it holds one request's. Not thread-safe, as iterators are. */
public final class ReadStream<T> implements Iterator<T> {
    private final ReadRun<?, T> run;
    private final Engine engine;
    private Iterator<T> page = Collections.emptyIterator();
    private volatile boolean closed;

    private ReadStream(ReadRun<?, T> run, Engine engine) {
        this.run = run;
        this.engine = engine;
    }

    /** A stream that reads on the thread that takes from it, and no more once it is closed. */
    public static <T> Stream<T> of(ReadRun<?, T> run, Engine engine) {
        engine.requireBlocking();
        ReadStream<T> items = new ReadStream<>(run, engine);
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(
                                items, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE),
                        false)
                .onClose(items::close);
    }

    private void close() {
        closed = true;
    }

    @Override
    public boolean hasNext() {
        while (!page.hasNext() && run.hasMore()) {
            if (closed) {
                throw new IllegalStateException("The stream is closed: it reads no more");
            }
            page = Collections.emptyIterator(); // the old page need not wait for the new one
            page = engine.run(run.next()).iterator();
        }
        return page.hasNext();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.next();
    }
}
