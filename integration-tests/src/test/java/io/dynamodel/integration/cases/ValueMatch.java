package io.dynamodel.integration.cases;

import io.dynamodel.schema.Document;
import io.dynamodel.schema.Selection;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether a result is what a case expects; where it is so in another form, by design, that is noted. */
final class ValueMatch {
    private final Map<String, String> aliases;
    private final Set<Difference> noted = EnumSet.noneOf(Difference.class);

    /** @param aliases the names in documents, by stored names */
    ValueMatch(Map<String, String> aliases) {
        this.aliases = aliases;
    }

    Set<Difference> noted() {
        return noted;
    }

    boolean matches(Object expected, Object actual) {
        return same(CaseValues.defined(expected), actual);
    }

    private boolean same(Object expected, Object actual) {
        if (actual instanceof Document document) {
            return same(expected, document.toMap());
        } else if (actual instanceof Selection<?> selection) {
            return expected instanceof Map<?, ?> map && selected(map, selection);
        } else if (Undefined.is(expected) || expected == null) {
            return actual == null || Undefined.is(actual);
        } else if (expected instanceof Map<?, ?> map) {
            return actual instanceof Map<?, ?> other && maps(map, other);
        } else if (expected instanceof List<?> list) {
            return actual instanceof List<?> other && lists(list, other);
        } else if (expected instanceof Set<?> set) {
            return sets(set, actual);
        }
        return scalars(expected, actual);
    }

    private boolean scalars(Object expected, Object actual) {
        if (expected instanceof Number && actual instanceof Number) {
            return number(expected).compareTo(number(actual)) == 0;
        } else if (expected instanceof Instant time && actual instanceof Instant other) {
            return time.toEpochMilli() == other.toEpochMilli();
        } else if (expected instanceof Instant time && (actual instanceof Number || actual instanceof String)) {
            return scalars(actual, time);
        } else if (actual instanceof Instant time) {
            noted.add(Difference.DATES_ARE_TYPED);
            return expected instanceof Number
                    ? number(expected).equals(BigDecimal.valueOf(time.toEpochMilli()))
                            || number(expected).equals(BigDecimal.valueOf(time.getEpochSecond()))
                    : expected.equals(CaseTime.iso(time));
        }
        return expected.equals(actual);
    }

    private static BigDecimal number(Object value) {
        return new BigDecimal(value.toString());
    }

    private boolean maps(Map<?, ?> expected, Map<?, ?> actual) {
        Map<Object, Object> left = new LinkedHashMap<>(actual);
        for (Map.Entry<?, ?> entry : expected.entrySet()) {
            Object name = entry.getKey();
            if (!left.containsKey(name) && left.containsKey(aliases.get(name))) {
                noted.add(Difference.DATES_ARE_TYPED);
                name = aliases.get(name);
            }
            if (entry.getValue() == null && !left.containsKey(name)) {
                noted.add(Difference.NULL_IS_ABSENT);
            } else if (!left.containsKey(name) || !same(entry.getValue(), left.remove(name))) {
                return false;
            }
        }
        left.values().removeIf(value -> {
            boolean isEmpty = value instanceof Collection<?> elements && elements.isEmpty()
                    || value instanceof Map<?, ?> entries && entries.isEmpty();
            if (isEmpty) {
                noted.add(Difference.ABSENT_COLLECTIONS_ARE_EMPTY);
            }
            return isEmpty;
        });
        return left.isEmpty();
    }

    private boolean lists(List<?> expected, List<?> actual) {
        if (expected.size() != actual.size()) {
            return false;
        }
        for (int i = 0; i < expected.size(); i++) {
            if (!same(expected.get(i), actual.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean sets(Set<?> expected, Object actual) {
        if (!(actual instanceof Collection<?> elements) || elements.size() != expected.size()) {
            return false;
        }
        List<Object> left = new ArrayList<>(elements);
        for (Object element : expected) {
            if (!left.removeIf(candidate -> same(element, candidate))) {
                return false;
            }
        }
        return true;
    }

    private boolean selected(Map<?, ?> expected, Selection<?> selection) {
        for (Map.Entry<String, Object> entry : selection.toMap().entrySet()) {
            Object wanted = expected.get(entry.getKey());
            boolean nothing = entry.getValue() == null
                    || entry.getValue() instanceof Collection<?> elements && elements.isEmpty();
            if (wanted == null ? !nothing : !same(wanted, entry.getValue())) {
                return false;
            }
        }
        if (!selection.toMap().keySet().containsAll(expected.keySet())) {
            noted.add(Difference.SELECTED_KEYS);
        }
        return true;
    }
}
