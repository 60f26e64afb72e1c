package io.dynamodel.integration.cases;

/**
 * Where Dynamodel does something else than Dynamoose on purpose: the one list of them, from which
 * {@code docs/differences.md} is made.
 */
enum Difference {
    // ---- writing ----
    HOOKS_ADD(
            Chapter.WRITING,
            "Hooks add to a write, and rules change its values",
            "Other libraries' hooks change an item before it is saved and after it is read, and wrap what they throw. Here"
                    + " values are changed by `onSet` and `onGet` rules, each once and in their order; a `WriteHook` adds"
                    + " conditions, changes and further operations, may run again where it relied on what was stored, and"
                    + " what it throws is thrown as it is, before anything is sent."),
    UPDATE_NEEDS_ITEM(
            Chapter.WRITING,
            "`update` is for an item that exists",
            "Dynamoose's `update` creates the item where there is none, without its required attributes and defaults."
                    + " Here `update` adds `attribute_exists(<partition key>)`; `upsert` may create, with defaults, and"
                    + " demands what is required."),
    FAILED_CONDITION_RETURNS_ITEM(
            Chapter.WRITING,
            "A write with a condition asks for the item that it fails on",
            "`ReturnValuesOnConditionCheckFailure: ALL_OLD` costs nothing and lets the error say why."),
    TRANSACTIONS_HAVE_TOKENS(
            Chapter.WRITING,
            "A transaction of writes carries a token",
            "DynamoDB knows the transaction again by its `ClientRequestToken`, so that it is applied once where an answer is"
                    + " lost and it is sent again."),
    APPEND_CREATES_LIST(
            Chapter.WRITING,
            "`append` creates the list where it is absent",
            "`list_append(if_not_exists(list, []), values)` instead of a bare `list_append`, which DynamoDB refuses on an"
                    + " item without the list."),
    ABSENCE_GETS_DEFAULT(
            Chapter.WRITING,
            "An absent attribute gets its default",
            "Dynamoose has a value that says `undefined, and no default either`."),
    CHECKS_ARE_FOR_WRITING(
            Chapter.WRITING,
            "Checks, defaults and computed attributes belong to writing",
            "What is stored is what is read, so that an attribute added to the rules leaves old items readable. Dynamoose's"
                    + " steps can be switched on for reading too."),
    TRANSFORMS_KEEP_TYPES(
            Chapter.WRITING,
            "A transform gives a value of its attribute's type",
            "Dynamoose stores whatever a `set` gives, and nothing where it gives `undefined`; it hands over the old value too."
                    + " Here a transform is a function of one value, checked like every value."),
    REMOVE_REMOVES(
            Chapter.WRITING,
            "`remove` removes",
            "Dynamoose writes the default of an attribute that is removed or set to `undefined`. Here a default fills in"
                    + " what a whole item lacks; `remove()` is the caller's word."),
    FORCED_DEFAULT_IS_A_RULE(
            Chapter.WRITING,
            "A forced default is `defaultTo(v, PUT, UPDATE)` and a transform",
            "Dynamoose's `forceDefault` turns every change of the attribute, `$ADD` and `$REMOVE` included, into setting the"
                    + " default. Here two rules say it for values that are set; other changes of it are what they say."),
    RULES_GUARD_SUMS(
            Chapter.WRITING,
            "A rule that an update cannot run guards it, or the update is refused",
            "Dynamoose lets `$ADD` past `validate`, `enum` and `set`, so that a bad value gets stored. Here bounds become a"
                    + " condition, and a rule that DynamoDB cannot check refuses the update before it is sent."),
    UNKNOWN_IS_REFUSED(
            Chapter.WRITING,
            "An attribute that the schema does not know is refused by name",
            "Dynamoose drops it silently from updates and sends it in conditions. Here a path must be declared (`any()`"
                    + " takes every kind of value), so that a typing error is found before sending."),
    OPERANDS_ARE_TYPED(
            Chapter.WRITING,
            "Operands have the type of their attribute",
            "Dynamoose compares a number attribute with text, which never holds. Here an operand that the attribute could"
                    + " not store is refused."),
    KEYS_ARE_TYPED(
            Chapter.WRITING,
            "Keys have the type of their attribute",
            "Dynamoose sends a key of the wrong type, which DynamoDB refuses. Here it does not compile, or is refused before"
                    + " sending."),
    COMPUTED_NEEDS_INPUTS(
            Chapter.WRITING,
            "A computed attribute needs all its inputs as values",
            "Dynamoose computes `Combine` anew from what an update sets and leaves out what it removes. Here an update that"
                    + " touches an input sets all of them, or uses `modify`."),
    SUBTRACT_IS_ADD(
            Chapter.WRITING,
            "`add` and `subtract` are ADD",
            "An absent number counts as 0, so that neither `if_not_exists` nor a default is needed; DynamoDB's ADD takes"
                    + " negative numbers."),
    GUARD_NAMES_ONE_KEY(
            Chapter.WRITING,
            "A guard names the partition key only",
            "An item has all of its key or does not exist; asking for the sort key too says nothing more."),
    RETURNS_WHOLE_ITEMS(
            Chapter.WRITING,
            "An update returns the whole item, the old one, or nothing",
            "`UPDATED_OLD` and `UPDATED_NEW` give parts that look like items."),
    SET_ONCE_IS_GUARDED(
            Chapter.WRITING,
            "A value that is set once is guarded",
            "Mongoose ignores a second one silently. Here `immutable()` becomes a condition, so that the writer is told."),
    NO_DATA_IN_MESSAGES(
            Chapter.WRITING,
            "Messages have no item data",
            "A violation names the path and the rule; the value stays out of logs."),
    DEFAULTS_ARE_VALUES(
            Chapter.WRITING,
            "A default is given out, never lent",
            "Where peers refuse a mutable default, here no item can change it."),
    NOTHING_IS_HIDDEN(
            Chapter.WRITING,
            "An item has what it has",
            "There are no hidden attributes; `select(..)` leaves out, and `sensitive()` keeps values out of messages."),
    VIRTUALS_ARE_METHODS(
            Chapter.WRITING,
            "What is not stored is a method of the class",
            "There are no virtual attributes with setters; an alias names a stored one, and `computed(..)` stores."),
    VERSIONS_BEGIN_AT_ONE(
            Chapter.WRITING,
            "Versions count from 1 by 1",
            "There is nothing to set; 0 and absent mean that there is none yet."),
    // ---- values ----
    NULL_IS_ABSENT(
            Chapter.VALUES,
            "Null means absent, on write and on read",
            "There is no attribute that holds NULL; a stored NULL reads as absent. Inside of lists and maps of `any()` it"
                    + " stays NULL. Dynamoose has a type for it and refuses null elsewhere."),
    OPEN_VALUES_STAY_WHOLE(
            Chapter.VALUES,
            "A map or list without a schema keeps its content",
            "Dynamoose stores `{}` or `[]` for an `Object`, `Array` or `ANY` without a sub-schema: the first complaint of its"
                    + " users. Here such an attribute is `any()`, and what is in it is stored."),
    UNKNOWN_KEPT_WHOLE(
            Chapter.VALUES,
            "Unknown attributes are kept or left out whole",
            "Patterns name top-level attributes; a nested map has its own schema with its own policy, or is `any()`."
                    + " Dynamoose's `*` and `**` cut into values that no schema describes."),
    FINER_TIMES_ARE_REFUSED(
            Chapter.VALUES,
            "A time finer than its storage is refused",
            "Dynamoose rounds (to the nearest second on save, down for timestamps). Here the caller truncates, or chooses a"
                    + " finer storage."),
    TIMES_IN_EVERY_FORM(
            Chapter.VALUES,
            "A time is read in every form",
            "Numbers and ISO text alike, so that tables of others stay readable; it is written in one. Dynamoose refuses what"
                    + " is not in the form of its schema."),
    NUMBERS_ARE_EXACT(
            Chapter.VALUES, "Numbers are exact", "Up to 38 digits, as DynamoDB stores them; JavaScript's end at 2^53."),
    CONSTANTS_FILL_IN(
            Chapter.VALUES,
            "A constant is written by the library",
            "Dynamoose demands that the caller repeats it in every item."),
    STRICT_TYPES(
            Chapter.VALUES,
            "Types are not guessed",
            "A value is what its type says; Dynamoose's `isDynamoObject` guesses from the shape of a value whether it is DynamoDB"
                    + " JSON, and unmarshals user data that looks like it."),
    DATES_ARE_TYPED(
            Chapter.VALUES,
            "Results have the types of the schema",
            "Dynamoose's `create`, `save` and `conformToSchema` give back raw stored values (a number where the schema says"
                    + " Date). Here every verb's result goes through the one read pipeline: times, sets and aliases are what `get`"
                    + " gives."),
    ABSENT_COLLECTIONS_ARE_EMPTY(
            Chapter.VALUES,
            "An absent collection reads as empty",
            "So that nobody iterates over null; Dynamoose gives `undefined`."),
    TYPES_ARE_ALWAYS_CHECKED(Chapter.VALUES, "Types are always checked", "Dynamoose's type check can be switched off."),
    NAMES_ARE_DATA(
            Chapter.VALUES,
            "A name may hold any character",
            "Names never become text of an expression, so that dots in them are just dots."),
    ALIASES_EVERYWHERE(
            Chapter.VALUES,
            "An alias works everywhere",
            "In items, keys, conditions, updates and selections; Dynamoose's operations each know it in some places."),
    ONE_ALIAS(
            Chapter.VALUES,
            "An attribute has one alias",
            "Dynamoose takes a list of them and a default among them. One stored name and one other name are enough to"
                    + " tell."),
    UNIONS_HAVE_DISCRIMINATORS(
            Chapter.VALUES,
            "A union has a discriminator, or is `any()`",
            "Dynamoose chooses among types and schemas by how well a value fits, so that one mistyped member makes another"
                    + " schema win and drops the rest silently."),
    // ---- reading ----
    KEY_IS_NO_FILTER(
            Chapter.READING,
            "A filter does not name the key that is queried",
            "DynamoDB refuses it. Dynamoose sends it; here it is said with `partition(..)` and `sort(..)`, or refused before"
                    + " sending."),
    COUNT_IS_COMPLETE(
            Chapter.READING,
            "`count()` counts all pages",
            "Dynamoose's `count()` is the count of the first page of 1 MB."),
    COUNT_IS_A_NUMBER(
            Chapter.READING,
            "`count()` is a number",
            "How many items were looked at is in `Page` for pages that are read; a listener is told what everything"
                    + " consumes."),
    PAGES_GO_ON_FROM_THEIR_KEY(
            Chapter.READING,
            "A query goes on only after a key of its own",
            "`startingAfter` wants the whole `lastEvaluatedKey` of a page of the same index, or its cursor; DynamoDB refuses"
                    + " half of a key."),
    FIND_IS_EXACT(
            Chapter.READING,
            "`find` gives exactly what satisfies the condition",
            "Peers that choose an index leave out what is no key, fall back to a scan, or take an index that lacks items."
                    + " Here what is left of the condition is a filter, and what only a scan could answer is refused."),
    IN_IS_SPLIT(
            Chapter.READING,
            "A long IN is split",
            "DynamoDB takes 100 operands; more become several INs joined by OR. Peers refuse or send it."),
    SEGMENTS_ARE_COMPLETE(
            Chapter.READING,
            "A parallel scan reads every segment to its end",
            "Dynamoose's reads one page of each and gives the key of one of them to go on from. Here a checkpoint knows where"
                    + " each segment goes on."),
    CAPACITY_WHEN_ASKED(
            Chapter.READING,
            "Consumed capacity is reported when asked for",
            "`reportConsumedCapacity()` of the builder; some peers always ask DynamoDB for it."),
    NOT_NEGATES_EVERYTHING(
            Chapter.READING, "NOT negates everything", "Dynamoose refuses it before `beginsWith`, `in` and `between`."),
    SELECTED_KEYS(
            Chapter.READING,
            "A selection is read by what was selected",
            "Dynamoose shows whatever the answer holds as if it were the item."),
    OPERATORS_BY_TYPE(
            Chapter.READING,
            "An operator belongs to a type",
            "`beginsWith` on a number, or `contains` on one, can never hold; Dynamoose sends it, here it does not compile or"
                    + " is refused."),
    EXPIRED_ITEMS_SHOW(
            Chapter.READING,
            "Expired items are seen until DynamoDB deletes them",
            "Dynamoose can hide them after reading, which spoils counts and pages. A filter on the time-to-live attribute says"
                    + " it to DynamoDB."),
    TEXT_IS_NEVER_PARSED(
            Chapter.READING,
            "There are no raw expressions",
            "Dynamoose takes expression text with placeholders. Here every condition is a tree that can be checked, combined"
                    + " and evaluated; names and values never come from text."),
    UNPROCESSED_IS_SENT_AGAIN(
            Chapter.READING,
            "What a batch leaves unprocessed is sent again",
            "Dynamoose hands unprocessed keys and items back at once. Here they are sent again with backoff, until a deadline;"
                    + " what is left then comes with an exception, as the operations that it was."),

    // ---- definitions and tables ----
    NOT_EXPRESSIBLE(
            Chapter.DEFINITIONS,
            "What cannot be right cannot be said",
            "A query without a partition, an unknown operator or type, two sort keys, a local index without a sort key: methods"
                    + " and types take the place of Dynamoose's checks at run time."),
    NOTHING_IS_FLATTENED(
            Chapter.DEFINITIONS,
            "A nested item is a map",
            "Its attributes are not spread over the item around it; a schema's builder can say which getter reads where."),
    NO_TABLE_LIFECYCLE(
            Chapter.DEFINITIONS,
            "A model does not touch its table",
            "Nothing is created, described, updated or waited for behind the caller's back; `table()` has verbs for it, and"
                    + " models work at once."),
    STRICTER_DEFINITIONS(
            Chapter.DEFINITIONS,
            "A definition is checked harder",
            "Names, keys and defaults that DynamoDB would refuse, or that break their own rules, fail in `build()`."),
    DESCRIPTIONS_ARE_DATA(
            Chapter.DEFINITIONS,
            "A schema describes itself as plain data",
            "Functions (defaults, validators, transforms) appear by name; Dynamoose's internal accessors give the functions."),
    JAVASCRIPT_ONLY(
            Chapter.DEFINITIONS,
            "JavaScript's own",
            "Callbacks, symbols, promises, `undefined` against null, mutable builders: there is nothing like it to do better or"
                    + " worse in Java.");

    /** Where in the guide it stands. */
    enum Chapter {
        WRITING("Writing"),
        VALUES("Values"),
        READING("Reading"),
        DEFINITIONS("Definitions and tables");

        private final String title;

        Chapter(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    private final Chapter chapter;
    private final String title;
    private final String reason;

    Difference(Chapter chapter, String title, String reason) {
        this.chapter = chapter;
        this.title = title;
        this.reason = reason;
    }

    Chapter chapter() {
        return chapter;
    }

    String title() {
        return title;
    }

    String reason() {
        return reason;
    }
}
