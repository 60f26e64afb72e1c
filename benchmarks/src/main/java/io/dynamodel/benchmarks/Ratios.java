package io.dynamodel.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    private static int group(String group) {
        List<String> exceeded = new ArrayList<>();
        double seconds = Double.parseDouble(SECONDS);
        int windows = 4; // the first work finds the SDK cold
        for (Supplier<Work> supplier : Works.matching(group, WORK)) {
            Work work = supplier.get();
            Map<Contender, Figure> figures = Interleaved.measure(work, seconds, windows);
            windows = 2;
            System.out.println(Table.row(work.name(), figures));
            if (!GATE.equals("none")) {
                exceeded.addAll(Limits.exceeded(work.name(), figures, GATE.equals("all")));
            }
        }
        exceeded.forEach(message -> System.out.println("OVER THE LIMIT: " + message));
        return exceeded.isEmpty() ? 0 : 1;
    }
}
