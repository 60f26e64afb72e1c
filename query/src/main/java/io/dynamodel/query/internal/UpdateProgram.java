package io.dynamodel.query.internal;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.execution.Call;
import io.dynamodel.core.execution.Step;
import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.value.StoredItem;
import io.dynamodel.query.RequestPlan;
import io.dynamodel.schema.internal.PlannedUpdate;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** An update as requests: one, or, where parents are to be created, as many as it takes to see which are absent. */
public final class UpdateProgram<R, T extends @Nullable Object> {
    /** How often somebody else may create or remove a parent in between. */
    private static final int MAX_ROUNDS = 5;

    private final Function<PlannedUpdate<R>, CompiledWrite<R>> compiler;
    private final PlannedUpdate<R> planned;
    private final @Nullable ParentMaps<R> parents;
    private final ReturnValue returning;
    private final Function<OneItem<R>, T> result;
    private final @Nullable Long expectedVersion;

    /**
     * @param compiler adds what the operation demands and renders
     * @param parents null to create none
     * @param result reads what is returned
     * @param expectedVersion null to expect none
     */
    public UpdateProgram(
            Function<PlannedUpdate<R>, CompiledWrite<R>> compiler,
            PlannedUpdate<R> planned,
            @Nullable ParentMaps<R> parents,
            ReturnValue returning,
            Function<OneItem<R>, T> result,
            @Nullable Long expectedVersion) {
        this.compiler = compiler;
        this.planned = planned;
        this.parents = parents;
        this.returning = returning;
        this.result = result;
        this.expectedVersion = expectedVersion;
    }

    /** The first request, and for the dry run the one that follows it where all parents are absent. */
    public Compiled<T> compile() {
        if (parents == null) {
            CompiledWrite<R> write = compiler.apply(planned);
            UpdateItemRequest request = Writes.updateRequest(write, returning);
            return new Compiled<>(
                    () -> RequestPlan.of(request, write.hidden()),
                    send(write, request, failure -> failedUpdate(write, failure)));
        }
        Set<AttributePath> none = Set.of();
        CompiledWrite<R> first = compiler.apply(parents.assuming(none));
        UpdateItemRequest request = Writes.updateRequest(first, returning);
        Set<AttributePath> all = parents.missingIn(Map.of());
        CompiledWrite<R> second = all.isEmpty() ? null : compiler.apply(parents.assuming(all)); // refused now, or never
        return new Compiled<>(
                () -> {
                    RequestPlan plan = RequestPlan.of(request, first.hidden());
                    return second == null
                            ? plan
                            : plan.followedBy(
                                    Writes.updateRequest(second, returning),
                                    "if the condition fails because of an absent " + names(all),
                                    second.hidden());
                },
                round(parents, first, request, none, 1));
    }

    private static String names(Set<AttributePath> paths) {
        return paths.stream().map(path -> "'" + path + "'").collect(Collectors.joining(", "));
    }

    private Step<T> round(
            ParentMaps<R> maps,
            CompiledWrite<R> write,
            UpdateItemRequest request,
            Set<AttributePath> assumed,
            int round) {
        return send(write, request, failure -> {
            if (failure instanceof ConditionalCheckFailedException refused && Writes.certainlyRefused(refused)) {
                Set<AttributePath> missing = maps.missingIn(Writes.stored(refused));
                if (!missing.equals(assumed) && round < MAX_ROUNDS) {
                    CompiledWrite<R> next = compiler.apply(maps.assuming(missing));
                    return round(maps, next, Writes.updateRequest(next, returning), missing, round + 1);
                }
            }
            return failedUpdate(write, failure);
        });
    }

    private Step<T> send(
            CompiledWrite<R> write, UpdateItemRequest request, Function<RuntimeException, Step<T>> onFailure) {
        return Writes.send(write, new Call.UpdateItem(request, write), returning, result, onFailure);
    }

    /** Its condition may have failed on the very version that it has made. */
    private Step<T> failedUpdate(CompiledWrite<R> write, RuntimeException failure) {
        boolean recognizable = expectedVersion != null && returning != ReturnValue.ALL_OLD;
        if (!recognizable || !Writes.isDoubtful(failure)) {
            return Step.failed(failed(write, failure));
        }
        ConditionalCheckFailedException refused = (ConditionalCheckFailedException) failure;
        Map<String, AttributeValue> stored = Writes.stored(refused);
        Recognition.Match match = Recognition.of(write, expectedVersion, stored);
        if (match != Recognition.Match.OURS) {
            return Step.failed(Writes.doubtful(write, refused, match));
        }
        OneItem<R> item = new OneItem<>(write);
        item.add(StoredItem.of(stored));
        return Step.done(result.apply(item));
    }

    /** That something which an update needs is absent, DynamoDB tells by a validation error alone. */
    static RuntimeException failed(CompiledWrite<?> write, RuntimeException failure) {
        boolean invalid = failure instanceof DynamoDbException refusal
                && refusal.awsErrorDetails() != null
                && "ValidationException".equals(refusal.awsErrorDetails().errorCode());
        return invalid ? impossible(write, (DynamoDbException) failure) : Writes.failed(write, failure);
    }

    private static InvalidRequestException impossible(CompiledWrite<?> write, DynamoDbException refusal) {
        // its text could repeat a value
        String said =
                write.context().hasSensitive() ? "" : refusal.awsErrorDetails().errorMessage();
        return new InvalidRequestException(
                impossible(
                        write,
                        "DynamoDB refused the " + write.context().subject(write.verb()) + " with key " + write.key()
                                + ", which",
                        said),
                refusal);
    }

    /**
     * That an update cannot be applied, and what to do.
     *
     * @param who the update, as the subject of the sentence
     * @param said what is said of it; empty if that could repeat what is sensitive
     */
    public static String impossible(CompiledWrite<?> write, String who, @Nullable String said) {
        String nested = write.updates().stream()
                .map(update -> update.path())
                .filter(path -> !path.isTopLevel())
                .map(AttributePath::toString)
                .collect(Collectors.joining(", "));
        return who + " cannot be applied to the item as it is stored"
                + (said == null || said.isEmpty() ? "" : " (" + said + ")") + ". "
                + (nested.isEmpty()
                        ? ""
                        : "The map or list that holds " + nested
                                + " may be absent: use creatingParents(), or set the whole of it. ")
                + "An attribute that the update reads may be absent (orElse(..) gives a fallback) or of another"
                + " type than the schema says, or the item would become too large";
    }
}
