package io.dynamodel.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives the tests of a class an isolated database: parameters of types {@link LocalDynamoDb},
 * {@link software.amazon.awssdk.services.dynamodb.DynamoDbClient},
 * {@link software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient} and {@link RequestRecorder} are filled in, in
 * constructors, lifecycle methods and tests.
 *
 * <p>The database is empty at first, and gone at the end. Subclasses inherit the annotation, and have databases of their
 * own. A {@code @Nested} class shares that of the class around it, unless it is annotated itself.
 *
 * <p>If the target is {@code container} and there is no Docker, the class is skipped, with that reason.
 */
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(DynamoDbExtension.class)
public @interface DynamoDbTest {
    /** Which tests share a database; those of one class, unless told otherwise. */
    Isolation isolation() default Isolation.PER_CLASS;
}
