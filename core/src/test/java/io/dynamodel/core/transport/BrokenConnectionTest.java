package io.dynamodel.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.core.error.OutcomeUnknownException;
import io.dynamodel.core.execution.Call;
import io.dynamodel.core.transport.Wired.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;

/** Connections that break or fall silent in the midst of an answer, with the SDK's own HTTP clients. */
class BrokenConnectionTest {
    private static final String BODY = "{\"Item\":{\"id\":{\"S\":\"a\"}},\"Attributes\":{\"id\":{\"S\":\"a\"}}}";

    /** What becomes of a connection after half of an answer. */
    enum End {
        RESET,
        CLOSED,
        SILENT
    }

    private final ServerSocket listener;
    private final AtomicInteger received = new AtomicInteger();
    private volatile End end = End.CLOSED;

    private final SdkHttpClient http =
            Apache5HttpClient.builder().socketTimeout(Duration.ofSeconds(1)).build();
    private final SdkAsyncHttpClient asyncHttp =
            NettyNioAsyncHttpClient.builder().readTimeout(Duration.ofSeconds(1)).build();
    private final Wired wired;

    BrokenConnectionTest() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        URI uri = URI.create("http://127.0.0.1:" + listener.getLocalPort());
        wired = Wired.over(http, asyncHttp, uri);
        start(() -> {
            while (true) {
                Socket connection = listener.accept();
                start(() -> serve(connection));
            }
        });
    }

    @AfterEach
    void close() throws IOException {
        wired.close();
        http.close();
        asyncHttp.close();
        listener.close();
    }

    static Stream<Arguments> ends() {
        return Stream.of(End.values()).flatMap(end -> Stream.of(Kind.values()).map(kind -> Arguments.of(end, kind)));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void aReadIsAskedAgain(End kindOfEnd, Kind kind) {
        end = kindOfEnd;

        assertThat(wired.items(kind, Asked.get())).containsExactly(Asked.KEY);
        assertThat(received).hasValue(2);
    }

    @ParameterizedTest
    @MethodSource("ends")
    void aWriteIsNotSentAgain(End kindOfEnd, Kind kind) {
        end = kindOfEnd;
        for (Call<?> write : List.of(Asked.put(), Asked.update(), Asked.delete())) {
            received.set(0);

            assertThatThrownBy(() -> wired.items(kind, write)).isInstanceOf(OutcomeUnknownException.class);
            assertThat(received).hasValue(1);
        }
    }

    /** Half of the first answer, all of the others. */
    private void serve(Socket connection) throws IOException {
        while (readRequest(connection.getInputStream())) {
            boolean first = received.incrementAndGet() == 1;
            OutputStream out = connection.getOutputStream();
            String answer = "HTTP/1.1 200 OK\r\nContent-Type: application/x-amz-json-1.0\r\nContent-Length: "
                    + BODY.length() + "\r\n\r\n" + (first ? BODY.substring(0, 20) : BODY);
            out.write(answer.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            if (first && end == End.RESET) {
                pause(); // or the reset overtakes the answer
                connection.setSoLinger(true, 0);
            }
            if (first && end != End.SILENT) {
                connection.close();
                return;
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean readRequest(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        for (int b = in.read(); b >= 0; b = in.read()) {
            head.append((char) b);
            if (head.toString().endsWith("\r\n\r\n")) {
                String length = head.toString()
                        .toLowerCase(Locale.ROOT)
                        .replaceFirst("(?s).*\r\ncontent-length: *(\\d+)\r\n.*", "$1");
                in.readNBytes(Integer.parseInt(length));
                return true;
            }
        }
        return false;
    }

    private interface Task {
        void run() throws IOException;
    }

    private static void start(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException e) {
                // the other side has closed the connection, or the test is over
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
