package io.dynamodel.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.core.value.AttributeValueCodec;
import io.dynamodel.core.value.AttributeValueSource;
import io.dynamodel.core.value.RandomValues;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class JsonSizeTest {
    /** Never less than is sent, and not much more: batches are cut by it. */
    @Test
    void boundsWhatTheSdkSends() {
        RandomValues random = new RandomValues(new Random(13));
        String envelope = "{\"TableName\":\"t\",\"Item\":}";
        try (SdkJson sdk = new SdkJson()) {
            for (int i = 0; i < 500; i++) {
                Map<String, AttributeValue> item = random.map(5);
                int sent = sdk.request(c -> c.putItem(b -> b.tableName("t").item(item))).length - envelope.length();

                assertThat(EncodedItem.of(item).sizeInRequest()).isBetween((long) sent, 6L * sent + 2);
            }
        }
    }

    @Test
    void isExactForPlainTextAndForWhatIsEncodedAlready() {
        Map<String, AttributeValue> item = Map.of("t", AttributeValue.fromS("plain"), "n", AttributeValue.fromN("12"));
        EncodedItem encoded = ItemEncoding.json(WireValues.POOL)
                .encode(sink -> AttributeValueCodec.copy(AttributeValueSource.ofItem(item), sink));

        assertThat(encoded.sizeInRequest()).isEqualTo(WireValues.write(item).length());
        assertThat(EncodedItem.of(item).sizeInRequest()).isEqualTo(encoded.sizeInRequest() + 1); // a last comma
    }
}
