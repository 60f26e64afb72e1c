package io.dynamodel.testing;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Map;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs test classes inside a test. */
final class TestRun {
    private TestRun() {}

    static EngineExecutionResults of(Target target, Class<?>... testClasses) {
        return of(target, Map.of(), testClasses);
    }

    static EngineExecutionResults of(Target target, Map<String, String> configuration, Class<?>... testClasses) {
        EngineTestKit.Builder run = EngineTestKit.engine("junit-jupiter")
                .configurationParameter(Target.PROPERTY, target.toString())
                .configurationParameters(configuration);
        for (Class<?> testClass : testClasses) {
            run.selectors(selectClass(testClass));
        }
        return run.execute();
    }
}
