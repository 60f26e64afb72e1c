package io.dynamodel.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.testkit.engine.EventConditions.container;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class IsolationTest {
    private static final Map<String, String> PARALLEL = Map.of(
            "junit.jupiter.execution.parallel.enabled", "true",
            "junit.jupiter.execution.parallel.mode.default", "concurrent",
            "junit.jupiter.execution.parallel.mode.classes.default", "concurrent",
            "junit.jupiter.execution.parallel.config.strategy", "fixed",
            "junit.jupiter.execution.parallel.config.fixed.parallelism", "4");

    static Stream<Target> targets() {
        return Stream.of(Target.embedded(), Target.http());
    }

    @ParameterizedTest
    @MethodSource("targets")
    void keepsClassesApart(Target target) {
        assertAllSucceed(4, TestRun.of(target, One.class, Other.class));
    }

    @ParameterizedTest
    @MethodSource("targets")
    void keepsMethodsApartIfTold(Target target) {
        assertAllSucceed(4, TestRun.of(target, PerMethod.class));
    }

    @ParameterizedTest
    @MethodSource("targets")
    void standsParallelExecution(Target target) {
        assertAllSucceed(8, TestRun.of(target, PARALLEL, One.class, Other.class, PerMethod.class));
    }

    @Test
    void sharesTheDatabaseWithNestedClasses() {
        assertAllSucceed(2, TestRun.of(Target.embedded(), Outer.class));
    }

    @Test
    void givesNestedClassesWithAnnotationTheirOwn() {
        assertAllSucceed(2, TestRun.of(Target.embedded(), OuterOfAnnotated.class));
    }

    @Test
    void givesEachRunOfAParameterizedClassItsOwn() {
        assertAllSucceed(2, TestRun.of(Target.embedded(), Parameterized.class));
    }

    @Test
    void worksWithTheExtensionAlone() {
        assertAllSucceed(2, TestRun.of(Target.embedded(), WithoutAnnotation.class));
    }

    @Test
    void injectsIntoConstructorsOfInstancesPerClass() {
        assertAllSucceed(2, TestRun.of(Target.embedded(), InstancePerClass.class));
    }

    @Test
    void refusesADatabasePerMethodOutsideOfMethods() {
        TestRun.of(Target.embedded(), PerMethodInBeforeAll.class)
                .containerEvents()
                .assertThatEvents()
                .haveExactly(
                        1,
                        event(
                                container(PerMethodInBeforeAll.class),
                                finishedWithFailure(message(
                                        text -> text.contains("PER_METHOD there is no database outside of a test")))));
    }

    private static void assertAllSucceed(int tests, EngineExecutionResults results) {
        results.allEvents().failed().assertEventsMatchExactly();
        results.testEvents()
                .assertStatistics(events -> events.succeeded(tests).failed(0).skipped(0));
    }

    /** Creates a table, which fails if another test class created it in the same database. */
    @DynamoDbTest
    abstract static class CreatesTable {
        @BeforeAll
        static void createTable(DynamoDbClient client) {
            client.createTable(Things.createTable());
        }

        @Test
        void findsNothingOfOtherClasses(DynamoDbClient client) {
            assertThat(client.scan(scan -> scan.tableName(Things.TABLE)).items())
                    .isSubsetOf(Things.item(getClass().getName()));
        }

        @Test
        void writes(DynamoDbClient client) {
            client.putItem(Things.put(getClass().getName()));
        }
    }

    static class One extends CreatesTable {}

    static class Other extends CreatesTable {}

    @DynamoDbTest(isolation = Isolation.PER_METHOD)
    static class PerMethod {
        private final DynamoDbClient client;
        private final RequestRecorder recorder;

        PerMethod(DynamoDbClient client, RequestRecorder recorder) {
            this.client = client;
            this.recorder = recorder;
        }

        @BeforeEach
        void createTable(DynamoDbClient client) {
            assertThat(client).isSameAs(this.client);
            client.createTable(Things.createTable());
        }

        @RepeatedTest(2)
        void isAloneEachTime(RequestRecorder recorder) {
            assertThat(recorder).isSameAs(this.recorder);
            assertThat(recorder.requests()).containsExactly(Things.createTable());
        }

        @ParameterizedTest
        @ValueSource(strings = {"a", "b"})
        void isAloneForEachArgument(String argument, LocalDynamoDb db) {
            assertThat(db.recorder().requests()).containsExactly(Things.createTable());
        }
    }

    @DynamoDbTest(isolation = Isolation.PER_METHOD)
    static class PerMethodInBeforeAll {
        @BeforeAll
        static void createTable(DynamoDbClient client) {}

        @Test
        void isNotReached() {}
    }

    @DynamoDbTest
    static class Outer {
        private final LocalDynamoDb outer;

        Outer(LocalDynamoDb db) {
            this.outer = db;
        }

        @Nested
        class Inner {
            @Test
            void sharesTheDatabase(LocalDynamoDb db) {
                assertThat(db).isSameAs(outer);
                db.client().createTable(Things.createTable());
            }
        }

        @Test
        void sharesTheDatabase(LocalDynamoDb db) {
            assertThat(db).isSameAs(outer);
        }

        @AfterAll
        static void seesWhatNestedClassesSent(RequestRecorder recorder) {
            assertThat(recorder.requests()).containsExactly(Things.createTable());
        }
    }

    @DynamoDbTest
    static class OuterOfAnnotated {
        private static LocalDynamoDb ofClass;

        @BeforeAll
        static void remember(LocalDynamoDb db) {
            ofClass = db;
        }

        @Nested
        @DynamoDbTest(isolation = Isolation.PER_METHOD)
        class Inner {
            private final LocalDynamoDb ofInstance;

            Inner(LocalDynamoDb db) {
                ofInstance = db;
            }

            @RepeatedTest(2)
            void hasItsOwn(LocalDynamoDb db) {
                assertThat(db).isSameAs(ofInstance).isNotSameAs(ofClass);
                db.client().createTable(Things.createTable());
            }
        }
    }

    @DynamoDbTest
    @ParameterizedClass
    @ValueSource(strings = {"a", "b"})
    static class Parameterized {
        @Parameter
        String argument;

        @Test
        void hasItsOwn(DynamoDbClient client) {
            client.createTable(Things.createTable());
        }
    }

    @ExtendWith(DynamoDbExtension.class)
    static class WithoutAnnotation {
        @BeforeAll
        static void createTable(DynamoDbClient client) {
            client.createTable(Things.createTable());
        }

        @RepeatedTest(2)
        void sharesTheDatabaseOfTheClass(DynamoDbClient client) {
            client.putItem(Things.put("a"));
        }
    }

    @DynamoDbTest
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class InstancePerClass {
        private final LocalDynamoDb ofInstance;

        InstancePerClass(LocalDynamoDb db) {
            ofInstance = db;
        }

        @RepeatedTest(2)
        void sharesTheDatabaseOfTheClass(LocalDynamoDb db) {
            assertThat(db).isSameAs(ofInstance);
        }
    }
}
