package io.dynamodel;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dynamodel.query.Model;
import io.dynamodel.schema.AttributeTypes;
import io.dynamodel.schema.Converter;
import io.dynamodel.schema.NumberAttribute;
import io.dynamodel.schema.PrimaryKey;
import io.dynamodel.schema.Rules;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SchemaBuilder;
import io.dynamodel.schema.StringAttribute;
import io.dynamodel.schema.ValueAttribute;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Makes a model, begins as it is told, and makes a call of each kind. */
public final class PrimedProgram {
    private static final String ITEM = "{\"id\":{\"S\":\"p-1\"},\"name\":{\"S\":\"Ada\"},\"level\":{\"N\":\"3\"},"
            + "\"joined\":{\"S\":\"2026-01-02T03:04:05.000000000Z\"},\"tags\":{\"L\":[{\"S\":\"x\"}]}}";

    /** When functions of the application, and requests, are refused. */
    private static boolean strict;

    /** An item. */
    public record Person(String id, String name, int level, Instant joined, List<String> tags, String code) {
        public Person {
            allowed("a constructor");
        }
    }

    private static final SchemaBuilder<Person> S = Schema.builder(Person.class);
    private static final StringAttribute<Person> ID = S.string("id", person -> allowed(person.id()), Rules.required());
    private static final StringAttribute<Person> NAME = S.string(
            "name",
            Person::name,
            Rules.trim(),
            Rules.validate(name -> !allowed(name).isEmpty(), "not be empty"));
    private static final NumberAttribute<Person, Integer> LEVEL = S.integer("level", Person::level, Rules.atLeast(0));

    private static final ValueAttribute<Person, String> CODE = S.value(
            "code",
            Person::code,
            AttributeTypes.converted(AttributeTypes.string(), String.class, new Same(), false),
            Rules.generated(() -> allowed("c")));

    static {
        S.instant("joined", Person::joined);
        S.list("tags", Person::tags, AttributeTypes.string());
    }

    private static final PrimaryKey<Person, String> KEY = S.key(ID);
    private static final Schema<Person> SCHEMA = S.build();

    private PrimedProgram() {}

    private static <T> T allowed(T value) {
        if (strict) {
            throw new IllegalStateException("A function of the application was called");
        }
        return value;
    }

    /** Runs, and tells when the beginning is over. */
    public static void run(String beginning, Runnable begun) {
        try (DynamoDbClient client = DynamoDbClient.builder()
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                .httpClient(new Http())
                .build()) {
            Dynamodel dynamodel = Dynamodel.create(client);
            Model<Person> people = dynamodel.model("people", SCHEMA);
            strict = beginning.equals("strict");
            if (!beginning.isEmpty()) {
                Dynamodel.prime(people);
            }
            begun.run();
            if (!strict) {
                calls(people);
            }
        }
    }

    private static void calls(Model<Person> people) {
        Person person = people.get(KEY.of("p-1")).execute().orElseThrow();
        people.put(person).execute();
        people.put(person).onlyIf(NAME.eq("Ada")).execute();
        people.update(KEY.of("p-1"), LEVEL.add(1), NAME.set("Bob"))
                .onlyIf(LEVEL.ge(1))
                .execute();
        people.query(KEY).partition("p-1").filter(LEVEL.gt(1)).page();
        people.delete(KEY.of("p-1")).returningOld().execute();
    }

    private static final class Same implements Converter<String, String> {
        @Override
        public String toStored(String value) {
            return allowed(value);
        }

        @Override
        public String fromStored(String stored) {
            return allowed(stored);
        }
    }

    private static final class Http implements SdkHttpClient {
        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            allowed("a request");
            String target =
                    request.httpRequest().firstMatchingHeader("X-Amz-Target").orElseThrow();
            String body = target.endsWith("GetItem")
                    ? "{\"Item\":" + ITEM + "}"
                    : target.endsWith("Query")
                            ? "{\"Count\":1,\"Items\":[" + ITEM + "],\"ScannedCount\":1}"
                            : target.endsWith("PutItem") ? "{}" : "{\"Attributes\":" + ITEM + "}";
            byte[] bytes = body.getBytes(UTF_8);
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() {
                    return HttpExecuteResponse.builder()
                            .response(SdkHttpResponse.builder()
                                    .statusCode(200)
                                    .putHeader("Content-Type", "application/x-amz-json-1.0")
                                    .putHeader("Content-Length", Integer.toString(bytes.length))
                                    .build())
                            .responseBody(AbortableInputStream.create(new ByteArrayInputStream(bytes)))
                            .build();
                }

                @Override
                public void abort() {}
            };
        }

        @Override
        public void close() {}
    }
}
