package io.dynamodel.testing;

/** Says what to add when a target is chosen whose jars are not there. */
final class Requirements {
    /** Of the artifact that is recommended, and of the image that is run: they are released together. */
    static final String DYNAMODB_LOCAL_VERSION = "3.3.1";

    private Requirements() {}

    static void requireDynamoDbLocal(Target target) {
        require(
                target,
                "software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded",
                "DynamoDB Local",
                "software.amazon.dynamodb:DynamoDBLocal:" + DYNAMODB_LOCAL_VERSION
                        + " in test scope (excluding org.mockito:* and com.almworks.sqlite4java:*), together with"
                        + " com.almworks.sqlite4java:sqlite4java:1.0.392."
                        + " Its licence forbids redistribution, so dynamodel-testing does not bring it;"
                        + " the description of the package io.dynamodel.testing has the XML to copy");
        require(
                target,
                "com.almworks.sqlite4java.SQLiteConnection",
                "sqlite4java, which DynamoDB Local uses",
                "com.almworks.sqlite4java:sqlite4java:1.0.392 in test scope");
    }

    static void requireTestcontainers() {
        require(
                Target.container(),
                "org.testcontainers.containers.GenericContainer",
                "Testcontainers",
                "org.testcontainers:testcontainers:2.0.5 in test scope");
    }

    private static void require(Target target, String className, String what, String remedy) {
        try {
            Class.forName(className, false, Requirements.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "The target '" + target + "' needs " + what + ", which is not on the class path. Add " + remedy
                            + ".",
                    e);
        }
    }
}
