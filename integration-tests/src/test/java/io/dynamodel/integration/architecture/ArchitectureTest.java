package io.dynamodel.integration.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The design's rules for what may know what. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importLocations(
                    Artifact.onTheClassPath().stream().map(Artifact::location).toList());

    private static final DescribedPredicate<JavaClass> LIBRARY = resideInAnyPackage(
            "io.dynamodel.core..",
            "io.dynamodel.schema..",
            "io.dynamodel.query..",
            "io.dynamodel.transactions..",
            "io.dynamodel");

    @Test
    void layersPointDownwardsOnly() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("core")
                .definedBy("io.dynamodel.core..")
                .layer("schema")
                .definedBy("io.dynamodel.schema..")
                .layer("query")
                .definedBy("io.dynamodel.query..")
                .layer("transactions")
                .definedBy("io.dynamodel.transactions..")
                .layer("dynamodel")
                .definedBy("io.dynamodel")
                .layer("testing")
                .definedBy("io.dynamodel.testing..")
                .whereLayer("core")
                .mayNotAccessAnyLayer()
                .whereLayer("schema")
                .mayOnlyAccessLayers("core")
                .whereLayer("query")
                .mayOnlyAccessLayers("core", "schema")
                .whereLayer("transactions")
                .mayOnlyAccessLayers("core", "schema", "query")
                .whereLayer("dynamodel")
                .mayOnlyAccessLayers("core", "schema", "query", "transactions")
                .whereLayer("testing")
                .mayOnlyAccessLayers("core", "schema", "query", "transactions", "dynamodel")
                .check(CLASSES);
    }

    /** Expressions stand on values alone: neither bytes nor clients concern them. */
    @Test
    void packagesOfCorePointDownwardsOnly() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("value")
                .definedBy("io.dynamodel.core.value..")
                .layer("expression")
                .definedBy("io.dynamodel.core.expression..")
                .layer("wire")
                .definedBy("io.dynamodel.core.wire..")
                .layer("transport")
                .definedBy("io.dynamodel.core.transport..")
                .layer("execution")
                .definedBy("io.dynamodel.core.execution..")
                .whereLayer("value")
                .mayNotAccessAnyLayer()
                .whereLayer("expression")
                .mayOnlyAccessLayers("value")
                .whereLayer("wire")
                .mayOnlyAccessLayers("value")
                .whereLayer("transport")
                .mayOnlyAccessLayers("value", "wire")
                .whereLayer("execution")
                .mayOnlyAccessLayers("value", "wire", "transport")
                .check(CLASSES);
    }

    @Test
    void theLibraryDependsOnNothingElse() {
        noClasses()
                .that(LIBRARY)
                .should()
                .dependOnClassesThat(DescribedPredicate.not(resideInAnyPackage(
                        "java..",
                        "javax.net.ssl..",
                        "javax.crypto..",
                        "io.dynamodel..",
                        "software.amazon.awssdk..",
                        "com.fasterxml.jackson..",
                        "org.reactivestreams..", // the SDK's asynchronous bodies
                        "org.slf4j..",
                        "org.jspecify..")))
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("software.amazon.awssdk.enhanced..", "software.amazon.awssdk..internal..")
                .check(CLASSES);
    }

    @Test
    void jacksonAndLoggingStayWhereTheyBelong() {
        noClasses()
                .that(LIBRARY)
                .and()
                .resideOutsideOfPackage("io.dynamodel.schema..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson..")
                .check(CLASSES);
        noClasses()
                .that(LIBRARY)
                .and()
                .resideOutsideOfPackages("io.dynamodel.core.execution..", "io.dynamodel.core.transport..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.slf4j..")
                .check(CLASSES);
    }

    @Test
    void theCompilePathTouchesNeitherClientNorClock() {
        noClasses()
                .that(resideInAnyPackage(
                        "io.dynamodel.schema..", "io.dynamodel.core.expression..", "io.dynamodel.core.value.."))
                .should()
                .dependOnClassesThat()
                .haveNameMatching("software\\.amazon\\.awssdk\\.services\\.dynamodb\\.DynamoDb.*Client")
                .orShould()
                .dependOnClassesThat(
                        resideInAnyPackage("io.dynamodel.core.execution..", "io.dynamodel.core.transport.."))
                .orShould()
                .dependOnClassesThat(equivalentTo(Clock.class))
                .check(CLASSES);
    }

    @Test
    void nothingGoesToTheStandardStreams() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CLASSES);
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(CLASSES);
    }

    @Test
    void reflectionIsUsedToMakeRecordsOnly() {
        noClasses()
                .that(LIBRARY)
                .and()
                .doNotHaveFullyQualifiedName("io.dynamodel.schema.internal.RecordFactory")
                .and() // looks once whether the SDK has a cheaper factory
                .doNotHaveFullyQualifiedName("io.dynamodel.core.value.Values")
                .and() // asks whether a class is abstract
                .doNotHaveFullyQualifiedName("io.dynamodel.schema.UnionBuilder")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.lang.reflect..")
                .check(CLASSES);
    }

    @Test
    void noThreadsAreStarted() {
        noClasses()
                .that(LIBRARY)
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(ExecutorService.class, ForkJoinPool.class)
                .check(CLASSES);
    }

    @Test
    void testingUsesWhatIsPublicOnly() {
        noClasses()
                .that()
                .resideInAPackage("io.dynamodel.testing..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.dynamodel..internal..")
                .check(CLASSES);
    }

    @Test
    void examplesAndDocsUseWhatIsPublicOnly() throws IOException {
        for (String module : List.of("examples", "docs")) {
            Path sources = moduleFolder(module).resolve("src");
            try (Stream<Path> files = Files.walk(sources)) {
                assertThat(files.filter(file -> file.toString().endsWith(".java")))
                        .allSatisfy(file -> assertThat(Files.readString(file))
                                .doesNotContainPattern("io\\.dynamodel\\.\\w+\\.internal"));
            }
        }
    }

    /** Surefire says where this module is; the others are beside it. */
    private static Path moduleFolder(String module) {
        return Path.of(System.getProperty("basedir", "."))
                .toAbsolutePath()
                .getParent()
                .resolve(module);
    }
}
