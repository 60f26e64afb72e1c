package io.dynamodel.integration.wire;

import static io.dynamodel.integration.sample.Notes.*;

import io.dynamodel.integration.sample.Notes;
import io.dynamodel.integration.sample.Notes.Note;
import io.dynamodel.query.Model;
import io.dynamodel.query.Page;
import io.dynamodel.schema.SortCondition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Queries and scans. */
final class NoteScripts {
    private NoteScripts() {}

    private static Model<Note> notes(Side side) {
        return side.model("notes", Notes.SCHEMA);
    }

    static Script reads() {
        return new Script("reads")
                .add("fill the table", s -> {
                    s.createTable("notes", Notes.SCHEMA);
                    for (int i = 0; i < 25; i++) {
                        s.run(notes(s).put(note(i < 15 ? "ada" : "bob é", i)));
                    }
                    return null;
                })
                .add(
                        "prepared put, executed twice",
                        s -> s.twice(notes(s).put(note("ada", 1)).returningOld()))
                .add("prepared update, executed twice", s -> s.twice(notes(s).update(KEY.of("ada", 1), STARS.add(0))))
                .add(
                        "prepared query, executed twice",
                        s -> s.twice(notes(s).query(KEY).partition("ada").limit(2)))
                .add("query", s -> s.run(notes(s).query(KEY).partition("ada")))
                .add("query of nothing", s -> s.run(notes(s).query(KEY).partition("none")))
                .add(
                        "descending",
                        s -> s.run(notes(s).query(KEY).partition("ada").descending()))
                .add(
                        "consistent",
                        s -> s.run(notes(s).query(KEY).partition("ada").consistent()))
                .add("limit", s -> s.run(notes(s).query(KEY).partition("ada").limit(4)))
                .add(
                        "page size",
                        s -> s.run(notes(s).query(KEY).partition("ada").pageSize(4)))
                .add(
                        "limit and page size",
                        s -> s.run(notes(s).query(KEY).partition("ada").limit(7).pageSize(3)))
                .add("filter", s -> s.run(notes(s).query(KEY).partition("ada").filter(TOPIC.eq("odd"))))
                .add(
                        "filter, limit and page size",
                        s -> s.run(notes(s).query(KEY)
                                .partition("ada")
                                .filter(TOPIC.eq("odd"))
                                .limit(3)
                                .pageSize(4)))
                .add(
                        "page of a filter and a limit",
                        s -> s.page(notes(s).query(KEY)
                                .partition("ada")
                                .filter(TOPIC.eq("odd"))
                                .limit(3)
                                .pageSize(4)))
                .add("sort", s -> s.run(notes(s).query(KEY).partition("ada").sort(SortCondition.between(3, 6))))
                .add(
                        "index",
                        s -> s.run(notes(s).query(BY_TOPIC).partition("odd").descending()))
                .add(
                        "index of keys only",
                        s -> s.run(notes(s).query(STARRED).partition("odd").select(OWNER, STARS)))
                .add(
                        "local index",
                        s -> s.run(notes(s).query(OWN_BY_STARS).partition("ada").limit(5)))
                .add("select", s -> s.run(notes(s).query(KEY).partition("ada").select(TEXT, NUMBER)))
                .add("count", s -> s.count(notes(s).query(KEY).partition("ada").pageSize(4)))
                .add(
                        "count up to a limit",
                        s -> s.count(notes(s).query(KEY).partition("ada").limit(5)))
                .add("count of a filter", s -> s.count(notes(s).scan().filter(TOPIC.eq("odd"))))
                .add("first", s -> s.first(notes(s).query(KEY).partition("ada").filter(TOPIC.eq("odd"))))
                .add("first of nothing", s -> s.first(notes(s).query(KEY).partition("none")))
                .add("page", s -> s.page(notes(s).query(KEY).partition("ada").pageSize(4)))
                .add("page after page", NoteScripts::pages)
                .add("stream", s -> {
                    s.stream(notes(s).query(KEY).partition("ada").pageSize(4));
                    return s.run(notes(s).query(KEY).partition("ada").pageSize(4));
                })
                .add(
                        "after a key",
                        s -> s.run(notes(s).query(KEY)
                                .partition("ada")
                                .startingAfter(Map.of(
                                        "owner", AttributeValue.fromS("ada"), "number", AttributeValue.fromN("9")))))
                .add(
                        "after what is no key",
                        s -> s.run(notes(s).query(KEY)
                                .partition("ada")
                                .startingAfter(Map.of("number", AttributeValue.fromN("9")))))
                .add("scan", s -> s.run(notes(s).scan()))
                .add(
                        "scan with all",
                        s -> s.run(notes(s).scan().filter(STARS.gt(50)).limit(5).pageSize(3)))
                .add("scan of an index", s -> s.run(notes(s).scan(BY_TOPIC).consistent()))
                .add("select in a scan", s -> s.run(notes(s).scan(BY_TOPIC).select(TEXT)))
                .add("store what does not fit", s -> {
                    s.raw()
                            .putItem(r -> r.tableName("notes")
                                    .item(Map.of(
                                            "owner", AttributeValue.fromS("ada"),
                                            "number", AttributeValue.fromN("3"),
                                            "text", AttributeValue.fromN("1"))));
                    return null;
                })
                .add("query with a misfit", s -> s.run(notes(s).query(KEY).partition("ada")))
                .add(
                        "query that stops before the misfit",
                        s -> s.run(notes(s).query(KEY).partition("ada").limit(3)))
                .add(
                        "query whose page has a misfit",
                        s -> s.page(notes(s).query(KEY)
                                .partition("ada")
                                .filter(STARS.lt(1000))
                                .limit(2)))
                .add("lenient query", s -> lenient(s, 100))
                .add("lenient query with a limit", s -> lenient(s, 5))
                .add("pages of 1 MB", NoteScripts::large);
    }

    private static Object pages(Side s) {
        List<Object> all = new ArrayList<>();
        var query = notes(s).query(KEY).partition("ada").pageSize(4);
        Page<?> page = (Page<?>) s.page(query);
        all.add(page);
        while (page.hasMore()) {
            page = (Page<?>) s.page(query.startingAfter(page));
            all.add(page);
        }
        return all;
    }

    private static Object lenient(Side s, int limit) {
        List<String> aside = new ArrayList<>();
        List<Note> read = s.run(notes(s).query(KEY)
                .partition("ada")
                .limit(limit)
                .pageSize(4)
                .lenient(e -> aside.add(Outcome.describe(e))));
        return List.of(read, aside);
    }

    /** More than one answer can hold. */
    private static Object large(Side s) {
        for (int i = 0; i < 8; i++) {
            s.run(notes(s).put(new Note("large", i, null, null, "\"é😀".repeat(30_000), List.of())));
        }
        return List.of(
                s.run(notes(s).query(KEY).partition("large")),
                s.page(notes(s).query(KEY).partition("large")),
                s.count(notes(s).query(KEY).partition("large")));
    }
}
