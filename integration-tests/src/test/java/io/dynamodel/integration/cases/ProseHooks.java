package io.dynamodel.integration.cases;

import static io.dynamodel.integration.cases.Things.FOO;
import static io.dynamodel.integration.cases.Things.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.query.Model;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.PrimaryKey;
import io.dynamodel.schema.Rules;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.StringAttribute;
import java.util.ArrayList;
import java.util.List;

/** Hooks in words. */
final class ProseHooks {
    private ProseHooks() {}

    private static void runOnceInOrder(Prose prose) {
        List<String> ran = new ArrayList<>();
        DocumentSchemaBuilder s = Schema.documents("hooked");
        StringAttribute<Document> id = s.string("id");
        s.string(
                "text",
                Rules.onSet(text -> {
                    ran.add("set " + text);
                    return text + "!";
                }),
                Rules.onGet(text -> {
                    ran.add("get " + text);
                    return text + "?";
                }));
        PrimaryKey<Document, String> key = s.key(id);
        Model<Document> model = prose.model(s.build())
                .with(draft -> {
                    ran.add("first");
                    return draft;
                })
                .with(draft -> {
                    ran.add("second");
                    return draft;
                });

        model.put(Document.of("id", "1", "text", "a")).execute();
        assertThat(ran).filteredOn(each -> each.startsWith("set")).containsExactly("set a");
        assertThat(ran).filteredOn(each -> !each.contains(" ")).containsExactly("first", "second");
        ran.clear();
        assertThat(model.get(key.of("1")).execute().orElseThrow().get("text")).isEqualTo("a!?");
        assertThat(ran).containsExactly("get a!");
    }

    private static void failBeforeAnythingIsSent(Prose prose) {
        Model<Document> model = prose.model(Things.SCHEMA, Document.of("id", "1", "foo", "a"));
        IllegalStateException thrown = new IllegalStateException("not today");
        Model<Document> hooked = model.with(draft -> {
            throw thrown;
        });
        assertThatThrownBy(() -> hooked.update(KEY.of("1"), FOO.set("b")).execute())
                .isSameAs(thrown);
        assertThat(model.get(KEY.of("1")).execute().orElseThrow().get("foo")).isEqualTo("a");
    }

    static void write(ProseBook book) {
        book.differs(Difference.HOOKS_ADD, "hooks", ProseHooks::runOnceInOrder, "after-load");
        book.differs(Difference.HOOKS_ADD, "hooks", ProseHooks::failBeforeAnythingIsSent, "throwing");
    }
}
