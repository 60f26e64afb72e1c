package io.dynamodel.query.internal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.TestAbortedException;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.SkipException;
import org.testng.annotations.Test;

/** The tests of the Reactive Streams TCK, which are made for TestNG, as those of JUnit. */
final class TckTests {
    private TckTests() {}

    /** Each test of a verification, on a new one. */
    static Stream<DynamicTest> of(Supplier<? extends FlowPublisherVerification<?>> verifications) {
        return Arrays.stream(FlowPublisherVerification.class.getMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .sorted(Comparator.comparing(Method::getName))
                .map(method -> DynamicTest.dynamicTest(method.getName(), () -> run(verifications.get(), method)));
    }

    private static void run(FlowPublisherVerification<?> verification, Method test) throws Throwable {
        verification.setUp();
        try {
            test.invoke(verification);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SkipException skipped) {
                throw new TestAbortedException(skipped.getMessage());
            }
            throw e.getCause();
        }
    }
}
