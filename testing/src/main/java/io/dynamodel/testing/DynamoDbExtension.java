package io.dynamodel.testing;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.platform.commons.support.AnnotationSupport;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * What {@link DynamoDbTest} switches on. Registered without that annotation, it isolates {@link Isolation#PER_CLASS}.
 *
 * <p>The engine is started when the first test asks for a database, and stopped at the end of the run, whatever became
 * of the tests. Safe under parallel execution.
 */
public final class DynamoDbExtension implements ExecutionCondition, ParameterResolver, TestExecutionExceptionHandler {
    private static final Namespace NAMESPACE = Namespace.create(DynamoDbExtension.class);

    /** For JUnit. */
    public DynamoDbExtension() {}

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Target target = target(context);
        if (target instanceof Target.Container) {
            Requirements.requireTestcontainers();
            if (!ContainerServer.isDockerAvailable()) {
                return ConditionEvaluationResult.disabled(
                        "The target is 'container', but there is no Docker to run it in");
            }
        }
        return ConditionEvaluationResult.enabled("The target is '" + target + "'");
    }

    /** A test instance of {@link Isolation#PER_METHOD} is made for one test, and so is what its constructor gets. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext rootContext) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == LocalDynamoDb.class
                || type == DynamoDbClient.class
                || type == DynamoDbAsyncClient.class
                || type == RequestRecorder.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        LocalDynamoDb database = database(context);
        Class<?> type = parameter.getParameter().getType();
        if (type == DynamoDbClient.class) {
            return database.client();
        }
        if (type == DynamoDbAsyncClient.class) {
            return database.asyncClient();
        }
        return type == RequestRecorder.class ? database.recorder() : database;
    }

    /** Tells with a failure which faults were at work, and with which seed. */
    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        LocalDynamoDb database =
                owner(context).getStore(NAMESPACE).get(owner(context).getUniqueId(), LocalDynamoDb.class);
        Faults faults = database == null ? null : database.latestFaults();
        if (faults != null && faults.calls() > 0) {
            failure.addSuppressed(new FaultsAtWork(faults));
        }
        throw failure;
    }

    private static LocalDynamoDb database(ExtensionContext context) {
        ExtensionContext owner = owner(context);
        Engine engine = engine(context);
        // a store also answers with what its ancestors hold, which is another owner's
        return owner.getStore(NAMESPACE)
                .computeIfAbsent(owner.getUniqueId(), id -> LocalDynamoDb.of(engine), LocalDynamoDb.class);
    }

    private static Engine engine(ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE).computeIfAbsent(target(context), Engine::start, Engine.class);
    }

    private static Target target(ExtensionContext context) {
        // falls back to the system property
        return context.getConfigurationParameter(Target.PROPERTY)
                .map(Target::parse)
                .orElseGet(Target::embedded);
    }

    /** The context at whose end the database goes. */
    private static ExtensionContext owner(ExtensionContext context) {
        ExtensionContext ofClass = annotatedClass(context);
        boolean perMethod = AnnotationSupport.findAnnotation(ofClass.getRequiredTestClass(), DynamoDbTest.class)
                .map(annotation -> annotation.isolation() == Isolation.PER_METHOD)
                .orElse(false);
        if (!perMethod) {
            return ofClass;
        }
        if (context.getTestMethod().isEmpty()) {
            throw new ParameterResolutionException("With isolation PER_METHOD there is no database outside of a test: "
                    + "take the parameter in a constructor (of an instance per test), in @BeforeEach or in the test, "
                    + "or isolate PER_CLASS");
        }
        return context;
    }

    /** The nearest class that carries the annotation itself; the outermost one if none does. */
    private static ExtensionContext annotatedClass(ExtensionContext context) {
        ExtensionContext outermost = context;
        for (ExtensionContext each = context;
                each.getTestClass().isPresent();
                each = each.getParent().orElseThrow()) {
            if (each.getTestMethod().isEmpty()) {
                outermost = each;
                if (AnnotationSupport.isAnnotated(each.getTestClass(), DynamoDbTest.class)) {
                    return each;
                }
            }
        }
        return outermost;
    }
}
