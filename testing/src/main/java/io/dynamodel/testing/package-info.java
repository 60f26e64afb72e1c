/**
 * For tests of code that uses DynamoDB: an isolated database for each test, the requests that were sent, and a check that
 * a schema gives back what it was given.
 *
 * <pre>{@code
 * @DynamoDbTest
 * class OrdersTest {
 *     @Test
 *     void keepsOrders(DynamoDbClient client, RequestRecorder recorder) { ... }
 * }
 * }</pre>
 *
 * <p>Outside JUnit, {@link io.dynamodel.testing.LocalDynamoDb#start()} gives the same.
 *
 * <h2>Targets</h2>
 *
 * <p>The system property {@code dynamodel.testing.target} chooses what answers, for the same tests: {@code embedded} (the
 * default), {@code http}, {@code container} or {@code endpoint=<url>}; see {@link io.dynamodel.testing.Target}. In JUnit
 * runs it may also be a configuration parameter, for instance in {@code junit-platform.properties}.
 *
 * <h2>DynamoDB Local</h2>
 *
 * <p>The targets {@code embedded} and {@code http} run DynamoDB Local. Its licence forbids redistribution, so it is no
 * dependency of this artifact; whoever wants it adds it to their own build:
 *
 * <pre>{@code
 * <dependency>
 *   <groupId>software.amazon.dynamodb</groupId>
 *   <artifactId>DynamoDBLocal</artifactId>
 *   <version>3.3.1</version>
 *   <scope>test</scope>
 *   <exclusions>
 *     <!-- an old Mockito, in compile scope upstream -->
 *     <exclusion>
 *       <groupId>org.mockito</groupId>
 *       <artifactId>*</artifactId>
 *     </exclusion>
 *     <!-- native libraries, which the jar contains as well -->
 *     <exclusion>
 *       <groupId>com.almworks.sqlite4java</groupId>
 *       <artifactId>*</artifactId>
 *     </exclusion>
 *   </exclusions>
 * </dependency>
 * <dependency>
 *   <groupId>com.almworks.sqlite4java</groupId>
 *   <artifactId>sqlite4java</artifactId>
 *   <version>1.0.392</version>
 *   <scope>test</scope>
 * </dependency>
 * }</pre>
 *
 * <p>It asks for AWS SDK modules of its own: import {@code software.amazon.awssdk:bom}, so that they have the version of
 * the others, and manage {@code com.amazon.ion:ion-java} (for instance 1.12.1), of which it asks for a range. From JDK 24,
 * {@code --enable-native-access=ALL-UNNAMED} keeps the JVM from warning. The target {@code container} needs
 * {@code org.testcontainers:testcontainers} and Docker instead.
 *
 * <p>What belongs here is what helps to test against DynamoDB; assertions about items in general do not.
 */
package io.dynamodel.testing;
