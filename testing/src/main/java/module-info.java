import org.jspecify.annotations.NullMarked;

/** For tests of code that uses Dynamodel. */
@NullMarked
module io.dynamodel.testing {
    requires static transitive org.jspecify;
    requires transitive io.dynamodel;
    requires org.slf4j;
    requires software.amazon.awssdk.auth;
    requires software.amazon.awssdk.profiles;
    requires software.amazon.awssdk.regions;
    // each of these is needed only by those who choose it
    requires static transitive org.junit.jupiter.api;
    requires static testcontainers;
    requires static DynamoDBLocal;

    uses software.amazon.awssdk.http.SdkHttpService;
    uses software.amazon.awssdk.http.async.SdkAsyncHttpService;

    exports io.dynamodel.testing;
}
