package io.dynamodel.schema.internal;

import io.dynamodel.core.value.ValueException;
import io.dynamodel.schema.internal.type.DelegatingType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes records through their canonical constructor, matched by component name. Core reflection rather than method
 * handles: it costs least in the first calls of a process.
 */
public final class RecordFactory<R> implements ItemFactory<R> {
    private final Constructor<R> constructor;
    private final @Nullable MethodHandle handle;
    private final int[] slots;
    private final int @Nullable [] swaps;
    private final @Nullable Object[] zeros;
    private final String[] names;
    private final int[] primitives; // the slots of components that cannot be null

    private RecordFactory(
            Constructor<R> constructor,
            @Nullable MethodHandle handle,
            int[] slots,
            int attributes,
            @Nullable Object[] zeros,
            String[] names) {
        this.constructor = constructor;
        this.handle = handle;
        this.slots = slots;
        this.swaps = attributes == slots.length ? swaps(slots) : null;
        this.zeros = zeros;
        this.names = names;
        this.primitives = primitives(slots, zeros);
    }

    private static int[] primitives(int[] slots, @Nullable Object[] zeros) {
        int[] primitives = new int[slots.length];
        int count = 0;
        for (int i = 0; i < slots.length; i++) {
            if (zeros[i] != null) {
                primitives[count++] = slots[i];
            }
        }
        return Arrays.copyOf(primitives, count);
    }

    /** The factory of a record class, or null and what is wrong in {@code problems}. */
    public static <R> @Nullable RecordFactory<R> of(
            Class<R> type,
            List<? extends AttributeDefinition<R, ?>> attributes,
            MethodHandles.@Nullable Lookup lookup,
            List<String> problems) {
        if (!type.isRecord()) {
            problems.add(type.getName() + " is not a record: use build(reader -> new " + type.getSimpleName()
                    + "(reader.get(ID), ..)), or setters and build(" + type.getSimpleName() + "::new)");
            return null;
        }
        RecordComponent[] components = type.getRecordComponents();
        Map<String, AttributeDefinition<R, ?>> byComponent = new HashMap<>();
        for (AttributeDefinition<R, ?> attribute : attributes) {
            if (attribute.hasGetter() && attribute.role() != AttributeDefinition.Role.COMPUTED) {
                byComponent.put(attribute.component(), attribute);
            }
        }
        int[] slots = new int[components.length];
        Object[] zeros = new Object[components.length];
        String[] names = new String[components.length];
        Class<?>[] types = new Class<?>[components.length];
        int before = problems.size();
        for (int i = 0; i < components.length; i++) {
            RecordComponent component = components[i];
            types[i] = component.getType();
            AttributeDefinition<R, ?> attribute = byComponent.remove(component.getName());
            if (attribute == null) {
                problems.add("Component '" + component.getName() + "' of record " + type.getSimpleName()
                        + " has no attribute; register one of that name, or one with the rule component(\""
                        + component.getName() + "\"), or use build(reader)");
                continue;
            }
            Class<?> boxed = box(component.getType());
            // What a lazy type stands for may not exist yet.
            Class<?> stored = !Nested.isItself(attribute.type()) && attribute.type() instanceof DelegatingType<?>
                    ? component.getType()
                    : attribute.type().javaType();
            if (!boxed.isAssignableFrom(stored)) {
                problems.add("Attribute '" + attribute + "' holds " + stored.getSimpleName() + ", but component '"
                        + component.getName() + "' of record " + type.getSimpleName() + " is "
                        + component.getType().getSimpleName() + "; give the component the attribute's class");
            }
            if (component.getType().isPrimitive() && attribute.rules().has(RuleSpec.Flag.Kind.READ_ONLY)) {
                problems.add("Attribute '" + attribute + "' is readOnly(), but component '" + component.getName()
                        + "' is a primitive, so that every item would give it a value; use the boxed type");
            }
            slots[i] = attribute.slot();
            zeros[i] = zero(component.getType());
            names[i] = attribute.name().text();
        }
        for (AttributeDefinition<R, ?> left : byComponent.values()) {
            problems.add("Attribute '" + left + "' has no component '" + left.component() + "' in record "
                    + type.getSimpleName() + " (it has "
                    + Arrays.stream(components).map(RecordComponent::getName).collect(Collectors.joining(", "))
                    + "); name the component with component(..)");
        }
        if (problems.size() > before) {
            return null;
        }
        return open(type, types, slots, attributes.size(), zeros, names, lookup, problems);
    }

    private static <R> @Nullable RecordFactory<R> open(
            Class<R> type,
            Class<?>[] types,
            int[] slots,
            int attributes,
            @Nullable Object[] zeros,
            String[] names,
            MethodHandles.@Nullable Lookup lookup,
            List<String> problems) {
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(types);
            MethodHandle handle = lookup == null
                    ? null
                    : lookup.unreflectConstructor(constructor)
                            .asSpreader(Object[].class, types.length)
                            .asType(MethodType.methodType(Object.class, Object[].class));
            if (handle == null && !constructor.trySetAccessible()) {
                problems.add("The constructor of record " + type.getName() + " is not open to Dynamodel: give"
                        + " build(MethodHandles.lookup()), or add 'opens " + type.getPackageName()
                        + " to io.dynamodel.schema;' to the module, or use build(reader)");
                return null;
            }
            return new RecordFactory<>(constructor, handle, slots, attributes, zeros, names);
        } catch (NoSuchMethodException | IllegalAccessException e) {
            problems.add(
                    "The canonical constructor of record " + type.getName() + " cannot be called: " + e.getMessage());
            return null;
        }
    }

    /** What to exchange, pair by pair, to bring the values of a row into the order of the components. */
    private static int[] swaps(int[] slots) {
        int[] held = new int[slots.length];
        for (int i = 0; i < held.length; i++) {
            held[i] = i;
        }
        int[] swaps = new int[2 * slots.length];
        int count = 0;
        for (int i = 0; i < slots.length; i++) {
            int from = i;
            while (held[from] != slots[i]) {
                from++;
            }
            if (from != i) {
                held[from] = held[i];
                swaps[count++] = i;
                swaps[count++] = from;
            }
        }
        return Arrays.copyOf(swaps, count);
    }

    @Override
    public R create(@Nullable Object[] row, Map<String, Object> extras) {
        for (int slot : primitives) {
            if (row[slot] == null) {
                throw absentPrimitives(row);
            }
        }
        return invoke(swaps == null ? picked(row) : swapped(row, swaps));
    }

    private @Nullable Object[] picked(@Nullable Object[] row) {
        Object[] arguments = new Object[slots.length];
        for (int i = 0; i < slots.length; i++) {
            arguments[i] = row[slots[i]];
        }
        return arguments;
    }

    private static @Nullable Object[] swapped(@Nullable Object[] row, int[] swaps) {
        for (int i = 0; i < swaps.length; i += 2) {
            Object value = row[swaps[i]];
            row[swaps[i]] = row[swaps[i + 1]];
            row[swaps[i + 1]] = value;
        }
        return row;
    }

    @Override
    public R createProbe(@Nullable Object[] row, Map<String, Object> extras) {
        Object[] arguments = new Object[slots.length];
        for (int i = 0; i < slots.length; i++) {
            Object value = row[slots[i]];
            arguments[i] = value == null ? zeros[i] : value;
        }
        return invoke(arguments);
    }

    @SuppressWarnings("unchecked") // the handle is of this very constructor
    private R invoke(@Nullable Object[] arguments) {
        try {
            return handle == null ? constructor.newInstance(arguments) : (R) (Object) handle.invokeExact(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw threw(e.getCause() == null ? e : e.getCause());
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            throw threw(e);
        }
    }

    private ValueException threw(Throwable cause) {
        return new ValueException(
                "the constructor of " + constructor.getDeclaringClass().getSimpleName() + " threw "
                        + cause.getClass().getSimpleName(),
                cause);
    }

    private ValueException absentPrimitives(@Nullable Object[] row) {
        List<String> absent = new ArrayList<>();
        for (int i = 0; i < slots.length; i++) {
            if (row[slots[i]] == null && zeros[i] != null) {
                absent.add(names[i]);
            }
        }
        return AbsentPrimitives.exception(absent);
    }

    private static Class<?> box(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }

    /** The zero of a primitive type; null for any other. */
    static @Nullable Object zero(Class<?> type) {
        return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null;
    }
}
