package io.dynamodel.integration.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Things to do, one after the other, on every side. */
final class Script {
    /** One thing to do. */
    record Line(String name, Function<Side, @Nullable Object> action) {
        @Override
        public String toString() {
            return name;
        }
    }

    private final String name;
    private final List<Line> lines = new ArrayList<>();

    Script(String name) {
        this.name = name;
    }

    Script add(String line, Function<Side, @Nullable Object> action) {
        lines.add(new Line(line, action));
        return this;
    }

    List<Line> lines() {
        return lines;
    }

    @Override
    public String toString() {
        return name;
    }
}
