package io.dynamodel.core.expression;

import io.dynamodel.core.value.AttributeValues;
import io.dynamodel.core.value.Numbers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Union and difference of two sets of one type. */
final class SetArithmetic {
    private SetArithmetic() {}

    static AttributeValue plus(AttributeValue set, AttributeValue added) {
        return switch (AttributeValues.typeOf(set)) {
            case SS -> AttributeValue.fromSs(union(set.ss(), added.ss()));
            case NS -> AttributeValue.fromNs(union(canonical(set.ns()), canonical(added.ns())));
            case BS -> AttributeValue.fromBs(union(set.bs(), added.bs()));
            default -> throw new IllegalArgumentException("Not a set");
        };
    }

    /** The rest, or null if nothing is left: there are no empty sets. */
    static @Nullable AttributeValue minus(AttributeValue set, AttributeValue removed) {
        switch (AttributeValues.typeOf(set)) {
            case SS -> {
                List<String> rest = difference(set.ss(), removed.ss());
                return rest.isEmpty() ? null : AttributeValue.fromSs(rest);
            }
            case NS -> {
                List<String> rest = difference(canonical(set.ns()), canonical(removed.ns()));
                return rest.isEmpty() ? null : AttributeValue.fromNs(rest);
            }
            case BS -> {
                List<SdkBytes> rest = difference(set.bs(), removed.bs());
                return rest.isEmpty() ? null : AttributeValue.fromBs(rest);
            }
            default -> throw new IllegalArgumentException("Not a set");
        }
    }

    private static List<String> canonical(Collection<String> numbers) {
        List<String> canonical = new ArrayList<>(numbers.size());
        for (String number : numbers) {
            canonical.add(Numbers.canonical(Numbers.parse(number)));
        }
        return canonical;
    }

    private static <E> List<E> union(Collection<E> a, Collection<E> b) {
        Set<E> all = new LinkedHashSet<>(a);
        all.addAll(b);
        return new ArrayList<>(all);
    }

    private static <E> List<E> difference(Collection<E> a, Collection<E> b) {
        Set<E> rest = new LinkedHashSet<>(a);
        b.forEach(rest::remove);
        return new ArrayList<>(rest);
    }
}
