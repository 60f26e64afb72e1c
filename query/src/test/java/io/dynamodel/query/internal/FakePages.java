package io.dynamodel.query.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts from 0, in pages; each second page is empty if the size is negative. */
final class FakePages implements PagePublisher.Source<Integer> {
    final AtomicInteger fetched = new AtomicInteger();
    final AtomicInteger atOnce = new AtomicInteger();
    volatile CompletableFuture<List<Integer>> last = new CompletableFuture<>();

    private final long elements;
    private final int pageSize;
    private final boolean async;
    private long next;

    FakePages(long elements, int pageSize, boolean async) {
        this.elements = elements;
        this.pageSize = pageSize;
        this.async = async;
    }

    @Override
    public boolean hasMore() {
        return next < elements;
    }

    @Override
    public CompletableFuture<List<Integer>> next() {
        fetched.incrementAndGet();
        if (atOnce.incrementAndGet() > 1) {
            throw new AssertionError("a page was asked for before the last one came");
        }
        last = async ? CompletableFuture.supplyAsync(this::page) : CompletableFuture.completedFuture(page());
        return last;
    }

    private List<Integer> page() {
        List<Integer> page = new ArrayList<>();
        boolean empty = pageSize < 0 && fetched.get() % 2 == 1;
        while (!empty && next < elements && page.size() < Math.abs(pageSize)) {
            page.add((int) next++);
        }
        atOnce.decrementAndGet();
        return page;
    }
}
