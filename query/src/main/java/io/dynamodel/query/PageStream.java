package io.dynamodel.query;

import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Pages as one stream of items that holds one page at a time. */
final class PageStream<T> implements Iterator<T> {
    private final Function<@Nullable Map<String, AttributeValue>, Page<T>> pages;
    private @Nullable Page<T> page;
    private int next;

    private PageStream(Function<@Nullable Map<String, AttributeValue>, Page<T>> pages) {
        this.pages = pages;
    }

    /** @param pages reads the page after a position, null for the first one */
    static <T> Stream<T> of(@Nullable Integer limit, Function<@Nullable Map<String, AttributeValue>, Page<T>> pages) {
        Stream<T> items = StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(
                        new PageStream<>(pages), Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE),
                false);
        return limit == null ? items : items.limit(limit);
    }

    @Override
    public boolean hasNext() {
        Page<T> current = page == null ? pages.apply(null) : page;
        while (next >= current.items().size() && current.hasMore()) {
            current = pages.apply(current.lastEvaluatedKey().orElseThrow());
            next = 0;
        }
        page = current;
        return next < current.items().size();
    }

    @Override
    public T next() {
        if (!hasNext() || page == null) {
            throw new NoSuchElementException();
        }
        return page.items().get(next++);
    }
}
