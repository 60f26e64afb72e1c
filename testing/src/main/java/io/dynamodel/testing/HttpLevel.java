package io.dynamodel.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Around an HTTP client: each attempt of the SDK by itself, as bytes. */
final class HttpLevel extends Level<HttpMessage.Request, HttpMessage.Answer> {
    HttpLevel(boolean blocking) {
        super(blocking);
    }

    @Override
    String operation(HttpMessage.Request request) {
        return request.operation();
    }

    @Override
    ObjectNode json(HttpMessage.Request request) {
        return HttpMessage.json(request.body());
    }

    @Override
    HttpMessage.Request changed(HttpMessage.Request request, ObjectNode json) {
        return request.with(json);
    }

    @Override
    @Nullable
    ObjectNode jsonOf(HttpMessage.Answer answer) {
        return answer.head().isSuccessful() && answer.end() == null ? HttpMessage.json(answer.body()) : null;
    }

    @Override
    HttpMessage.Answer answer(HttpMessage.Request request, ObjectNode json) {
        return HttpMessage.Answer.of(200, json);
    }

    @Override
    CompletableFuture<HttpMessage.Answer> refused(Refusal refusal, String origin) {
        return CompletableFuture.completedFuture(HttpMessage.Answer.of(refusal.status(), refusal.json(origin)));
    }

    @Override
    CompletableFuture<HttpMessage.Answer> broken(IOException failure) {
        return CompletableFuture.failedFuture(failure);
    }

    @Override
    CompletableFuture<HttpMessage.Answer> truncated(HttpMessage.Answer answer, String origin) {
        byte[] body = answer.body();
        int kept = body.length / 2;
        IOException end =
                new IOException("Premature end of a body of " + body.length + " bytes after " + kept + ", " + origin);
        return CompletableFuture.completedFuture(new HttpMessage.Answer(answer.head(), Arrays.copyOf(body, kept), end));
    }

    /** One byte changes, in the midst if there are any, and the checksum stays that of the true bytes. */
    @Override
    CompletableFuture<HttpMessage.Answer> corrupted(HttpMessage.Answer answer, String origin) {
        byte[] body = answer.body().clone();
        SdkHttpResponse head = answer.head().toBuilder()
                .putHeader(
                        HttpMessage.CHECKSUM, String.valueOf(HttpMessage.checksum(body) + (body.length == 0 ? 1 : 0)))
                .build();
        if (body.length > 0) {
            body[body.length / 2] ^= 1;
        }
        return CompletableFuture.completedFuture(new HttpMessage.Answer(head, body, null));
    }

    @Override
    Exception interrupted(InterruptedIOException failure) {
        return failure;
    }
}
