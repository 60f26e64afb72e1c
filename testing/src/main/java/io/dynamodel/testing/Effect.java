package io.dynamodel.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** What a fault does around the rest of a request's way; on a blocking level, all futures are complete when returned. */
interface Effect {
    <Q, A> CompletableFuture<A> around(Hop<Q, A> hop);

    /** Lets it pass. */
    record Nothing() implements Effect {
        @Override
        public <Q, A> CompletableFuture<A> around(Hop<Q, A> hop) {
            return hop.send();
        }
    }

    /** The connection breaks. */
    record Reset() implements Effect {
        @Override
        public <Q, A> CompletableFuture<A> around(Hop<Q, A> hop) {
            IOException reset = new SocketException("Connection reset, " + hop.origin());
            hop.injected("");
            return hop.level().broken(reset);
        }
    }

    /** The request is done, and then something happens in place of its answer. */
    record AfterApply(Effect then) implements Effect {
        @Override
        public <Q, A> CompletableFuture<A> around(Hop<Q, A> hop) {
            return hop.send().handle((answer, failure) -> failure).thenCompose(ignored -> then.around(hop));
        }
    }

    /** The answer breaks off. */
    record Truncated() implements Effect {
        @Override
        public <Q, A> CompletableFuture<A> around(Hop<Q, A> hop) {
            return hop.send().thenCompose(answer -> {
                hop.injected("");
                return hop.level().truncated(answer, hop.origin());
            });
        }
    }

    /** The answer does not have the checksum that it announces; of a refusal the SDK would not notice. */
    record WrongChecksum() implements Effect {
        @Override
        public <Q, A> CompletableFuture<A> around(Hop<Q, A> hop) {
            return hop.send().thenCompose(answer -> {
                if (hop.level().jsonOf(answer) == null) {
                    return CompletableFuture.completedFuture(answer);
                }
                hop.injected("");
                return hop.level().corrupted(answer, hop.origin());
            });
        }
    }

    /** The request is done twice. */
    record Twice() implements Effect {
        @Override
        public <Q, A> CompletableFuture<A> around(Hop<Q, A> hop) {
            hop.injected("");
            if (!hop.operation().equals("TransactWriteItems")) {
                return hop.send().handle((answer, failure) -> failure).thenCompose(ignored -> hop.send());
            }
            // a token that the caller does not give is made anew each time a request is read, but once for a call
            ObjectNode withToken = hop.request();
            return hop.send(withToken).handle((answer, failure) -> failure).thenCompose(ignored -> hop.send(withToken));
        }
    }

    /** The request takes its time. */
    record Delay(Duration duration) implements Effect {
        @Override
        public <Q, A> CompletableFuture<A> around(Hop<Q, A> hop) {
            hop.injected("");
            return hop.level().pause(duration).thenCompose(ignored -> hop.send());
        }
    }

    /** The answer takes its time. */
    record LateAnswer(Duration duration) implements Effect {
        @Override
        public <Q, A> CompletableFuture<A> around(Hop<Q, A> hop) {
            CompletableFuture<A> sent = hop.send();
            return sent.handle((answer, failure) -> failure)
                    .thenCompose(ignored -> {
                        hop.injected("");
                        return hop.level().pause(duration);
                    })
                    .thenCompose(ignored -> sent);
        }
    }

    /** Something else happens first. */
    record Meanwhile(Runnable action) implements Effect {
        @Override
        public <Q, A> CompletableFuture<A> around(Hop<Q, A> hop) {
            hop.injected("");
            action.run();
            return hop.send();
        }
    }
}
