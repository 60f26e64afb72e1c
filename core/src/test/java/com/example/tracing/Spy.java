package com.example.tracing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.utils.IoUtils;

/** An interceptor that nobody knows: it keeps what it sees of bodies and answers, and changes nothing. */
public final class Spy implements ExecutionInterceptor {
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final List<SdkResponse> answers = new CopyOnWriteArrayList<>();

    /** The bodies of requests before their transmission. */
    public List<String> sent() {
        return sent;
    }

    /** The answers as the SDK has read them. */
    public List<SdkResponse> answers() {
        return answers;
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        context.requestBody().map(Spy::text).ifPresent(sent::add);
    }

    private static String text(RequestBody body) {
        try {
            return new String(IoUtils.toByteArray(body.contentStreamProvider().newStream()), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
        answers.add(context.response());
        return context.response();
    }
}
