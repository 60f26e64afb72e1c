package io.dynamodel.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** All works, in groups that share a process. They are made when they are wanted. */
final class Works {
    /** What becomes about 1 MB of JSON: the most that a page can have. */
    private static final int ORDERS_OF_1_MB = 800;

    private static final int[] GROWTH = {5, 20, 50, 100, 300};

    /** Plain text, text with escapes, and text whose characters take two, three and four bytes. */
    private static final Map<String, String> TEXTS = texts();

    private Works() {}

    /** The names of the works and how they are made, by group. */
    static Map<String, Map<String, Supplier<Work>>> groups() {
        Map<String, Map<String, Supplier<Work>>> groups = new LinkedHashMap<>();
        Map<String, Supplier<Work>> orders = new LinkedHashMap<>();
        orders.put("get order", () -> ItemWorks.get(Shapes.order()));
        orders.put("put order", () -> ItemWorks.put(Shapes.order()));
        orders.put("update order", OrderWorks::update);
        orders.put("delete order", () -> ItemWorks.delete(Shapes.order()));
        orders.put("delete order returning it", () -> ItemWorks.deleteReturning(Shapes.order()));
        groups.put("orders", orders);
        Map<String, Supplier<Work>> pages = new LinkedHashMap<>();
        for (int items : new int[] {1, 10, 100, 1_000}) {
            pages.put("query " + items, () -> OrderWorks.query(Integer.toString(items), items));
        }
        pages.put("query 1 MB", () -> OrderWorks.query("1 MB", ORDERS_OF_1_MB));
        groups.put("pages", pages);
        Map<String, Supplier<Work>> async = new LinkedHashMap<>();
        async.put("async get order", AsyncWorks::get);
        async.put("async query 100", () -> AsyncWorks.query(100));
        groups.put("async", async);
        Map<String, Supplier<Work>> mapping = new LinkedHashMap<>();
        mapping.put("map order, read", () -> MappingWorks.read(Shapes.order()));
        mapping.put("map order, write", () -> MappingWorks.write(Shapes.order()));
        groups.put("mapping", mapping);
        Map<String, Supplier<Work>> texts = new LinkedHashMap<>();
        TEXTS.forEach((name, sample) -> add(texts, name, () -> Shapes.text(name, sample)));
        groups.put("texts", texts);
        Map<String, Supplier<Work>> items = new LinkedHashMap<>();
        add(items, "TINY", Shapes::tiny);
        add(items, "SMALL", Shapes::small);
        add(items, "HUGE", Shapes::huge);
        add(items, "HUGE_FLAT", () -> Shapes.flat("HUGE_FLAT", 63));
        groups.put("items", items);
        Map<String, Supplier<Work>> growth = new LinkedHashMap<>();
        for (int attributes : GROWTH) {
            String name = attributes + " attributes";
            add(growth, name, () -> Shapes.flat(name, attributes));
        }
        groups.put("growth", growth);
        return groups;
    }

    private static void add(Map<String, Supplier<Work>> works, String name, Supplier<Shape<?>> shape) {
        works.put("get " + name, () -> ItemWorks.get(shape.get()));
        works.put("put " + name, () -> ItemWorks.put(shape.get()));
    }

    private static Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("ASCII text", "The quick brown fox jumps over the lazy dog. ");
        texts.put(
                "JSON text",
                "{\"name\":\"Ada \\\"Countess\\\" Lovelace\",\"path\":\"C:\\\\temp\",\"lines\":\"a\\nb\"}\n");
        texts.put("accented text", "Où est la bibliothèque ? À côté du café, près de l'hôtel, où l'été s'achève. ");
        texts.put("Japanese text", "吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。");
        texts.put("emoji text", "Party 🎉 at eight 👩‍🔬, bring cake 🍰 and a smile 😀. ");
        return texts;
    }

    /** The works of a group whose names contain a match. */
    static List<Supplier<Work>> matching(String group, String regex) {
        Pattern pattern = Pattern.compile(regex);
        List<Supplier<Work>> works = new ArrayList<>();
        Objects.requireNonNull(groups().get(group), group).forEach((name, work) -> {
            if (pattern.matcher(name).find()) {
                works.add(work);
            }
        });
        return works;
    }

    /** The work of a name. */
    static Work named(String name) {
        for (Map<String, Supplier<Work>> group : groups().values()) {
            Supplier<Work> work = group.get(name);
            if (work != null) {
                return work.get();
            }
        }
        throw new IllegalArgumentException("No such work: " + name);
    }
}
