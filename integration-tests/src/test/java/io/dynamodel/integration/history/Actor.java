package io.dynamodel.integration.history;

import io.dynamodel.core.error.ConditionFailedException;
import io.dynamodel.integration.history.Op.Action;
import io.dynamodel.integration.history.Schemas.Account;
import io.dynamodel.integration.history.Schemas.AccountSchema;
import io.dynamodel.integration.history.Schemas.Member;
import io.dynamodel.integration.history.Schemas.Register;
import io.dynamodel.integration.history.Schemas.RegisterSchema;
import io.dynamodel.integration.history.Schemas.Tally;
import io.dynamodel.integration.history.Schemas.TallySchema;
import io.dynamodel.integration.history.Schemas.Thing;
import io.dynamodel.integration.history.Schemas.ThingSchema;
import io.dynamodel.query.GetOperation;
import io.dynamodel.query.Operation;
import io.dynamodel.query.UpdateOperation;
import io.dynamodel.query.WriteOperation;
import io.dynamodel.schema.Key;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Somebody who does one random operation after the other, and says what came of it. Of one thread. */
final class Actor {
    /** How transactions are done. */
    enum Transactions {
        /** As transactions. */
        WHOLE,
        /** As one write after the other, as somebody does who knows of none. */
        PIECEMEAL
    }

    private final int thread;
    private final Models models;
    private final History history;
    private final RandomGenerator random;
    private final boolean async;
    private final Transactions transactions;

    /** What was last seen of a register, from which a user would go on. */
    private final Map<String, Registers.State> known = new HashMap<>();

    private int made;

    Actor(
            int thread,
            Models models,
            History history,
            RandomGenerator random,
            boolean async,
            Transactions transactions) {
        this.thread = thread;
        this.models = models;
        this.history = history;
        this.random = random;
        this.async = async;
        this.transactions = transactions;
    }

    private String fresh() {
        return thread + "." + ++made;
    }

    private <T> T run(Operation<T> operation) {
        return async && random.nextInt(4) == 0 ? operation.executeAsync().join() : operation.execute();
    }

    private <T> T perform(String object, Action action, Operation<T> operation, Function<? super T, ?> seen) {
        return history.perform(thread, object, () -> action, () -> run(operation), seen, nothing -> null);
    }

    void act(long epoch) {
        int dice = random.nextInt(100);
        if (dice < 35) {
            register(Models.register(epoch, random.nextInt(Models.REGISTERS)));
        } else if (dice < 60) {
            tally(Models.tally(epoch, random.nextInt(Models.TALLIES)));
        } else if (dice < 77) {
            accounts(Models.group(epoch));
        } else if (dice < 92) {
            members(Models.club(epoch));
        } else {
            shelf(Models.shelf(epoch));
        }
    }

    // ---- registers ----

    private void register(String id) {
        Key<Register> key = RegisterSchema.KEY.of(id);
        Registers.State state = known.getOrDefault(id, Registers.State.ABSENT);
        String value = fresh();
        int dice = random.nextInt(100);
        if (dice < 15) {
            register(id, new Registers.Get(), models.getRegister(id), Models::state);
        } else if (dice < 30 || state.version() == 0) {
            register(
                    id,
                    new Registers.Create(value),
                    models.registers().create(new Register(id, value, 0)),
                    Models::state);
        } else if (dice < 45) {
            register(
                    id,
                    new Registers.Write("put", state.version(), value),
                    models.registers().put(new Register(id, value, state.version())),
                    Models::state);
        } else if (dice < 60) {
            register(
                    id,
                    new Registers.Write("update", state.version(), value),
                    models.registers()
                            .update(key, RegisterSchema.VALUE.set(value))
                            .expecting(state.version()),
                    Models::state);
        } else if (dice < 68) {
            register(
                    id,
                    new Registers.Write("update", Registers.ANY, value),
                    models.registers().update(key, RegisterSchema.VALUE.set(value)),
                    Models::state);
        } else if (dice < 88) {
            modify(id, key);
        } else {
            register(
                    id,
                    new Registers.Delete(state.version()),
                    models.registers().delete(key).expecting(state.version()),
                    nothing -> Registers.State.ABSENT);
        }
    }

    private <T> void register(
            String id, Action action, Operation<T> operation, Function<? super T, Registers.State> seen) {
        history.perform(
                thread,
                id,
                () -> action,
                () -> run(operation),
                result -> remember(id, seen.apply(result)),
                refused -> remember(id, stored(refused)));
    }

    private Registers.State remember(String id, Registers.State state) {
        known.put(id, state);
        return state;
    }

    private static Registers.State stored(ConditionFailedException refused) {
        return Models.state(refused.item(Register.class));
    }

    private void modify(String id, Key<Register> key) {
        Registers.Modify[] latest = new Registers.Modify[1];
        history.perform(
                thread,
                id,
                () -> latest[0],
                () -> run(models.registers().modify(key, read -> {
                    latest[0] = new Registers.Modify(Models.state(read), fresh());
                    return new Register(id, latest[0].value(), read.version());
                })),
                result -> remember(id, Models.state(result)),
                refused -> remember(id, stored(refused)));
    }

    // ---- tallies ----

    private void tally(String id) {
        Key<Tally> key = TallySchema.KEY.of(id);
        String element = fresh();
        long amount = random.nextLong(1L << 40);
        int dice = random.nextInt(100);
        if (dice < 20) {
            perform(
                    id,
                    new Tallies.Get(),
                    models.getTally(id),
                    found -> found.orElseThrow().state());
        } else if (dice < 45) {
            tally(id, new Tallies.Add(amount), models.tallies().update(key, TallySchema.ADDED.add(amount)));
        } else if (dice < 65) {
            tally(
                    id,
                    new Tallies.Sum(amount),
                    models.tallies().update(key, TallySchema.SUMMED.set(TallySchema.SUMMED.plus(amount))));
        } else if (dice < 85) {
            tally(id, new Tallies.Append(element), models.tallies().update(key, TallySchema.LOG.append(element)));
        } else {
            String mark = "m" + random.nextInt(4);
            boolean adds = random.nextBoolean();
            tally(
                    id,
                    adds ? new Tallies.Mark(mark) : new Tallies.Unmark(mark),
                    models.tallies().update(key, adds ? TallySchema.MARKS.add(mark) : TallySchema.MARKS.delete(mark)));
        }
    }

    /** A plain update tells the item after it; one that is done exactly once what is read some time after. */
    private void tally(String id, Action action, UpdateOperation<Tally> update) {
        if (random.nextInt(3) > 0) {
            perform(id, action, update, Tally::state);
        } else {
            perform(id, action, update.exactlyOnce(), later -> null);
        }
    }

    // ---- accounts ----

    private void accounts(String group) {
        int dice = random.nextInt(100);
        if (dice < 20) {
            List<GetOperation<Account>> gets = models.getAccounts(group);
            perform(
                    group,
                    new Accounts.GetAll(),
                    models.dynamodel().transactGet(gets),
                    found -> Models.state(gets.stream()
                            .map(get -> found.item(get).orElseThrow())
                            .toList()));
        } else if (dice < 35) {
            int which = random.nextInt(Accounts.COUNT);
            perform(
                    group,
                    new Accounts.GetOne(which),
                    models.accounts().get(Models.account(group, which)).consistent(),
                    found -> found.orElseThrow().one());
        } else if (dice < 70) {
            transfer(group);
        } else {
            enter(group);
        }
    }

    private void transfer(String group) {
        int from = random.nextInt(Accounts.COUNT);
        int to = (from + 1 + random.nextInt(Accounts.COUNT - 1)) % Accounts.COUNT;
        long amount = 1 + random.nextLong(Accounts.EACH);
        UpdateOperation<Account> debit = models.accounts()
                .update(Models.account(group, from), AccountSchema.BALANCE.subtract(amount))
                .onlyIf(AccountSchema.BALANCE.ge(amount));
        UpdateOperation<Account> credit =
                models.accounts().update(Models.account(group, to), AccountSchema.BALANCE.add(amount));
        together(group, new Accounts.Transfer(from, to, amount), List.of(debit, credit));
    }

    private void enter(String group) {
        String entry = fresh();
        Set<Integer> into = new TreeSet<>(List.of(random.nextInt(Accounts.COUNT), random.nextInt(Accounts.COUNT)));
        into.add((into.iterator().next() + 1) % Accounts.COUNT);
        List<UpdateOperation<Account>> updates = new ArrayList<>();
        into.forEach(which -> updates.add(
                models.accounts().update(Models.account(group, which), AccountSchema.ENTRIES.append(entry))));
        together(group, new Accounts.Enter(List.copyOf(into), entry), updates);
    }

    private <R> void together(String group, Action action, List<UpdateOperation<R>> updates) {
        if (transactions == Transactions.WHOLE) {
            List<WriteOperation> writes = new ArrayList<>(updates);
            perform(group, action, models.dynamodel().transaction(writes), nothing -> null);
            return;
        }
        history.perform(
                thread,
                group,
                () -> action,
                () -> {
                    updates.forEach(this::run);
                    return true;
                },
                nothing -> null,
                nothing -> null);
    }

    // ---- members ----

    private void members(String club) {
        int which = random.nextInt(Holders.COUNT);
        Key<Member> key = models.member(club, which);
        String value = club + "." + random.nextInt(Holders.VALUES);
        int dice = random.nextInt(100);
        if (dice < 20) {
            List<GetOperation<Member>> gets = models.getMembers(club);
            perform(
                    club,
                    new Holders.GetAll(),
                    models.dynamodel().transactGet(gets),
                    found -> Models.holders(gets.stream().map(found::item).toList()));
        } else if (dice < 45) {
            Member member = new Member(club + "-" + which, value, fresh());
            hold(club, value, new Holders.Create(which, value), models.members().create(member));
        } else if (dice < 70) {
            hold(
                    club,
                    value,
                    new Holders.Change(which, value),
                    models.members().update(key, models.handle().set(value)));
        } else if (dice < 85) {
            int other = (which + 1) % Holders.COUNT;
            String another = club + "." + random.nextInt(Holders.VALUES);
            List<UpdateOperation<Member>> updates = List.of(
                    models.members().update(key, models.handle().set(value)),
                    models.members()
                            .update(models.member(club, other), models.handle().set(another)));
            if (!value.equals(another)) {
                together(club, new Holders.ChangeBoth(which, value, other, another), updates);
            }
        } else if (dice < 92) {
            perform(
                    club,
                    new Holders.Clear(which),
                    models.members().update(key, models.handle().remove()),
                    changed -> null);
        } else {
            perform(club, new Holders.Delete(which), models.members().delete(key), deleted -> null);
        }
    }

    private void hold(String club, String value, Action action, Operation<Member> operation) {
        history.perform(
                thread,
                club,
                () -> action,
                () -> {
                    if (transactions == Transactions.PIECEMEAL) {
                        refuseIfHeld(club, value);
                    }
                    return run(operation);
                },
                done -> null,
                refused -> null);
    }

    /** As somebody does who looks first and leaps then. */
    private void refuseIfHeld(String club, String value) {
        for (GetOperation<Member> get : models.getMembers(club)) {
            if (run(get.consistent())
                    .filter(member -> value.equals(member.handle()))
                    .isPresent()) {
                throw new History.Held();
            }
        }
    }

    // ---- shelves ----

    private void shelf(String shelf) {
        int dice = random.nextInt(100);
        if (dice < 50) {
            var all = models.things().query(ThingSchema.KEY).partition(shelf).consistent();
            history.perform(
                    thread,
                    shelf,
                    Shelves.ListAll::new,
                    () -> random.nextBoolean() ? all.list() : all.pageSize(3).list(),
                    found -> found.stream().map(Thing::number).toList(),
                    nothing -> null);
        } else if (dice < 80) {
            Set<Integer> numbers = new TreeSet<>();
            for (int i = 0; i < 1 + random.nextInt(8); i++) {
                numbers.add(thread * 1_000_000 + ++made);
            }
            List<Thing> things =
                    numbers.stream().map(n -> new Thing(shelf, n, "t")).toList();
            perform(shelf, new Shelves.PutAll(numbers), models.things().batchPut(things), nothing -> null);
        } else {
            List<Op> puts = List.copyOf(history.ops(shelf)).stream()
                    .filter(op -> op.action() instanceof Shelves.PutAll && op.thread() == thread)
                    .toList();
            if (!puts.isEmpty()) {
                Set<Integer> numbers =
                        ((Shelves.PutAll) puts.get(random.nextInt(puts.size())).action()).numbers();
                perform(
                        shelf,
                        new Shelves.DeleteAll(numbers),
                        models.things()
                                .batchDelete(numbers.stream()
                                        .map(n -> ThingSchema.KEY.of(shelf, n))
                                        .toList()),
                        nothing -> null);
            }
        }
    }
}
