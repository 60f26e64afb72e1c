package io.dynamodel.schema;

import io.dynamodel.schema.internal.Check;
import io.dynamodel.schema.internal.Check.Bound;
import io.dynamodel.schema.internal.RuleSpec;
import io.dynamodel.schema.internal.RuleSpec.Flag.Kind;
import io.dynamodel.schema.internal.TextTransform;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rules of attributes, to be imported statically where a schema is defined.
 *
 * <p>On the way in they run in this order, whatever the order of the arguments: defaults, generated values, set
 * transforms, checks, {@code required}. All violations of an item are reported at once. What a rule means for an
 * {@code update} that does not carry the whole item is in the guide "Rules and verbs".
 */
@SuppressWarnings("varargs") // the arrays are read and never written
public final class Rules {
    private Rules() {}

    // ---- presence ----

    /** Every write of a whole item must have a value, and no update may remove it. Reading does not insist. */
    public static <R, V> Rule<R, V> required() {
        return new Rule<>(new RuleSpec.Required<>());
    }

    /**
     * Required in items for which the predicate holds. An update that sets all of {@code inputs} decides it, one that
     * names none of them does not change it, and one in between is refused, as is, with no inputs given, every update
     * that does not set the attribute itself.
     *
     * @param predicate over the whole item, after defaults and set transforms
     * @param inputs the attributes that the predicate looks at
     */
    @SafeVarargs
    public static <R, V> Rule<R, V> requiredIf(Predicate<? super R> predicate, Attribute<R, ?>... inputs) {
        return new Rule<>(new RuleSpec.RequiredIf<>(predicate, List.of(inputs)));
    }

    /** What an absent attribute reads as, instead of null. Nothing is written. */
    public static <R, V> Rule<R, V> whenAbsent(V value) {
        return new Rule<>(new RuleSpec.WhenAbsent<>(value));
    }

    // ---- defaults ----

    /** The value of an absent attribute on write; {@code on} is {@code PUT} and {@code INSERT} unless given. */
    public static <R, V> Rule<R, V> defaultTo(V value, WriteKind... on) {
        return new Rule<>(new RuleSpec.DefaultValue<>(value, kinds(on)));
    }

    /**
     * A fresh value for an absent attribute, made anew for each execution; {@code on} is {@code PUT} and
     * {@code INSERT} unless given.
     */
    public static <R, V> Rule<R, V> generated(Supplier<? extends V> supplier, WriteKind... on) {
        return new Rule<>(new RuleSpec.Generated<>(supplier, kinds(on)));
    }

    /**
     * A value for an absent attribute that is made from the rest of the item, which has its other defaults, generated
     * values and times by then, but no value of another {@code defaultFrom} yet; {@code on} is {@code PUT} and
     * {@code INSERT} unless given. In an update, the item holds the key and what the update sets, and nothing else.
     */
    public static <R, V> Rule<R, V> defaultFrom(Function<? super R, ? extends @Nullable V> function, WriteKind... on) {
        return new Rule<>(new RuleSpec.DefaultFrom<>(function, kinds(on)));
    }

    private static Set<WriteKind> kinds(WriteKind... on) {
        return on.length == 0 ? EnumSet.of(WriteKind.PUT, WriteKind.INSERT) : EnumSet.copyOf(Arrays.asList(on));
    }

    // ---- checks ----

    /** At least this value. */
    public static <R, N extends Comparable<? super N>> Rule<R, N> atLeast(N minimum) {
        return check(
                "atLeast",
                Map.of("minimum", minimum.toString()),
                "be at least " + minimum,
                new Bound(Bound.Kind.AT_LEAST, minimum));
    }

    /** At most this value. */
    public static <R, N extends Comparable<? super N>> Rule<R, N> atMost(N maximum) {
        return check(
                "atMost",
                Map.of("maximum", maximum.toString()),
                "be at most " + maximum,
                new Bound(Bound.Kind.AT_MOST, maximum));
    }

    /** At least the first and at most the second value. */
    public static <R, N extends Comparable<? super N>> Rule<R, N> between(N minimum, N maximum) {
        if (minimum.compareTo(maximum) > 0) {
            throw new IllegalArgumentException("between(" + minimum + ", " + maximum + "): the bounds are reversed");
        }
        return new Rule<>(new RuleSpec.Checks<>(
                "between",
                Map.of("minimum", minimum.toString(), "maximum", maximum.toString()),
                List.of(
                        bounded(
                                "between",
                                "be between " + minimum + " and " + maximum,
                                new Bound(Bound.Kind.AT_LEAST, minimum)),
                        bounded(
                                "between",
                                "be between " + minimum + " and " + maximum,
                                new Bound(Bound.Kind.AT_MOST, maximum)))));
    }

    /** At least this many characters, counted in UTF-16 code units as {@link String#length()} and DynamoDB do. */
    public static <R> Rule<R, String> minLength(int minimum) {
        return sizeAtLeast("minLength", "character", minimum);
    }

    /** At most this many characters, counted in UTF-16 code units as {@link String#length()} and DynamoDB do. */
    public static <R> Rule<R, String> maxLength(int maximum) {
        return sizeAtMost("maxLength", "character", maximum);
    }

    /**
     * At least this many elements of a list, set, dictionary or binary, if there is one at all: that is the business of
     * {@link #required}. An absent collection reads as empty, and without {@code required()} an empty one that this rule
     * refuses is absent when it is written.
     */
    public static <R, C> Rule<R, C> minSize(int minimum) {
        return sizeAtLeast("minSize", "element", minimum);
    }

    /** At most this many elements of a list, set, dictionary or binary. */
    public static <R, C> Rule<R, C> maxSize(int maximum) {
        return sizeAtMost("maxSize", "element", maximum);
    }

    /** Exactly this many elements, or characters of a string. */
    public static <R, C> Rule<R, C> size(int size) {
        return size(size, size);
    }

    /** Between so many and so many elements, or characters of a string; both ends included. */
    public static <R, C> Rule<R, C> size(int minimum, int maximum) {
        if (minimum > maximum) {
            throw new IllegalArgumentException("size(" + minimum + ", " + maximum + "): the bounds are reversed");
        }
        String text =
                minimum == maximum ? "have a size of " + minimum : "have a size between " + minimum + " and " + maximum;
        return new Rule<>(new RuleSpec.Checks<>(
                "size",
                Map.of("minimum", minimum, "maximum", maximum),
                List.of(
                        bounded("size", text, new Bound(Bound.Kind.SIZE_AT_LEAST, minimum)),
                        bounded("size", text, new Bound(Bound.Kind.SIZE_AT_MOST, maximum)))));
    }

    private static <R, C> Rule<R, C> sizeAtLeast(String name, String of, int minimum) {
        return check(
                name,
                Map.of("minimum", minimum),
                "have at least " + counted(minimum, of),
                new Bound(Bound.Kind.SIZE_AT_LEAST, minimum));
    }

    private static <R, C> Rule<R, C> sizeAtMost(String name, String of, int maximum) {
        return check(
                name,
                Map.of("maximum", maximum),
                "have at most " + counted(maximum, of),
                new Bound(Bound.Kind.SIZE_AT_MOST, maximum));
    }

    private static String counted(int size, String of) {
        return size + " " + of + (size == 1 ? "" : "s");
    }

    /** The whole text matches the regular expression. */
    public static <R> Rule<R, String> matching(String regex) {
        Pattern pattern = Pattern.compile(regex);
        return check("matching", Map.of("regex", regex), v -> pattern.matcher(v).matches(), "match " + regex);
    }

    /** One of the given values; decimals are compared by value, as DynamoDB does: 1.0 is 1.00. */
    @SafeVarargs
    public static <R, V> Rule<R, V> oneOf(V... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("oneOf() needs at least one value: nothing could be one of none");
        }
        Set<V> allowed = new LinkedHashSet<>(Arrays.asList(values));
        Set<Object> known = allowed.stream().map(Rules::byValue).collect(Collectors.toUnmodifiableSet());
        return check(
                "oneOf",
                Map.of("values", allowed.stream().map(String::valueOf).toList()),
                v -> known.contains(byValue(v)),
                "be one of " + allowed);
    }

    private static Object byValue(Object value) {
        return value instanceof BigDecimal decimal ? decimal.stripTrailingZeros() : value;
    }

    /**
     * What the predicate says.
     *
     * @param message what was expected, as the end of a sentence that begins with "must", such as {@code be even}
     */
    public static <R, V> Rule<R, V> validate(Predicate<? super V> predicate, String message) {
        return check("validate", Map.of("message", message), predicate, message);
    }

    /** The rules, for each element of a list or set and for each value of a dictionary. */
    @SafeVarargs
    public static <R, E, C extends Collection<E>> Rule<R, C> each(Rule<R, E>... rules) {
        return new Rule<>(new RuleSpec.Each<>(specs(rules)));
    }

    /** The rules, for each value of a dictionary. */
    @SafeVarargs
    public static <R, E> Rule<R, Map<String, E>> eachValue(Rule<R, E>... rules) {
        return new Rule<>(new RuleSpec.Each<>(specs(rules)));
    }

    @SafeVarargs
    private static <R, E> List<RuleSpec<R, ?>> specs(Rule<R, E>... rules) {
        return Arrays.stream(rules).<RuleSpec<R, ?>>map(Rule::spec).toList();
    }

    private static <R, V> Rule<R, V> check(
            String name, Map<String, Object> parameters, String expectation, Bound bound) {
        return new Rule<>(new RuleSpec.Checks<>(name, parameters, List.of(bounded(name, expectation, bound))));
    }

    private static <V> Check<V> bounded(String name, String expectation, Bound bound) {
        return new Check<>(name, bound, expectation, bound);
    }

    private static <R, V> Rule<R, V> check(
            String name, Map<String, Object> parameters, Predicate<? super V> test, String expectation) {
        return new Rule<>(new RuleSpec.Checks<>(name, parameters, List.of(new Check<>(name, test, expectation, null))));
    }

    // ---- transforms ----

    /**
     * Strips white space from both ends, on write and in conditions; not of what {@code beginsWith} and {@code contains}
     * look for, which is a part.
     */
    public static <R> Rule<R, String> trim() {
        return new Rule<>(new RuleSpec.Transform<>("trim", TextTransform.TRIM, false));
    }

    /** Lower case by the rules of no particular language, on write and in conditions. */
    public static <R> Rule<R, String> lowerCase() {
        return new Rule<>(new RuleSpec.Transform<>("lowerCase", TextTransform.LOWER_CASE, false));
    }

    /** Upper case by the rules of no particular language, on write and in conditions. */
    public static <R> Rule<R, String> upperCase() {
        return new Rule<>(new RuleSpec.Transform<>("upperCase", TextTransform.UPPER_CASE, false));
    }

    /** Changes the value on write, in key values and in conditions; twice must be the same as once, null is refused. */
    public static <R, V> Rule<R, V> onSet(UnaryOperator<V> transform) {
        return new Rule<>(new RuleSpec.Transform<>("onSet", transform, false));
    }

    /** Changes the value on read. */
    public static <R, V> Rule<R, V> onGet(UnaryOperator<V> transform) {
        return new Rule<>(new RuleSpec.Transform<>("onGet", transform, true));
    }

    /** Map-shaped items: reads text as a number, a date and so on, where the attribute's type wants one. */
    public static <R, V> Rule<R, V> coerce() {
        return flag(Kind.COERCE);
    }

    // ---- what may happen to it ----

    /** Set once: an update may give it a value only where it has none, or the same. */
    public static <R, V> Rule<R, V> immutable() {
        return flag(Kind.IMMUTABLE);
    }

    /** Never given by the application: written by defaults and generated values only. */
    public static <R, V> Rule<R, V> readOnly() {
        return flag(Kind.READ_ONLY);
    }

    /** Never shown: not in messages, logs, {@code toString} or explanations, not even as a key. */
    public static <R, V> Rule<R, V> sensitive() {
        return flag(Kind.SENSITIVE);
    }

    /** The time of the creation: given when the item is first written, unless it has a value, and never changed. */
    public static <R> Rule<R, Instant> createdAt() {
        return flag(Kind.CREATED_AT);
    }

    /** The time of the last write, whatever value is given. */
    public static <R> Rule<R, Instant> updatedAt() {
        return flag(Kind.UPDATED_AT);
    }

    private static <R, V> Rule<R, V> flag(Kind kind) {
        return new Rule<>(new RuleSpec.Flag<>(kind));
    }

    // ---- names ----

    /** The name of the record component that carries the attribute, where the stored name is another one. */
    public static <R, V> Rule<R, V> component(String name) {
        return new Rule<>(new RuleSpec.Named<>("component", name));
    }

    /** Another name for the attribute in map-shaped items and string paths; the stored name stays what it is. */
    public static <R, V> Rule<R, V> alias(String name) {
        return new Rule<>(new RuleSpec.Named<>("alias", name));
    }
}
