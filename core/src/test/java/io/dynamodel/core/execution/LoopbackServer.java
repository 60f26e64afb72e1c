package io.dynamodel.core.execution;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/**
 * Reads HTTP requests and does to each what is next in a list; the last of the list is repeated. No connection is kept:
 * a later server may get the port of an earlier one, whose connections a client could still hold.
 */
final class LoopbackServer implements AutoCloseable {
    /** What is done to a request. */
    interface Reaction {
        void to(LoopbackServer server, Socket connection) throws IOException;
    }

    static final Reaction RESET = (server, connection) -> {
        connection.setSoLinger(true, 0);
        connection.close();
    };
    static final Reaction CLOSE = (server, connection) -> connection.close();
    static final Reaction RESET_AND_GO_AWAY = (server, connection) -> {
        server.listener.close();
        RESET.to(server, connection);
    };
    /** Counts down {@link #abandoned} once the client gives up. */
    static final Reaction SILENCE = (server, connection) -> {
        try {
            while (connection.getInputStream().read() >= 0) {}
        } finally {
            server.abandoned.countDown();
        }
    };

    final CountDownLatch received = new CountDownLatch(1);
    final CountDownLatch abandoned = new CountDownLatch(1);
    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Queue<Reaction> reactions = new ConcurrentLinkedQueue<>();

    LoopbackServer(Reaction... reactions) throws IOException {
        this.reactions.addAll(List.of(reactions));
        start(this::accept);
    }

    static Reaction answer(int status, String body) {
        return answer(status, body, body.length(), "");
    }

    static Reaction error(int status, String code) {
        return answer(status, "{\"__type\":\"com.amazonaws.dynamodb.v20120810#" + code + "\",\"message\":\"said so\"}");
    }

    static Reaction answer(int status, String body, int length, String header) {
        return (server, connection) -> {
            OutputStream out = connection.getOutputStream();
            out.write(("HTTP/1.1 " + status + " Status\r\nContent-Type: application/x-amz-json-1.0\r\nContent-Length: "
                            + length + "\r\nConnection: close\r\n" + header + "\r\n" + body)
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
        };
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void accept() throws IOException {
        while (true) {
            Socket connection = listener.accept();
            start(() -> {
                try (connection) {
                    if (readRequest(connection.getInputStream())) {
                        received.countDown();
                        Reaction next = reactions.size() > 1 ? reactions.remove() : reactions.element();
                        next.to(this, connection);
                    }
                }
            });
        }
    }

    private static boolean readRequest(InputStream in) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            read.write(b);
            String head = read.toString(StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
            if (head.endsWith("\r\n\r\n")) {
                String length = head.replaceFirst("(?s).*\r\ncontent-length: *(\\d+)\r\n.*", "$1");
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
