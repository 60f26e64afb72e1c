package io.dynamodel.integration.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.integration.history.Op.Action;
import io.dynamodel.integration.history.Op.Status;
import io.dynamodel.integration.history.Violation.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Histories made by hand: what may be passes, and each kind of what must not be is told, with the operations that show it. */
class CheckerTest {
    private final List<Op> ops = new ArrayList<>();

    private Op ok(Action action, Object seen, long invoked, long returned) {
        return add(action, Status.OK, seen, invoked, returned);
    }

    private Op refused(Action action, Object seen, long invoked, long returned) {
        return add(action, Status.REFUSED, seen, invoked, returned);
    }

    private Op unknown(Action action, long invoked) {
        return add(action, Status.UNKNOWN, null, invoked, Op.NEVER);
    }

    private Op add(Action action, Status status, Object seen, long invoked, long returned) {
        Op op = new Op(ops.size() + 1L, 0, "x", action, status, seen, "", invoked, returned);
        ops.add(op);
        return op;
    }

    private <S> void passes(Specification<S> specification) {
        assertThat(History.check(specification, "x", ops)).isEmpty();
    }

    private <S> Violation fails(Specification<S> specification, Kind kind, Op... involved) {
        List<Violation> violations = History.check(specification, "x", ops);
        assertThat(violations).isNotEmpty();
        assertThat(violations.get(0).kind()).as("%s", violations).isEqualTo(kind);
        assertThat(violations.get(0).involved()).containsAll(List.of(involved));
        return violations.get(0);
    }

    // ---- registers ----

    private static Registers.State is(long version, String value) {
        return new Registers.State(version, value);
    }

    private static Registers.Write update(long expected, String value) {
        return new Registers.Write("update", expected, value);
    }

    private static final Registers.Get GET = new Registers.Get();

    @Test
    void operationsAtTheSameTimeMayComeInAnyOrder() {
        ok(new Registers.Create("a"), is(1, "a"), 1, 10);
        refused(new Registers.Create("b"), is(2, "c"), 2, 9);
        ok(update(Registers.ANY, "c"), is(2, "c"), 3, 8);
        ok(GET, is(1, "a"), 4, 7);
        ok(new Registers.Delete(2), Registers.State.ABSENT, 5, 20);
        ok(new Registers.Create("d"), is(1, "d"), 6, 21);

        passes(new Registers());
    }

    @Test
    void anUnknownOutcomeMayBeEither() {
        ok(new Registers.Create("a"), is(1, "a"), 1, 2);
        unknown(update(1, "never"), 3);
        unknown(update(1, "later"), 4);
        ok(GET, is(1, "a"), 5, 6);
        ok(GET, is(2, "later"), 7, 8);
        unknown(new Registers.Delete(Registers.ANY), 9);
        ok(GET, is(2, "later"), 10, 11);
        ok(new Registers.Create("b"), is(1, "b"), 12, 13);

        passes(new Registers());
    }

    @Test
    void whatIsUnknownIsDoneOnceOrNever() {
        ok(new Registers.Create("a"), is(1, "a"), 1, 2);
        unknown(update(Registers.ANY, "b"), 3);
        ok(GET, is(2, "b"), 4, 5);
        ok(update(2, "c"), is(3, "c"), 6, 7);
        ok(GET, is(4, "b"), 8, 9);

        fails(new Registers(), Kind.NOT_LINEARIZABLE);
    }

    @Test
    void anUpdateThatAnotherOverwroteUnseenIsLost() {
        ok(new Registers.Create("a"), is(1, "a"), 1, 2);
        Op first = ok(new Registers.Modify(is(1, "a"), "b"), is(2, "b"), 3, 6);
        Op second = ok(new Registers.Modify(is(1, "a"), "c"), is(2, "c"), 4, 5);

        fails(new Registers(), Kind.LOST_UPDATE, first, second);
    }

    @Test
    void twoUpdatesThatExpectTheSameVersionAreNotBothDone() {
        ok(new Registers.Create("a"), is(1, "a"), 1, 2);
        ok(update(1, "b"), is(2, "b"), 3, 6);
        ok(update(1, "c"), is(2, "c"), 4, 5);

        fails(new Registers(), Kind.NOT_LINEARIZABLE);
    }

    @Test
    void oneCreateWins() {
        ok(new Registers.Create("a"), is(1, "a"), 1, 4);
        ok(new Registers.Create("b"), is(1, "b"), 2, 3);

        fails(new Registers(), Kind.NOT_LINEARIZABLE);
    }

    @Test
    void aReadDoesNotGoBackInTime() {
        ok(new Registers.Create("a"), is(1, "a"), 1, 2);
        ok(update(1, "b"), is(2, "b"), 3, 4);
        Op read = ok(GET, is(1, "a"), 5, 6);

        assertThat(fails(new Registers(), Kind.NOT_LINEARIZABLE, read).text())
                .contains("Of 3 operations 2 can be put in order at most", "the state is version 2 'b'");
    }

    @Test
    void whatFailedForSureIsNotThere() {
        Op create = refused(new Registers.Create("a"), is(1, "a"), 1, 2);

        assertThat(fails(new Registers(), Kind.FROM_NOWHERE, create).toString())
                .contains("version 1 'a' was seen, which nobody wrote but who was told that it failed")
                .contains("#1 of thread 0 [1, 2] Create[value=a] -> REFUSED, saw version 1 'a'");
    }

    @Test
    void whatIsRefusedHadACauseToBe() {
        ok(new Registers.Create("a"), is(1, "a"), 1, 2);
        refused(update(1, "b"), is(1, "a"), 3, 4);

        fails(new Registers(), Kind.NOT_LINEARIZABLE);
    }

    @Test
    void anItemDoesNotVanish() {
        ok(new Registers.Create("a"), is(1, "a"), 1, 2);
        ok(GET, Registers.State.ABSENT, 3, 4);

        fails(new Registers(), Kind.NOT_LINEARIZABLE);
    }

    @Test
    void whatDoesNoHarmTwiceMayBeUndoneInBetween() {
        ok(new Registers.Create("a"), is(1, "a"), 1, 20);
        ok(GET, is(1, "a"), 2, 3);
        ok(new Registers.Delete(1), Registers.State.ABSENT, 4, 5);
        ok(GET, Registers.State.ABSENT, 6, 7);
        ok(GET, is(1, "a"), 21, 22);
        passes(new Registers());

        ops.remove(0);
        ops.add(0, new Op(1, 0, "x", new Registers.Create("a"), Status.OK, is(1, "a"), "", 1, 5));
        fails(new Registers(), Kind.NOT_LINEARIZABLE);
    }

    /** Versions begin anew, but what a modification changes is compared too. */
    @Test
    void aModificationOfTheNextItemOfTheSameVersionIsFound() {
        ok(new Registers.Create("a"), is(1, "a"), 1, 2);
        ok(new Registers.Delete(1), Registers.State.ABSENT, 3, 4);
        ok(new Registers.Create("b"), is(1, "b"), 5, 6);
        ok(new Registers.Modify(is(1, "a"), "c"), is(2, "c"), 2, 8);

        fails(new Registers(), Kind.NOT_LINEARIZABLE);
    }

    /** Nothing but the version is known to a write that was told which one to expect. */
    @Test
    void aWriteThatExpectsAVersionMayMeetTheNextItemOfTheSame() {
        ok(new Registers.Create("a"), is(1, "a"), 1, 2);
        ok(new Registers.Delete(1), Registers.State.ABSENT, 3, 4);
        ok(new Registers.Create("b"), is(1, "b"), 5, 6);
        ok(update(1, "c"), is(2, "c"), 2, 8);

        passes(new Registers());
    }

    // ---- tallies ----

    private static Tallies.State sums(long added, long summed, String... log) {
        return new Tallies.State(added, summed, List.of(log), Set.of());
    }

    @Test
    void additionsOfUnknownOutcomeMayBeInASumOrNot() {
        unknown(new Tallies.Add(100), 1);
        unknown(new Tallies.Add(7), 2);
        ok(new Tallies.Add(5), sums(5, 0), 3, 4);
        unknown(new Tallies.Append("a"), 5);
        ok(new Tallies.Sum(1), sums(12, 1), 6, 7);
        ok(new Tallies.Append("b"), sums(12, 1, "a", "b"), 8, 9);
        ok(new Tallies.Get(), sums(12, 1, "a", "b"), 10, 11);

        passes(new Tallies());
    }

    @Test
    void aSumBeyondAllAdditionsHasOneTwice() {
        Op add = ok(new Tallies.Add(5), null, 1, 2);
        Op read = ok(new Tallies.Get(), sums(10, 0), 3, 4);

        fails(new Tallies(), Kind.DOUBLE_APPLY, add, read);
    }

    @Test
    void anAdditionTwiceIsFoundAlsoWhereAnUnknownOneCouldHideIt() {
        ok(new Tallies.Sum(5), null, 1, 2);
        unknown(new Tallies.Sum(7), 3);
        ok(new Tallies.Get(), sums(0, 10), 4, 5);

        fails(new Tallies(), Kind.NOT_LINEARIZABLE);
    }

    @Test
    void aSumBelowWhatWasDoneLacksSomething() {
        ok(new Tallies.Add(5), null, 1, 2);
        ok(new Tallies.Get(), sums(0, 0), 3, 4);

        fails(new Tallies(), Kind.LOST_UPDATE);
    }

    @Test
    void anElementIsAppendedOnce() {
        Op append = unknown(new Tallies.Append("a"), 1);
        Op read = ok(new Tallies.Get(), sums(0, 0, "a", "a"), 2, 3);

        fails(new Tallies(), Kind.DOUBLE_APPLY, append, read);
    }

    @Test
    void anElementThatWasAppendedIsThere() {
        Op append = ok(new Tallies.Append("a"), null, 1, 2);
        Op read = ok(new Tallies.Get(), sums(0, 0), 3, 4);

        fails(new Tallies(), Kind.LOST_UPDATE, append, read);
    }

    @Test
    void anElementThatNobodyAppendedIsNotThere() {
        ok(new Tallies.Get(), sums(0, 0, "a"), 1, 2);

        fails(new Tallies(), Kind.FROM_NOWHERE);
    }

    @Test
    void elementsAreInTheOrderInWhichTheyWereAppended() {
        ok(new Tallies.Append("a"), null, 1, 2);
        ok(new Tallies.Append("b"), null, 3, 4);
        ok(new Tallies.Get(), sums(0, 0, "b", "a"), 5, 6);

        fails(new Tallies(), Kind.NOT_LINEARIZABLE);
    }

    @Test
    void marksThatCrossEachOtherMayEndEitherWay() {
        ok(new Tallies.Mark("m"), null, 1, 4);
        ok(new Tallies.Unmark("m"), null, 2, 3);
        ok(new Tallies.Get(), new Tallies.State(0, 0, List.of(), Set.of("m")), 5, 6);

        passes(new Tallies());
    }

    @Test
    void aMarkThatWasTakenAwayIsGone() {
        ok(new Tallies.Mark("m"), null, 1, 2);
        ok(new Tallies.Unmark("m"), null, 3, 4);
        ok(new Tallies.Get(), new Tallies.State(0, 0, List.of(), Set.of("m")), 5, 6);

        fails(new Tallies(), Kind.NOT_LINEARIZABLE);
    }

    // ---- accounts ----

    private static Accounts.State accounts(long a, long b, long c, List<List<String>> entries) {
        return new Accounts.State(List.of(a, b, c), entries);
    }

    private static final List<List<String>> NO_ENTRIES = List.of(List.of(), List.of(), List.of());

    @Test
    void transactionsAreWholeAndMayBeUnknown() {
        ok(new Accounts.Transfer(0, 1, 600), null, 1, 2);
        refused(new Accounts.Transfer(0, 1, 600), null, 3, 4);
        unknown(new Accounts.Transfer(1, 2, 1_500), 5);
        ok(new Accounts.Enter(List.of(0, 2), "e"), null, 6, 9);
        ok(new Accounts.GetOne(2), new Accounts.One(2_500, List.of("e")), 7, 8);
        ok(new Accounts.GetAll(), accounts(400, 100, 2_500, List.of(List.of("e"), List.of(), List.of("e"))), 10, 11);

        passes(new Accounts());
    }

    @Test
    void moneyIsNotOnItsWay() {
        Op transfer = ok(new Accounts.Transfer(0, 1, 600), null, 1, 4);
        Op read = ok(new Accounts.GetAll(), accounts(400, 1_000, 1_000, NO_ENTRIES), 2, 3);

        fails(new Accounts(), Kind.TORN_TRANSACTION, transfer, read);
    }

    @Test
    void anEntryIsInAllOrNone() {
        Op enter = unknown(new Accounts.Enter(List.of(0, 1), "e"), 1);
        Op read = ok(
                new Accounts.GetAll(),
                accounts(1_000, 1_000, 1_000, List.of(List.of("e"), List.of(), List.of())),
                2,
                3);

        fails(new Accounts(), Kind.TORN_TRANSACTION, enter, read);
    }

    @Test
    void anEntryIsMadeOnceAndStays() {
        Op enter = ok(new Accounts.Enter(List.of(0, 1), "e"), null, 1, 2);
        ok(
                new Accounts.GetAll(),
                accounts(1_000, 1_000, 1_000, List.of(List.of("e", "e"), List.of("e", "e"), List.of())),
                3,
                4);
        fails(new Accounts(), Kind.DOUBLE_APPLY, enter);

        ops.remove(1);
        ok(new Accounts.GetAll(), accounts(1_000, 1_000, 1_000, NO_ENTRIES), 3, 4);
        fails(new Accounts(), Kind.LOST_UPDATE, enter);
    }

    @Test
    void aTransferTwiceIsFoundThoughTheSumIsRight() {
        ok(new Accounts.Transfer(0, 1, 300), null, 1, 2);
        ok(new Accounts.GetAll(), accounts(400, 1_600, 1_000, NO_ENTRIES), 3, 4);

        fails(new Accounts(), Kind.NOT_LINEARIZABLE);
    }

    @Test
    void aReadOfOneSeesWhatAReadOfAllSaw() {
        ok(new Accounts.Transfer(0, 1, 300), null, 1, 20);
        ok(new Accounts.GetOne(0), new Accounts.One(700, List.of()), 2, 3);
        ok(new Accounts.GetOne(1), new Accounts.One(1_000, List.of()), 4, 5);

        fails(new Accounts(), Kind.NOT_LINEARIZABLE);
    }

    // ---- holders ----

    private static Holders.State held(String... values) {
        return new Holders.State(List.of(values));
    }

    @Test
    void valuesMoveFromHolderToHolder() {
        ok(new Holders.Create(0, "a"), null, 1, 2);
        ok(new Holders.Create(1, "b"), null, 3, 4);
        refused(new Holders.Change(1, "a"), null, 5, 6);
        unknown(new Holders.Clear(0), 7);
        ok(new Holders.Create(2, "a"), null, 8, 9);
        ok(new Holders.ChangeBoth(1, "a", 2, "b"), null, 10, 13);
        ok(new Holders.GetAll(), held("", "a", "b"), 11, 12);
        ok(new Holders.Delete(1), null, 14, 15);
        ok(new Holders.GetAll(), held("", Holders.ABSENT, "b"), 16, 17);

        passes(new Holders());
    }

    @Test
    void aValueIsNotHeldTwice() {
        ok(new Holders.Create(0, "a"), null, 1, 2);
        Op second = ok(new Holders.Create(1, "a"), null, 3, 4);
        fails(new Holders(), Kind.NOT_LINEARIZABLE, second);

        Op read = ok(new Holders.GetAll(), held("a", "a", ""), 5, 6);
        fails(new Holders(), Kind.HELD_TWICE, read, second);
    }

    @Test
    void aValueThatIsFreeIsNotRefused() {
        ok(new Holders.Create(0, "a"), null, 1, 2);
        ok(new Holders.Clear(0), null, 3, 4);
        Op create = refused(new Holders.Create(1, "a"), null, 5, 6);

        fails(new Holders(), Kind.NOT_LINEARIZABLE, create);
    }

    @Test
    void bothOfTwoValuesChangeOrNone() {
        ok(new Holders.Create(0, "a"), null, 1, 2);
        ok(new Holders.Create(1, "b"), null, 3, 4);
        unknown(new Holders.ChangeBoth(0, "c", 1, "a"), 5);
        ok(new Holders.GetAll(), held("c", "b", Holders.ABSENT), 6, 7);

        fails(new Holders(), Kind.NOT_LINEARIZABLE);
    }

    // ---- shelves ----

    @Test
    void aListHasWhatWasPutAndPerhapsWhatIsUnderWay() {
        ok(new Shelves.PutAll(Set.of(1, 2)), null, 1, 2);
        unknown(new Shelves.PutAll(Set.of(3, 4)), 3);
        ok(new Shelves.DeleteAll(Set.of(2)), null, 5, 8);
        ok(new Shelves.ListAll(), List.of(1, 2, 4), 6, 7);
        ok(new Shelves.ListAll(), List.of(1, 3), 9, 10);

        passes(new Shelves());
    }

    @Test
    void aListLacksNothingAndHasNothingTwiceOrFromNowhere() {
        Op put = ok(new Shelves.PutAll(Set.of(1, 2)), null, 1, 2);
        Op read = ok(new Shelves.ListAll(), List.of(1), 3, 4);
        fails(new Shelves(), Kind.LOST_UPDATE, put, read);

        ops.remove(read);
        Op twice = ok(new Shelves.ListAll(), List.of(1, 2, 2), 3, 4);
        fails(new Shelves(), Kind.DOUBLE_APPLY, twice);

        ops.remove(twice);
        Op stranger = ok(new Shelves.ListAll(), List.of(1, 2, 3), 3, 4);
        fails(new Shelves(), Kind.FROM_NOWHERE, stranger);

        ops.remove(stranger);
        Op delete = ok(new Shelves.DeleteAll(Set.of(2)), null, 5, 6);
        Op back = ok(new Shelves.ListAll(), List.of(1, 2), 7, 8);
        fails(new Shelves(), Kind.FROM_NOWHERE, put, delete, back);
    }

    // ---- the search ----

    /** Of histories that are made by doing one operation after the other, and blurring when each was. */
    @Test
    void whateverWasDoneInSomeOrderPassesAndOneWrongAnswerDoesNot() {
        for (long seed = 0; seed < 200; seed++) {
            ops.clear();
            SplittableRandom random = new SplittableRandom(seed);
            Registers specification = new Registers();
            Registers.State state = specification.initial();
            List<Integer> answers = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                Action action = switch (random.nextInt(5)) {
                    case 0 -> new Registers.Create("c" + i);
                    case 1 -> new Registers.Delete(random.nextInt(3));
                    case 2 -> update(random.nextBoolean() ? Registers.ANY : state.version(), "u" + i);
                    case 3 -> new Registers.Modify(state, "m" + i);
                    default -> GET;
                };
                long at = 10L * i;
                long invoked = at - random.nextInt(40);
                long returned = at + 1 + random.nextInt(40);
                Registers.State after =
                        specification.after(state, new Op(i, 0, "x", action, Status.OK, null, "", invoked, returned));
                if (after == null) {
                    refused(action, state, invoked, returned);
                } else if (action.isWrite() && random.nextInt(8) == 0) {
                    unknown(action, invoked);
                    state = random.nextBoolean() ? after : state;
                } else {
                    answers.add(ops.size());
                    ok(action, after, invoked, returned);
                    state = after;
                }
            }
            assertThat(History.check(specification, "x", ops))
                    .as("seed %s", seed)
                    .isEmpty();

            int wrong = answers.get(random.nextInt(answers.size()));
            Op op = ops.get(wrong);
            ops.set(
                    wrong,
                    new Op(op.id(), 0, "x", op.action(), Status.OK, is(99, "c0"), "", op.invoked(), op.returned()));
            assertThat(History.check(specification, "x", ops))
                    .as("seed %s", seed)
                    .isNotEmpty();
        }
    }
}
