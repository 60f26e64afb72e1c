package io.dynamodel.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dynamodel.benchmarks.stub.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Prints what it takes from the start of a process to the end of its first GetItem, with three schemas of 20 attributes:
 * wall-clock time as the parent sees it, the median of rounds in which the contenders take turns, and the classes that
 * were loaded. By hand means the bare SDK, with no other library on its class path. Property: {@code rounds}.
 */
public final class ColdStart {
    private static final List<Contender> CONTENDERS = Stream.concat(
                    Stream.of(Contender.HAND, Contender.BEAN, Contender.STATIC), Dynamodels.PATHS.stream())
            .toList();
    private static final List<String> OPTIONS = List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto");

    private static final String ANSWER =
            new String(Json.bytes(Map.of("Item", Json.item(Shapes.order().item()))), UTF_8);

    private static final Map<Contender, String> CLASS_PATHS =
            CONTENDERS.stream().collect(Collectors.toMap(contender -> contender, ClassPaths::of));

    private ColdStart() {}

    /**
     * Runs.
     *
     * @param args none
     * @throws IOException if processes cannot be started
     */
    public static void main(String[] args) throws IOException {
        int rounds = Integer.getInteger("rounds", 11);
        Map<Contender, List<Double>> millis = new EnumMap<>(Contender.class);
        Map<Contender, List<Double>> differences = new EnumMap<>(Contender.class);
        for (int round = -1; round < rounds; round++) { // the first fills the file system's caches
            double hand = 0;
            for (Contender contender : CONTENDERS) {
                double time = time(contender);
                if (contender == Contender.HAND) {
                    hand = time;
                }
                if (round >= 0) {
                    millis.computeIfAbsent(contender, c -> new ArrayList<>()).add(time);
                    differences
                            .computeIfAbsent(contender, c -> new ArrayList<>())
                            .add(time - hand);
                }
            }
        }
        Map<Contender, Long> classes = new EnumMap<>(Contender.class);
        for (Contender contender : CONTENDERS) {
            classes.put(contender, classes(contender));
        }
        print(millis, differences, classes);
    }

    private static void print(
            Map<Contender, List<Double>> millis,
            Map<Contender, List<Double>> differences,
            Map<Contender, Long> classes) {
        System.out.println("From the start of a process to the end of its first GetItem, with three schemas");
        System.out.println(Table.header("by hand: bare SDK"));
        Map<Contender, String> times = new EnumMap<>(Contender.class);
        Map<Contender, String> counts = new EnumMap<>(Contender.class);
        long hand = classes.getOrDefault(Contender.HAND, 0L);
        classes.forEach((contender, count) -> {
            boolean first = contender == Contender.HAND;
            double time = median((first ? millis : differences).getOrDefault(contender, List.of()));
            times.put(contender, String.format(Locale.ROOT, first ? "%.0f ms" : "%+.0f ms", time));
            counts.put(contender, first ? Long.toString(count) : String.format(Locale.ROOT, "%+d", count - hand));
        });
        System.out.println(Table.line("time", times));
        System.out.println(Table.line("classes loaded", counts));
    }

    private static double median(List<Double> all) {
        List<Double> sorted = new ArrayList<>(all);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    private static double time(Contender contender) throws IOException {
        long start = System.nanoTime();
        Process process = start(OPTIONS, contender);
        if (process.getInputStream().read() != ColdStartCall.DONE) {
            throw new IllegalStateException(contender.title() + " has failed");
        }
        double millis = (System.nanoTime() - start) / 1e6;
        process.onExit().join();
        return millis;
    }

    private static Process start(List<String> options, Contender contender) throws IOException {
        return Processes.java(
                        options, CLASS_PATHS.getOrDefault(contender, ""), ColdStartCall.class, contender.name(), ANSWER)
                .start();
    }

    private static long classes(Contender contender) throws IOException {
        Path log = Files.createTempFile("classes", ".log");
        try {
            List<String> options = new ArrayList<>(OPTIONS);
            options.add("-Xlog:class+load:file=" + log);
            Process process = start(options, contender);
            process.onExit().join();
            try (Stream<String> lines = Files.lines(log)) {
                return lines.filter(line -> line.contains(" source: ")).count();
            }
        } finally {
            Files.delete(log);
        }
    }
}
