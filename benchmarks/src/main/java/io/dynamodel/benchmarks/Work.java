package io.dynamodel.benchmarks;

import io.dynamodel.benchmarks.stub.Json;
import io.dynamodel.benchmarks.stub.Stub;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One piece of work, and those who do it. What each achieves is held against what the code by hand achieves. */
final class Work {
    /** Once done. */
    interface Task {
        @Nullable
        Object run();
    }

    private final String name;
    private final Map<Contender, Task> tasks = new EnumMap<>(Contender.class);
    private final Map<Contender, Supplier<@Nullable Object>> outcomes = new EnumMap<>(Contender.class);

    Work(String name) {
        this.name = name;
    }

    /** Takes part with what it gives, as the view shows it. */
    <T extends @Nullable Object> Work giving(
            Contender contender, Supplier<T> task, Function<T, @Nullable Object> view) {
        tasks.put(contender, task::get);
        outcomes.put(contender, () -> view.apply(task.get()));
        return this;
    }

    /** Takes part with what it sends in one field of its request. */
    Work sending(Contender contender, Task task, Stub stub, String field) {
        tasks.put(contender, task);
        outcomes.put(contender, () -> {
            Map<?, ?> request = (Map<?, ?>) stub.sentBy(task::run);
            return Json.sorted(Objects.requireNonNull(request.get(field)));
        });
        return this;
    }

    String name() {
        return name;
    }

    Map<Contender, Task> tasks() {
        return Collections.unmodifiableMap(tasks);
    }

    /**
     * Lets each do it once.
     *
     * @throws IllegalStateException if one achieves something else than the code by hand
     */
    Work check() {
        Object expected = Objects.requireNonNull(outcomes.get(Contender.HAND)).get();
        outcomes.forEach((contender, outcome) -> {
            Object actual = outcome.get();
            if (!Objects.equals(actual, expected)) {
                throw new IllegalStateException(name + ": " + contender.title() + " achieves\n" + actual
                        + "\nand not, as by hand,\n" + expected);
            }
        });
        return this;
    }
}
