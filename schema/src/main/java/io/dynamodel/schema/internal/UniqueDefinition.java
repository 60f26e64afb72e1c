package io.dynamodel.schema.internal;

import io.dynamodel.schema.UniqueDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What no two items of a table may have in common.
 *
 * @param name the name by which claims are stored
 * @param attributes whose values are unique
 * @param scope within whose values they are
 */
public record UniqueDefinition(String name, List<PathRef<?>> attributes, List<PathRef<?>> scope) {
    public UniqueDefinition {
        attributes = List.copyOf(attributes);
        scope = List.copyOf(scope);
    }

    /**
     * A constraint.
     *
     * @param name null for one that is made of the attributes' names
     */
    public static UniqueDefinition of(@Nullable String name, List<PathRef<?>> attributes, List<PathRef<?>> scope) {
        return new UniqueDefinition(name == null ? defaultName(attributes, scope) : name, attributes, scope);
    }

    /** Such as {@code email}, {@code first+last} or {@code email@tenant}: it is stored, so it must stay as it is. */
    private static String defaultName(List<PathRef<?>> attributes, List<PathRef<?>> scope) {
        return joined(attributes) + (scope.isEmpty() ? "" : "@" + joined(scope));
    }

    private static String joined(List<PathRef<?>> refs) {
        return refs.stream().map(ref -> ref.path().root()).collect(Collectors.joining("+"));
    }

    /** All attributes of the value that is claimed, those of the scope last. */
    public List<PathRef<?>> all() {
        List<PathRef<?>> all = new ArrayList<>(attributes);
        all.addAll(scope);
        return all;
    }

    /** Their stored names. */
    public List<String> names() {
        return all().stream().map(ref -> ref.path().root()).toList();
    }

    /** Whether a value of it must never be shown. */
    public boolean isSensitive() {
        return all().stream().anyMatch(PathRef::sensitive);
    }

    /** The constraint as data. */
    public UniqueDescription describe() {
        return new UniqueDescription(name, names(attributes), names(scope));
    }

    private static List<String> names(List<PathRef<?>> refs) {
        return refs.stream().map(ref -> ref.path().root()).toList();
    }
}
