package io.dynamodel.integration.history;

import io.dynamodel.Dynamodel;
import io.dynamodel.integration.history.Schemas.Account;
import io.dynamodel.integration.history.Schemas.AccountSchema;
import io.dynamodel.integration.history.Schemas.LooseMemberSchema;
import io.dynamodel.integration.history.Schemas.Member;
import io.dynamodel.integration.history.Schemas.MemberSchema;
import io.dynamodel.integration.history.Schemas.Register;
import io.dynamodel.integration.history.Schemas.RegisterSchema;
import io.dynamodel.integration.history.Schemas.Tally;
import io.dynamodel.integration.history.Schemas.TallySchema;
import io.dynamodel.integration.history.Schemas.Thing;
import io.dynamodel.integration.history.Schemas.ThingSchema;
import io.dynamodel.query.GetOperation;
import io.dynamodel.query.Model;
import io.dynamodel.schema.Key;
import io.dynamodel.schema.StringAttribute;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The models of the histories, and the objects of each epoch: few at a time, so that everybody is at the same. */
record Models(
        Dynamodel dynamodel,
        Model<Register> registers,
        Model<Tally> tallies,
        Model<Account> accounts,
        Model<Thing> things,
        Model<Member> members) {
    static final int REGISTERS = 3;
    static final int TALLIES = 2;

    /** @param unique whether the values of members are kept unique */
    static Models on(Dynamodel dynamodel, boolean unique) {
        return new Models(
                dynamodel,
                dynamodel.model("registers", RegisterSchema.SCHEMA),
                dynamodel.model("tallies", TallySchema.SCHEMA),
                dynamodel.model("accounts", AccountSchema.SCHEMA),
                dynamodel.model("things", ThingSchema.SCHEMA),
                dynamodel.model("members", unique ? MemberSchema.SCHEMA : LooseMemberSchema.SCHEMA));
    }

    void createTables() {
        registers.table().create().execute();
        tallies.table().create().execute();
        accounts.table().create().execute();
        things.table().create().execute();
        members.table().create().execute();
    }

    /** Makes what an epoch begins with. */
    void begin(long epoch, History history) {
        for (int which = 0; which < REGISTERS; which++) {
            history.begin(register(epoch, which), new Registers());
        }
        for (int which = 0; which < TALLIES; which++) {
            history.begin(tally(epoch, which), new Tallies());
            tallies.create(new Tally(tally(epoch, which), 0, 0, List.of(), Set.of()))
                    .execute();
        }
        history.begin(group(epoch), new Accounts());
        for (int which = 0; which < Accounts.COUNT; which++) {
            accounts.create(new Account(group(epoch) + "-" + which, Accounts.EACH, List.of()))
                    .execute();
        }
        history.begin(shelf(epoch), new Shelves());
        history.begin(club(epoch), new Holders());
    }

    static String register(long epoch, int which) {
        return "register-" + epoch + "-" + which;
    }

    static String tally(long epoch, int which) {
        return "tally-" + epoch + "-" + which;
    }

    static String group(long epoch) {
        return "accounts-" + epoch;
    }

    static String shelf(long epoch) {
        return "shelf-" + epoch;
    }

    static String club(long epoch) {
        return "members-" + epoch;
    }

    Key<Member> member(String club, int which) {
        return (members.schema() == MemberSchema.SCHEMA ? MemberSchema.KEY : LooseMemberSchema.KEY)
                .of(club + "-" + which);
    }

    StringAttribute<Member> handle() {
        return members.schema() == MemberSchema.SCHEMA ? MemberSchema.HANDLE : LooseMemberSchema.HANDLE;
    }

    List<GetOperation<Member>> getMembers(String club) {
        return IntStream.range(0, Holders.COUNT)
                .mapToObj(which -> members.get(member(club, which)))
                .toList();
    }

    static Holders.State holders(List<Optional<Member>> club) {
        return new Holders.State(club.stream()
                .map(member -> member.map(there -> Objects.requireNonNullElse(there.handle(), Holders.NOTHING))
                        .orElse(Holders.ABSENT))
                .toList());
    }

    static Key<Account> account(String group, int which) {
        return AccountSchema.KEY.of(group + "-" + which);
    }

    GetOperation<Register> getRegister(String id) {
        return registers.get(RegisterSchema.KEY.of(id)).consistent();
    }

    GetOperation<Tally> getTally(String id) {
        return tallies.get(TallySchema.KEY.of(id)).consistent();
    }

    List<GetOperation<Account>> getAccounts(String group) {
        return IntStream.range(0, Accounts.COUNT)
                .mapToObj(which -> accounts.get(account(group, which)))
                .toList();
    }

    static Registers.State state(Optional<Register> item) {
        return item.map(Models::state).orElse(Registers.State.ABSENT);
    }

    static Registers.State state(Register item) {
        return new Registers.State(item.version(), item.value());
    }

    static Accounts.State state(List<Account> group) {
        return new Accounts.State(
                group.stream().map(Account::balance).toList(),
                group.stream().map(Account::entries).toList());
    }
}
