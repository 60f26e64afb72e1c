package io.dynamodel.schema.internal;

/** Which version an item is written with, where its schema has one. */
public enum VersionStep {
    /** The one that it carries: the item is not written but only encoded. */
    KEEP,

    /** 1: the item is new. */
    FIRST,

    /** One more than it carries. */
    NEXT;

    /** The version to be written. */
    long after(long given) {
        return this == FIRST ? 1 : Math.addExact(given, 1);
    }
}
