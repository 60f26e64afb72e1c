package io.dynamodel.query.internal;

import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.AttributePath.Index;
import io.dynamodel.core.expression.AttributePath.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * How a selected path is asked for, and where its value then is. DynamoDB closes the gaps between the elements of a list
 * that are selected, so that the place of one is its rank among them; and it leaves out an element of which the selected
 * part is absent, which would shift those behind it. So of several elements of one list, each is asked for as a whole.
 *
 * @param projected what is asked for: the path, or an element that it goes through
 * @param answered where the value is in what comes back
 */
record SelectedPath(AttributePath projected, AttributePath answered) {

    /** @param all all paths that are selected */
    static SelectedPath of(AttributePath path, List<AttributePath> all) {
        List<Step> steps = path.steps();
        List<Step> answered = new ArrayList<>(steps);
        for (int depth = 0; depth < steps.size(); depth++) {
            if (steps.get(depth) instanceof Index index) {
                TreeSet<Integer> selected = indexes(steps.subList(0, depth), all);
                answered.set(depth, new Index(selected.headSet(index.index()).size()));
                if (selected.size() > 1) {
                    AttributePath element = new AttributePath(steps.subList(0, depth + 1)).withOrigin(path.origin());
                    return new SelectedPath(element, new AttributePath(answered));
                }
            }
        }
        return new SelectedPath(path, new AttributePath(answered));
    }

    /** The indexes that are selected of one list. */
    private static TreeSet<Integer> indexes(List<Step> list, List<AttributePath> all) {
        TreeSet<Integer> indexes = new TreeSet<>();
        for (AttributePath path : all) {
            List<Step> steps = path.steps();
            if (steps.size() > list.size()
                    && steps.subList(0, list.size()).equals(list)
                    && steps.get(list.size()) instanceof Index index) {
                indexes.add(index.index());
            }
        }
        return indexes;
    }
}
