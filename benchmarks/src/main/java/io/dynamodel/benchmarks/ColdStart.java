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

    /** How the names of the classes begin that are not a library's. */
    private static final String PROGRAM = " io.dynamodel.benchmarks.";

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
        Map<Contender, Classes> classes = new EnumMap<>(Contender.class);
        for (Contender contender : CONTENDERS) {
            classes.put(contender, classes(contender));
        }
        print(millis, differences, classes);
    }

    /**
     * How many classes were loaded.
     *
     * @param own those of the program: its items and schemas, and the getters that it hands over
     */
    private record Classes(long all, long own) {}

    private static void print(
            Map<Contender, List<Double>> millis,
            Map<Contender, List<Double>> differences,
            Map<Contender, Classes> classes) {
        System.out.println("From the start of a process to the end of its first GetItem, with three schemas");
        System.out.println(Table.header("by hand: bare SDK"));
        Map<Contender, String> times = new EnumMap<>(Contender.class);
        Map<Contender, String> all = new EnumMap<>(Contender.class);
        Map<Contender, String> own = new EnumMap<>(Contender.class);
        Classes hand = classes.getOrDefault(Contender.HAND, new Classes(0, 0));
        classes.forEach((contender, count) -> {
            boolean first = contender == Contender.HAND;
            double time = median((first ? millis : differences).getOrDefault(contender, List.of()));
            times.put(contender, String.format(Locale.ROOT, first ? "%.0f ms" : "%+.0f ms", time));
            all.put(contender, first ? Long.toString(count.all) : difference(count.all, hand.all));
            own.put(contender, first ? Long.toString(count.own) : difference(count.own, hand.own));
        });
        System.out.println(Table.line("time", times));
        System.out.println(Table.line("classes loaded", all));
        System.out.println(Table.line("of them the program's own", own));
    }

    private static String difference(long count, long hand) {
        return String.format(Locale.ROOT, "%+d", count - hand);
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

    private static Classes classes(Contender contender) throws IOException {
        Path log = Files.createTempFile("classes", ".log");
        try {
            List<String> options = new ArrayList<>(OPTIONS);
            options.add("-Xlog:class+load:file=" + log);
            Process process = start(options, contender);
            process.onExit().join();
            long all = 0;
            long own = 0;
            for (String line : Files.readAllLines(log)) {
                if (line.contains(" source: ")) {
                    all++;
                    own += line.contains(PROGRAM) ? 1 : 0;
                }
            }
            return new Classes(all, own);
        } finally {
            Files.delete(log);
        }
    }
}
