package io.dynamodel.integration.cases;

import static io.dynamodel.schema.Rules.alias;
import static io.dynamodel.schema.Rules.atLeast;
import static io.dynamodel.schema.Rules.atMost;
import static io.dynamodel.schema.Rules.coerce;
import static io.dynamodel.schema.Rules.createdAt;
import static io.dynamodel.schema.Rules.defaultTo;
import static io.dynamodel.schema.Rules.lowerCase;
import static io.dynamodel.schema.Rules.onSet;
import static io.dynamodel.schema.Rules.oneOf;
import static io.dynamodel.schema.Rules.readOnly;
import static io.dynamodel.schema.Rules.required;
import static io.dynamodel.schema.Rules.requiredIf;
import static io.dynamodel.schema.Rules.trim;
import static io.dynamodel.schema.Rules.updatedAt;
import static io.dynamodel.schema.Rules.validate;

import io.dynamodel.Dynamodel;
import io.dynamodel.query.Model;
import io.dynamodel.schema.AttributeTypes;
import io.dynamodel.schema.DictionaryAttribute;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.ListAttribute;
import io.dynamodel.schema.MapAttribute;
import io.dynamodel.schema.NumberAttribute;
import io.dynamodel.schema.PrimaryKey;
import io.dynamodel.schema.ScalarAttribute;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SetAttribute;
import io.dynamodel.schema.SortedIndex;
import io.dynamodel.schema.SortedKey;
import io.dynamodel.schema.StringAttribute;
import io.dynamodel.schema.UnknownAttributes;
import io.dynamodel.schema.WriteKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** The schemas that prose cases are checked with. */
final class Things {
    private Things() {}

    private static final DocumentSchemaBuilder M = Schema.documents("meta");
    static final StringAttribute<Document> D = M.string("_d", alias("d"));
    static final Schema<Document> META_SCHEMA = M.build();

    private static final DocumentSchemaBuilder F = Schema.documents("friend");
    static final StringAttribute<Document> BAR_OF_FRIEND = F.string("bar");
    static final Schema<Document> FRIEND = F.build();

    private static final DocumentSchemaBuilder S = Schema.documents("things");
    static final StringAttribute<Document> ID = S.string("id");
    static final StringAttribute<Document> FOO = S.string("foo");
    static final StringAttribute<Document> BAR = S.string("bar");
    static final NumberAttribute<Document, BigDecimal> LEVEL = S.decimal("level");
    static final NumberAttribute<Document, BigDecimal> RENT = S.decimal("r", alias("rent"));
    static final NumberAttribute<Document, Integer> AGE = S.integer("age", coerce(), atLeast(0), atMost(150));
    static final SetAttribute<Document, String> TAGS = S.stringSet("tags");
    static final SetAttribute<Document, BigDecimal> NUMS = S.set("nums", AttributeTypes.decimal());
    static final ListAttribute<Document, String> LOG = S.list("log", AttributeTypes.string());
    static final ListAttribute<Document, List<String>> GRID =
            S.list("grid", AttributeTypes.listOf(AttributeTypes.string()));
    static final ListAttribute<Document, Document> FRIENDS = S.list("friends", FRIEND);
    static final MapAttribute<Document, Document> META = S.map("meta", META_SCHEMA);
    static final DictionaryAttribute<Document, Object> REC = S.dictionary("rec", AttributeTypes.any());
    static final NumberAttribute<Document, Integer> COUNT = S.integer("Count");
    static final StringAttribute<Document> TITLE = S.string("Title");
    static final StringAttribute<Document> EMAIL = S.string("email", trim(), lowerCase());
    static final PrimaryKey<Document, String> KEY = S.key(ID);
    static final Schema<Document> SCHEMA = S.build();

    private static final DocumentSchemaBuilder P = Schema.documents("sorted");
    static final StringAttribute<Document> PK = P.string("pk");
    static final NumberAttribute<Document, Integer> SK = P.integer("sk");
    static final StringAttribute<Document> NAME = P.string("name");
    static final StringAttribute<Document> CONTACT = P.string("contact");
    static final SetAttribute<Document, String> LABELS = P.stringSet("labels");
    static final StringAttribute<Document> G1 = P.string("g1");
    static final StringAttribute<Document> REGION = P.string("region");
    static final StringAttribute<Document> TEAM = P.string("team");
    static final StringAttribute<Document> STATUS = P.string("status");
    static final StringAttribute<Document> DUE = P.string("due");
    static final NumberAttribute<Document, Integer> POINTS = P.integer("points");
    static final SortedKey<Document, String, Integer> SORTED = P.key(PK, SK);
    static final SortedIndex<Document, String, Integer> BY_G1 = P.globalIndex("by-g1", G1, SK);
    static final io.dynamodel.schema.SortedIndex<
                    Document,
                    io.dynamodel.schema.Parts<String, String>,
                    io.dynamodel.schema.Parts<String, io.dynamodel.schema.Parts<String, Integer>>>
            BY_TEAM = P.globalIndex("by-team", P.parts(REGION, TEAM), P.parts(STATUS, DUE, POINTS));
    static final Schema<Document> SORTED_SCHEMA = P.build();

    private static final DocumentSchemaBuilder V = Schema.documents("versioned");
    static final StringAttribute<Document> VID = V.string("id");
    static final NumberAttribute<Document, Integer> SCORE = V.integer("score");
    static final NumberAttribute<Document, Long> VERSION = V.version("version");
    static final PrimaryKey<Document, String> VKEY = V.key(VID);
    static final Schema<Document> VERSIONED = V.build();

    private static final DocumentSchemaBuilder R = Schema.documents("ruled");
    static final StringAttribute<Document> RID = R.string("id");
    static final StringAttribute<Document> KIND = R.string("kind", oneOf("food", "shoes"));
    static final StringAttribute<Document> NEEDED = R.string("needed", required());
    static final StringAttribute<Document> FIXED = R.string("fixed", readOnly());
    static final StringAttribute<Document> STATE = R.string("state", required(), defaultTo("open"));
    static final StringAttribute<Document> PUT_OR_UPDATE =
            R.string("by", defaultTo("p", WriteKind.PUT), defaultTo("u", WriteKind.UPDATE));
    static final StringAttribute<Document> SHOUT =
            R.string("shout", defaultTo("hey"), onSet(text -> text.toUpperCase(java.util.Locale.ROOT)));
    static final StringAttribute<Document> EVEN =
            R.string("even", validate(v -> v.length() % 2 == 0, "have even length"));
    static final StringAttribute<Document> ROLE = R.string("role");
    static final StringAttribute<Document> BADGE =
            R.string("badge", requiredIf(item -> "b".equals(item.get("role")), ROLE));
    static final ScalarAttribute<Document, Instant> CREATED = R.epochMillis("created", createdAt());
    static final ScalarAttribute<Document, Instant> CHANGED = R.epochMillis("changed", updatedAt());
    static final PrimaryKey<Document, String> RKEY = R.key(RID);
    static final Schema<Document> RULED =
            R.unknownOnWrite(UnknownAttributes.drop()).build();

    /** A model that sends nothing: for looking at requests. */
    static Model<Document> offline(Schema<Document> schema) {
        return Dynamodel.builder()
                .client(new StubClient(com.fasterxml.jackson.databind.node.MissingNode.getInstance()))
                .clock(CaseTime.CLOCK)
                .build()
                .model("T-1", schema);
    }

    static BigDecimal number(int value) {
        return BigDecimal.valueOf(value);
    }
}
