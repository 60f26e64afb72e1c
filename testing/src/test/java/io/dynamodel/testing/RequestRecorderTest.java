package io.dynamodel.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

class RequestRecorderTest {
    private final RequestRecorder recorder = new RequestRecorder();

    @Test
    void keepsTheOrder() {
        recorder.record(Things.put("1"));
        recorder.record(Things.get("1"));
        recorder.record(Things.put("2"));

        assertThat(recorder.requests()).containsExactly(Things.put("1"), Things.get("1"), Things.put("2"));
        assertThat(recorder.requests(PutItemRequest.class)).containsExactly(Things.put("1"), Things.put("2"));
        assertThat(recorder.last()).isEqualTo(Things.put("2"));
        assertThat(recorder.last(GetItemRequest.class)).isEqualTo(Things.get("1"));
    }

    @Test
    void forgetsWhenCleared() {
        recorder.record(Things.put("1"));
        recorder.clear();

        assertThat(recorder.requests()).isEmpty();
    }

    @Test
    void saysWhatWasSentInsteadButNotItsData() {
        recorder.record(Things.put("secret"));
        recorder.record(Things.get("secret"));

        assertThatThrownBy(() -> recorder.last(QueryRequest.class))
                .isInstanceOf(AssertionError.class)
                .hasMessage("No QueryRequest was sent; sent were [PutItemRequest, GetItemRequest]");
    }

    @Test
    void doesNotHideThatRequestsWereDropped() {
        fill(RequestRecorder.MAX_REQUESTS);
        assertThat(recorder.requests()).hasSize(RequestRecorder.MAX_REQUESTS);

        recorder.record(Things.get("last"));

        assertThatIllegalStateException().isThrownBy(recorder::requests).withMessageContaining("10000");
        assertThat(recorder.last()).isEqualTo(Things.get("last"));
        recorder.clear();
        assertThat(recorder.requests()).isEmpty();
    }

    @Test
    void losesNothingOfWhatThreadsSend() {
        IntStream.range(0, 5_000).parallel().forEach(i -> recorder.record(Things.get("" + i)));

        assertThat(recorder.requests()).hasSize(5_000);
    }

    private void fill(int requests) {
        for (int i = 0; i < requests; i++) {
            recorder.record(Things.get("" + i));
        }
    }
}
