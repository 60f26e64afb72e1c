package io.dynamodel.integration.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An update expression of Dynamoose's by clauses, to be changed. Mutable. */
final class UpdateText {
    private static final Pattern CLAUSE = Pattern.compile("\\b(SET|REMOVE|ADD|DELETE) ");
    private final Map<String, List<String>> clauses = new LinkedHashMap<>();

    static UpdateText of(String text) {
        UpdateText update = new UpdateText();
        Matcher matcher = CLAUSE.matcher(text);
        List<Integer> starts = new ArrayList<>();
        while (matcher.find()) {
            starts.add(matcher.start());
        }
        starts.add(text.length());
        for (int i = 0; i + 1 < starts.size(); i++) {
            String[] clause =
                    text.substring(starts.get(i), starts.get(i + 1)).strip().split(" ", 2);
            List<String> actions = new ArrayList<>(List.of(clause[1].split(", (?=#)(?![^(]*\\))")));
            update.clauses.put(clause[0], actions);
        }
        return update;
    }

    /** Makes appends create the list, as {@code :none}; whether there are any. */
    boolean appendsToNothing() {
        List<String> actions = clauses.getOrDefault("SET", new ArrayList<>());
        boolean found = actions.stream().anyMatch(action -> action.contains("list_append("));
        actions.replaceAll(action ->
                action.replaceAll("list_append\\((#\\w+), (:\\w+)\\)", "list_append(if_not_exists($1, :none), $2)"));
        return found;
    }

    /** Removes what is set; whether it was set to a value. */
    boolean setToRemove(String name) {
        List<String> actions = clauses.getOrDefault("SET", new ArrayList<>());
        if (!actions.removeIf(action -> action.startsWith(name + " = :"))) {
            return false;
        }
        clauses.computeIfAbsent("REMOVE", clause -> new ArrayList<>()).add(name);
        return true;
    }

    /** Adds what is set. */
    void setToAdd(String name, boolean toList) {
        List<String> actions = clauses.getOrDefault("SET", new ArrayList<>());
        for (String action : List.copyOf(actions)) {
            if (action.startsWith(name + " = :")) {
                String value = action.substring(action.indexOf(':'));
                actions.remove(action);
                if (toList) {
                    actions.add(name + " = list_append(if_not_exists(" + name + ", :none), " + value + ")");
                } else {
                    clauses.computeIfAbsent("ADD", clause -> new ArrayList<>()).add(name + " " + value);
                }
            }
        }
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        clauses.forEach((clause, actions) -> {
            if (!actions.isEmpty()) {
                text.append(clause)
                        .append(' ')
                        .append(String.join(", ", actions))
                        .append(' ');
            }
        });
        return text.toString().strip();
    }
}
