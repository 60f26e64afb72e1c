package io.dynamodel.integration.history;

import io.dynamodel.schema.AttributeTypes;
import io.dynamodel.schema.ListAttribute;
import io.dynamodel.schema.NumberAttribute;
import io.dynamodel.schema.PrimaryKey;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SchemaBuilder;
import io.dynamodel.schema.SetAttribute;
import io.dynamodel.schema.SortedKey;
import io.dynamodel.schema.StringAttribute;
import io.dynamodel.schema.UniqueConstraint;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The items of the histories. */
final class Schemas {
    private Schemas() {}

    record Register(String id, String value, long version) {}

    static final class RegisterSchema {
        private static final SchemaBuilder<Register> S = Schema.builder(Register.class);
        static final StringAttribute<Register> ID = S.string("id", Register::id);
        static final StringAttribute<Register> VALUE = S.string("value", Register::value);
        static final NumberAttribute<Register, Long> VERSION = S.version("version", Register::version);
        static final PrimaryKey<Register, String> KEY = S.key(ID);
        static final Schema<Register> SCHEMA = S.build();
    }

    record Tally(String id, long added, long summed, List<String> log, Set<String> marks) {
        Tallies.State state() {
            return new Tallies.State(added, summed, log, marks);
        }
    }

    static final class TallySchema {
        private static final SchemaBuilder<Tally> S = Schema.builder(Tally.class);
        static final StringAttribute<Tally> ID = S.string("id", Tally::id);
        static final NumberAttribute<Tally, Long> ADDED = S.longInteger("added", Tally::added);
        static final NumberAttribute<Tally, Long> SUMMED = S.longInteger("summed", Tally::summed);
        static final ListAttribute<Tally, String> LOG = S.list("log", Tally::log, AttributeTypes.string());
        static final SetAttribute<Tally, String> MARKS = S.stringSet("marks", Tally::marks);
        static final PrimaryKey<Tally, String> KEY = S.key(ID);
        static final Schema<Tally> SCHEMA = S.build();
    }

    record Account(String id, long balance, List<String> entries) {
        Accounts.One one() {
            return new Accounts.One(balance, entries);
        }
    }

    static final class AccountSchema {
        private static final SchemaBuilder<Account> S = Schema.builder(Account.class);
        static final StringAttribute<Account> ID = S.string("id", Account::id);
        static final NumberAttribute<Account, Long> BALANCE = S.longInteger("balance", Account::balance);
        static final ListAttribute<Account, String> ENTRIES =
                S.list("entries", Account::entries, AttributeTypes.string());
        static final PrimaryKey<Account, String> KEY = S.key(ID);
        static final Schema<Account> SCHEMA = S.build();
    }

    record Member(String id, @Nullable String handle, String text) {}

    static final class MemberSchema {
        private static final SchemaBuilder<Member> S = Schema.builder(Member.class);
        static final StringAttribute<Member> ID = S.string("id", Member::id);
        static final StringAttribute<Member> HANDLE = S.string("handle", Member::handle);
        static final StringAttribute<Member> TEXT = S.string("text", Member::text);
        static final PrimaryKey<Member, String> KEY = S.key(ID);
        static final UniqueConstraint<Member> UNIQUE_HANDLE = S.unique(HANDLE);
        static final Schema<Member> SCHEMA = S.build();
    }

    /** The same without the constraint. */
    static final class LooseMemberSchema {
        private static final SchemaBuilder<Member> S = Schema.builder(Member.class);
        static final StringAttribute<Member> ID = S.string("id", Member::id);
        static final StringAttribute<Member> HANDLE = S.string("handle", Member::handle);
        static final StringAttribute<Member> TEXT = S.string("text", Member::text);
        static final PrimaryKey<Member, String> KEY = S.key(ID);
        static final Schema<Member> SCHEMA = S.build();
    }

    record Thing(String shelf, int number, String text) {}

    static final class ThingSchema {
        private static final SchemaBuilder<Thing> S = Schema.builder(Thing.class);
        static final StringAttribute<Thing> SHELF = S.string("shelf", Thing::shelf);
        static final NumberAttribute<Thing, Integer> NUMBER = S.integer("number", Thing::number);
        static final StringAttribute<Thing> TEXT = S.string("text", Thing::text);
        static final SortedKey<Thing, String, Integer> KEY = S.key(SHELF, NUMBER);
        static final Schema<Thing> SCHEMA = S.build();
    }
}
