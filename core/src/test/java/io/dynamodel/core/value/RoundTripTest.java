package io.dynamodel.core.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class RoundTripTest {
    private final RandomValues random = new RandomValues(new Random(5));
    private final AttributeValueCodec codec = AttributeValueCodec.INSTANCE;

    @Test
    void readsEveryValueThatItWrites() {
        for (int i = 0; i < 5_000; i++) {
            AttributeValue value = random.value(5);
            assertThat(AttributeValues.encode(codec, value)).isEqualTo(value);
            assertThat(AttributeValues.decode(codec, value)).isEqualTo(value);
        }
    }

    @Test
    void readsEveryItemThatItWrites() {
        for (int i = 0; i < 500; i++) {
            Map<String, AttributeValue> item = random.map(4);
            AttributeValueSink sink = AttributeValueSink.create();
            AttributeValueCodec.copy(AttributeValueSource.ofItem(item), sink);
            assertThat(sink.item()).isEqualTo(item);
        }
    }
}
