package io.dynamodel.benchmarks;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Prints CPU time and allocated bytes of all contenders as ratios to the code by hand, measured {@link Interleaved}: each
 * contender in a process of its own for each group of works. Properties: {@code work}, a regular expression; {@code
 * seconds} of each window; {@code gate}, {@code bytes} or {@code all}, to fail when over the {@link Limits}.
 */
public final class Ratios {
    private static final String WORK = System.getProperty("work", "");
    private static final double SECONDS = Double.parseDouble(System.getProperty("seconds", "2"));
    private static final String GATE = System.getProperty("gate", "none");

    private Ratios() {}

    /**
     * Runs.
     *
     * @param args none
     */
    public static void main(String[] args) {
        System.out.println("CPU time and bytes allocated per operation, as ratios to what is written by hand");
        System.out.println(Table.header("work"));
        List<String> exceeded = new ArrayList<>();
        for (String group : Works.groups().keySet()) {
            List<Supplier<Work>> works = Works.matching(group, WORK);
            if (!works.isEmpty()) {
                measure(works, exceeded);
            }
        }
        exceeded.forEach(message -> System.out.println("OVER THE LIMIT: " + message));
        System.exit(exceeded.isEmpty() ? 0 : 1); // clients may have threads
    }

    private static void measure(List<Supplier<Work>> works, List<String> exceeded) {
        Map<Contender, Player> players = new EnumMap<>(Contender.class);
        try {
            for (Supplier<Work> supplier : works) {
                Work work = supplier.get().check();
                List<Player> taking = new ArrayList<>();
                for (Contender contender : work.tasks().keySet()) {
                    Player player = players.computeIfAbsent(contender, Player::start);
                    player.take(work.name());
                    taking.add(player);
                }
                Map<Contender, Figure> figures = Interleaved.measure(taking, SECONDS);
                System.out.println(Table.row(work.name(), figures));
                if (!GATE.equals("none")) {
                    exceeded.addAll(Limits.exceeded(work.name(), figures, GATE.equals("all")));
                }
            }
        } finally {
            players.values().forEach(Player::close);
        }
    }
}
