package io.dynamodel.testing;

import io.dynamodel.core.transport.DynamodelWireInterceptor;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/** Records what a client was given to send: once per call, not per attempt, and before other interceptors change it. */
final class RecordingInterceptor implements ExecutionInterceptor {
    private final RequestRecorder recorder;

    RecordingInterceptor(RequestRecorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (DynamodelWireInterceptor.complete(context.request()) instanceof DynamoDbRequest request) {
            recorder.record(request);
        }
    }
}
