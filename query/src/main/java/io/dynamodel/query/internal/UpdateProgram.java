package io.dynamodel.query.internal;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.execution.Call;
import io.dynamodel.core.execution.Step;
import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.query.RequestPlan;
import io.dynamodel.schema.internal.PlannedUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
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

    private final ModelContext<R> context;
    private final Function<PlannedUpdate<R>, CompiledWrite<R>> compiler;
    private final PlannedUpdate<R> planned;
    private final @Nullable ParentMaps<R> parents;
    private final ReturnValue returning;
    private final Function<Map<String, AttributeValue>, T> result;

    /**
     * @param compiler adds what the operation demands and renders
     * @param parents null to create none
     * @param result reads what is returned
     */
    public UpdateProgram(
            ModelContext<R> context,
            Function<PlannedUpdate<R>, CompiledWrite<R>> compiler,
            PlannedUpdate<R> planned,
            @Nullable ParentMaps<R> parents,
            ReturnValue returning,
            Function<Map<String, AttributeValue>, T> result) {
        this.context = context;
        this.compiler = compiler;
        this.planned = planned;
        this.parents = parents;
        this.returning = returning;
        this.result = result;
    }

    /** The first request, and for the dry run the one that follows it where all parents are absent. */
    public Compiled<T> compile() {
        if (parents == null) {
            CompiledWrite<R> write = compiler.apply(planned);
            UpdateItemRequest request = Writes.updateRequest(write, returning);
            return new Compiled<>(
                    RequestPlan.of(request, context::isSensitive),
                    send(request, failure -> Step.failed(failed(write, failure))));
        }
        Set<AttributePath> none = Set.of();
        CompiledWrite<R> first = compiler.apply(parents.assuming(none));
        UpdateItemRequest request = Writes.updateRequest(first, returning);
        List<RequestPlan.Entry> entries = new ArrayList<>();
        entries.add(new RequestPlan.Entry(request, ""));
        Set<AttributePath> all = parents.missingIn(Map.of());
        if (!all.isEmpty()) {
            entries.add(new RequestPlan.Entry(
                    Writes.updateRequest(compiler.apply(parents.assuming(all)), returning),
                    "if the condition failed because " + all + " is absent"));
        }
        return new Compiled<>(
                new RequestPlan(entries, context::isSensitive), round(parents, first, request, none, 1));
    }

    private Step<T> round(
            ParentMaps<R> maps,
            CompiledWrite<R> write,
            UpdateItemRequest request,
            Set<AttributePath> assumed,
            int round) {
        return send(request, failure -> {
            if (failure instanceof ConditionalCheckFailedException refused) {
                Set<AttributePath> missing = maps.missingIn(Writes.stored(refused));
                if (!missing.equals(assumed) && round < MAX_ROUNDS) {
                    CompiledWrite<R> next = compiler.apply(maps.assuming(missing));
                    return round(maps, next, Writes.updateRequest(next, returning), missing, round + 1);
                }
            }
            return Step.failed(failed(write, failure));
        });
    }

    private Step<T> send(UpdateItemRequest request, Function<RuntimeException, Step<T>> onFailure) {
        return Step.send(
                new Call.UpdateItem(request), answer -> Step.done(result.apply(answer.attributes())), onFailure);
    }

    /** DynamoDB tells by a validation error alone that the map of a nested path, or an operand, is absent. */
    private RuntimeException failed(CompiledWrite<R> write, RuntimeException failure) {
        boolean refused = failure instanceof DynamoDbException refusal
                && refusal.awsErrorDetails() != null
                && "ValidationException".equals(refusal.awsErrorDetails().errorCode());
        if (!refused) {
            return Writes.failed(write, failure);
        }
        String nested = planned.updates().stream()
                .filter(update -> !update.path().isTopLevel())
                .map(update -> update.path().toString())
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
        return new InvalidRequestException(
                "DynamoDB refused the " + write.verb() + " of " + write.key() + " in '" + context.table() + "': "
                        + failure.getMessage()
                        + (nested.isEmpty()
                                ? "; an attribute that the update reads may be absent: give a fallback with orElse(..)"
                                : "; the map or list that holds " + nested
                                        + " may be absent: use creatingParents(), or set the whole of it"),
                failure);
    }
}
