package io.dynamodel.query.internal;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;

/** The rules of Reactive Streams, for pages that are there at once and pages that come from another thread. */
class PagePublisherTckTest {
    private static final long TIMEOUT_MILLIS = 400;
    private static final long SILENCE_MILLIS = 40;

    @TestFactory
    Stream<DynamicTest> pagesThatAreThereAtOnce() {
        return TckTests.of(() -> new Verification(1, false));
    }

    @TestFactory
    Stream<DynamicTest> pagesThatAreThereAtOnceAndOftenEmpty() {
        return TckTests.of(() -> new Verification(-2, false));
    }

    @TestFactory
    Stream<DynamicTest> pagesFromAnotherThread() {
        return TckTests.of(() -> new Verification(3, true));
    }

    private static final class Verification extends FlowPublisherVerification<Integer> {
        private final int pageSize;
        private final boolean async;

        Verification(int pageSize, boolean async) {
            super(new TestEnvironment(TIMEOUT_MILLIS, SILENCE_MILLIS));
            this.pageSize = pageSize;
            this.async = async;
        }

        @Override
        public java.util.concurrent.Flow.Publisher<Integer> createFlowPublisher(long elements) {
            return new PagePublisher<>(() -> new FakePages(elements, pageSize, async));
        }

        @Override
        public java.util.concurrent.Flow.Publisher<Integer> createFailedFlowPublisher() {
            return new PagePublisher<>(() -> {
                throw new IllegalStateException("no source");
            });
        }
    }
}
