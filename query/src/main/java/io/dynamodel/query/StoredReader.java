package io.dynamodel.query;

/** A hook that is told what is stored, by {@link WriteHook#readingStored}. */
record StoredReader<R>(WriteHook<R> hook) implements WriteHook<R> {
    @Override
    public WriteDraft<R> apply(WriteDraft<R> draft) {
        return hook.apply(draft);
    }

    @Override
    public boolean readsStored() {
        return true;
    }
}
