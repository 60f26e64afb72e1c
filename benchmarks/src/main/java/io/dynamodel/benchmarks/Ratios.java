package io.dynamodel.benchmarks;

import static io.dynamodel.benchmarks.Contender.HAND;
import static io.dynamodel.benchmarks.Contender.VALUES;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Prints CPU time and allocated bytes of all contenders as ratios to the code by hand, measured {@link Interleaved}: each
 * group of works in a process of its own. Properties: {@code work}, a regular expression; {@code seconds} of each window;
 * {@code gate}, {@code bytes} or {@code all}, to fail when over the {@link Limits}.
 */
public final class Ratios {
    private static final String WORK = System.getProperty("work", "");
    private static final String SECONDS = System.getProperty("seconds", "2");
    private static final String GATE = System.getProperty("gate", "none");

    private Ratios() {}

    /**
     * Runs.
     *
     * @param args none, or the group to run in this process
     */
    public static void main(String[] args) {
        System.exit(args.length == 0 ? all() : group(args[0]));
    }

    private static int all() {
        System.out.println("CPU time and bytes allocated per operation, as ratios to what is written by hand");
        System.out.println(Table.header("work"));
        int worst = 0;
        for (String group : Works.groups().keySet()) {
            if (!Works.matching(group, WORK).isEmpty()) {
                List<String> options =
                        List.of("-Xms1g", "-Xmx1g", "-Dwork=" + WORK, "-Dseconds=" + SECONDS, "-Dgate=" + GATE);
                worst = Math.max(worst, Processes.run(Processes.java(options, Ratios.class, group)));
            }
        }
        return worst;
    }

    /**
     * Dynamodel's two paths are not measured side by side: a program has one of them, and the virtual machine makes slower
     * code of what both share once both have run.
     */
    private static int group(String group) {
        List<String> exceeded = new ArrayList<>();
        List<Supplier<Work>> works = Works.matching(group, WORK);
        List<Map<Contender, Figure>> figures = measured(works, Set.copyOf(EnumSet.complementOf(EnumSet.of(VALUES))));
        List<Map<Contender, Figure>> values = measured(works, Set.of(HAND, VALUES));
        for (int i = 0; i < works.size(); i++) {
            Map<Contender, Figure> all = new EnumMap<>(figures.get(i));
            Figure hand = Objects.requireNonNull(all.get(HAND));
            Map<Contender, Figure> later = values.get(i);
            all.put(
                    VALUES,
                    Objects.requireNonNull(later.get(VALUES)).beside(Objects.requireNonNull(later.get(HAND)), hand));
            String name = works.get(i).get().name();
            System.out.println(Table.row(name, all));
            if (!GATE.equals("none")) {
                exceeded.addAll(Limits.exceeded(name, all, GATE.equals("all")));
            }
        }
        exceeded.forEach(message -> System.out.println("OVER THE LIMIT: " + message));
        return exceeded.isEmpty() ? 0 : 1;
    }

    private static List<Map<Contender, Figure>> measured(List<Supplier<Work>> works, Set<Contender> contenders) {
        List<Map<Contender, Figure>> figures = new ArrayList<>();
        int windows = 4; // the first work finds the SDK cold
        for (Supplier<Work> work : works) {
            figures.add(Interleaved.measure(work.get(), contenders, Double.parseDouble(SECONDS), windows));
            windows = 2;
        }
        return figures;
    }
}
