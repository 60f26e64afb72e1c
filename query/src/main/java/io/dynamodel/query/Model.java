package io.dynamodel.query;

import io.dynamodel.core.annotation.CheckReturnValue;
import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.SchemaException;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Update;
import io.dynamodel.query.internal.Engine;
import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.query.internal.PathChecks;
import io.dynamodel.query.internal.ReadSpec;
import io.dynamodel.query.internal.expand.Expansion;
import io.dynamodel.query.internal.unique.ClaimFilter;
import io.dynamodel.query.internal.unique.UniquePlanner;
import io.dynamodel.schema.Assignment;
import io.dynamodel.schema.Key;
import io.dynamodel.schema.QueryTarget;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SortedQueryTarget;
import io.dynamodel.schema.internal.Tokens;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A schema bound to a table and a client. Every verb gives an operation: an immutable value that is sent when it is
 * executed, and can be looked at before. What each verb asks DynamoDB for, and what it gives, is in the guide "Verbs and
 * results".
 *
 * <p>Immutable and thread-safe.
 *
 * @param <R> the item type
 */
@CheckReturnValue
public final class Model<R> {
    private final ModelContext<R> context;

    private Model(ModelContext<R> context) {
        this.context = context;
    }

    @SuppressWarnings("exports") // for the library's own modules
    public static <R> Model<R> of(Schema<R> schema, String table, Engine engine) {
        Objects.requireNonNull(schema, "schema");
        if (schema.compiled().key() == null) {
            throw new SchemaException(
                    "The model '" + table + "'",
                    List.of("Its schema, " + schema + ", has no primary key; register one with key(..)"));
        }
        if (table.isEmpty()) {
            throw new SchemaException("A model", List.of("The name of its table is empty"));
        }
        Expansion<R> expansion = schema.compiled().uniques().isEmpty() ? null : UniquePlanner.expansion();
        return new Model<>(new ModelContext<>(schema, table, engine, expansion));
    }

    /**
     * The same model, whose {@code create}, {@code put}, {@code update}, {@code upsert}, {@code delete} and {@code modify}
     * run a hook before they are sent, after the hooks that this model has already. In batches, which check no condition
     * and are no transaction, a write to which a hook adds something is refused.
     */
    public Model<R> with(WriteHook<R> hook) {
        return new Model<>(new ModelContext<>(
                context.schema(),
                context.table(),
                context.engine(),
                Expansion.with(context.expansion(), Objects.requireNonNull(hook, "hook"))));
    }

    /** The schema. */
    public Schema<R> schema() {
        return context.schema();
    }

    /** The name of the table. */
    public String tableName() {
        return context.table();
    }

    /** The table itself: to create, describe and delete it. */
    public Table<R> table() {
        return new Table<>(context);
    }

    // ---- whole items ----

    /** Creates an item; fails if its key exists. */
    public CreateOperation<R> create(R item) {
        return new CreateOperation<>(context, ItemSource.ofItem(item), new Condition.Always<>());
    }

    /** Creates an item of the given values; what is not given is absent or made by the schema. */
    @SafeVarargs
    public final CreateOperation<R> create(Assignment<R>... values) {
        return new CreateOperation<>(context, assignments(values), new Condition.Always<>());
    }

    /** Creates an item, or replaces the whole of it. */
    public PutOperation<R> put(R item) {
        return new PutOperation<>(context, ItemSource.ofItem(item), new Condition.Always<>());
    }

    /** Creates an item of the given values, or replaces the whole of it. */
    @SafeVarargs
    public final PutOperation<R> put(Assignment<R>... values) {
        return new PutOperation<>(context, assignments(values), new Condition.Always<>());
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read and never written
    private ItemSource<R> assignments(Assignment<R>... values) {
        List<Assignment<R>> assignments = List.of(values);
        for (int i = 0; i < assignments.size(); i++) {
            int slot = Tokens.slotOf(context.compiled(), assignments.get(i).attribute());
            for (Assignment<R> earlier : assignments.subList(0, i)) {
                if (Tokens.slotOf(context.compiled(), earlier.attribute()) == slot) {
                    throw new InvalidRequestException(
                            "'" + earlier.attribute().name() + "' is given twice; give each attribute one value");
                }
            }
        }
        return ItemSource.ofAssignments(assignments);
    }

    // ---- items by their key ----

    /**
     * The key of an item: its key attributes, as they would be stored.
     *
     * @throws io.dynamodel.core.error.ValidationException if one is absent, or DynamoDB does not take it as a key
     */
    public Key<R> keyOf(R item) {
        return context.keyOfItem(Objects.requireNonNull(item, "item"));
    }

    /** Reads the item of a key. */
    public GetOperation<R> get(Key<R> key) {
        return new GetOperation<>(context, key, false);
    }

    /** Changes what it names in an item that exists. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read and never written
    public final UpdateOperation<R> update(Key<R> key, Update<R>... updates) {
        return UpdateOperation.of(context, key, List.of(updates), false);
    }

    /** Changes what it names in an item that exists. */
    public UpdateOperation<R> update(Key<R> key, List<Update<R>> updates) {
        return UpdateOperation.of(context, key, updates, false);
    }

    /** Changes what it names in an item, or creates it. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read and never written
    public final UpdateOperation<R> upsert(Key<R> key, Update<R>... updates) {
        return UpdateOperation.of(context, key, List.of(updates), true);
    }

    /** Changes what it names in an item, or creates it. */
    public UpdateOperation<R> upsert(Key<R> key, List<Update<R>> updates) {
        return UpdateOperation.of(context, key, updates, true);
    }

    /** Deletes the item of a key. */
    public DeleteOperation<R> delete(Key<R> key) {
        return new DeleteOperation<>(context, key, new Condition.Always<>(), null);
    }

    /**
     * Checks a condition on the item of a key, for a transaction; executed alone it is a conditional read.
     *
     * @param condition such as {@code KEY.exists()}
     */
    public CheckOperation<R> check(Key<R> key, Condition<R> condition) {
        return new CheckOperation<>(context, key, PathChecks.known(context.compiled(), condition));
    }

    /** Reads an item, changes it with a function and writes the difference, under an optimistic lock. */
    public ModifyOperation<R> modify(Key<R> key, UnaryOperator<R> change) {
        return new ModifyOperation<>(
                context, key, Objects.requireNonNull(change, "change"), ModifyOperation.DEFAULT_ATTEMPTS);
    }

    // ---- many items ----

    /** Reads the items of any number of keys, in batches. Reads of several models go into {@code db.batchGet(..)}. */
    public BatchGetItemsOperation<R, R> batchGet(List<Key<R>> keys) {
        return BatchGetItemsOperation.of(context, keys);
    }

    /** Reads the items of any number of keys, in batches. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read and never written
    public final BatchGetItemsOperation<R, R> batchGet(Key<R>... keys) {
        return batchGet(Arrays.asList(keys));
    }

    /**
     * Creates any number of items, or replaces the whole of them, in batches. The result are the items as they are
     * stored, in their order. Writes of several models, and puts among deletes, go into {@code db.batchWrite(..)}.
     */
    public BatchWriteOperation<List<R>> batchPut(List<R> items) {
        return BatchWriteOperation.of(
                context.engine(), items.stream().map(this::put).toList(), BatchWriteResult::allStored);
    }

    /** Deletes the items of any number of keys, in batches. */
    @SuppressWarnings("NullAway") // Void has no value but null
    public BatchWriteOperation<@Nullable Void> batchDelete(List<Key<R>> keys) {
        return BatchWriteOperation.of(
                context.engine(), keys.stream().map(this::delete).toList(), result -> null);
    }

    /** Reads items of one partition of a sorted key or index. */
    public <P, S> SortedPartitionStep<R, P, S> query(SortedQueryTarget<R, P, S> target) {
        return new SortedPartitionStep<>(context, own(target));
    }

    /** Reads items of one partition of a key or index. */
    public <P> PartitionStep<R, P> query(QueryTarget<R, P> target) {
        return new PartitionStep<>(context, own(target));
    }

    /**
     * Finds the items that satisfy a condition, by the key or index that suits it best; never by reading the whole table.
     */
    public FindOperation<R, R> find(Condition<R> condition) {
        return FindOperation.of(context, condition);
    }

    /** Reads all items of the table. */
    public ScanOperation<R, R> scan() {
        return scan(ReadSpec.of(context.key(), null, null));
    }

    /** Reads all items of an index. */
    public ScanOperation<R, R> scan(QueryTarget<R, ?> target) {
        QueryTarget<R, ?> index = own(target);
        return scan(ReadSpec.of(index.definition(), index.indexName(), null));
    }

    private ScanOperation<R, R> scan(ReadSpec<R> all) {
        ReadSpec<R> items = context.compiled().knowsClaims() ? ClaimFilter.without(context, all) : all;
        return new ScanOperation<>(context, items, ModelContext::read);
    }

    /**
     * Reads the whole table to see whether its unique constraints hold, and repairs what can be repaired, if told to;
     * claims of former constraints are then deleted.
     *
     * @throws InvalidRequestException if the schema has no unique constraint, and no former one
     */
    public VerifyUniqueOperation<R> verifyUnique() {
        if (!context.compiled().knowsClaims()) {
            throw new InvalidRequestException(context.subject("verifyUnique") + ": "
                    + context.compiled().origin() + " has no unique constraint; register one with unique(..)");
        }
        return VerifyUniqueOperation.of(context);
    }

    ModelContext<R> context() {
        return context;
    }

    private <Q extends QueryTarget<R, ?>> Q own(Q target) {
        Tokens.requireOrigin(context.compiled(), target.origin(), target);
        return target;
    }

    @Override
    public String toString() {
        return "Model of " + context.compiled().origin() + " on table '" + context.table() + "'";
    }
}
