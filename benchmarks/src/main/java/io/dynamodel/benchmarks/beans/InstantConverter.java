package io.dynamodel.benchmarks.beans;

import com.amazonaws.services.dynamodbv2.datamodeling.DynamoDBTypeConverter;
import java.time.Instant;

/** The mapper of version 1 knows no {@code java.time}. */
public final class InstantConverter implements DynamoDBTypeConverter<String, Instant> {
    @Override
    public String convert(Instant instant) {
        return instant.toString();
    }

    @Override
    public Instant unconvert(String text) {
        return Instant.parse(text);
    }
}
