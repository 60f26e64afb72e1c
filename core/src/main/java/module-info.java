import org.jspecify.annotations.NullMarked;

/** Values on the wire, expression trees, errors and the execution runtime. */
@NullMarked
module io.dynamodel.core {
    requires static transitive org.jspecify;
    requires transitive software.amazon.awssdk.services.dynamodb;
    requires transitive software.amazon.awssdk.core;
    requires transitive software.amazon.awssdk.awscore;
    requires transitive software.amazon.awssdk.http;
    requires transitive software.amazon.awssdk.utils;
    requires transitive org.reactivestreams;
    requires software.amazon.awssdk.retries.api;
    requires org.slf4j;

    exports io.dynamodel.core.annotation;
    exports io.dynamodel.core.error;
    exports io.dynamodel.core.execution;
    exports io.dynamodel.core.expression;
    exports io.dynamodel.core.transport;
    exports io.dynamodel.core.value;
    exports io.dynamodel.core.wire;
}
