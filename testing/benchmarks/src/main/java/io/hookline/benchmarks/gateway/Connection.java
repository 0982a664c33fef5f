package io.hookline.benchmarks.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.hookline.benchmarks.gateway.Load.Delivery;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * A connection to a server, with one request on its way at most. HTTP by hand, so that the load takes little of the processors that it
 * shares with the servers. All its methods run on its event loop.
 */
final class Connection {

    private static final byte[] OK = "HTTP/1.1 2".getBytes(US_ASCII);
    private static final byte[] LENGTH = "content-length: ".getBytes(US_ASCII);
    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(US_ASCII);
    private static final AtomicLong DELIVERIES = new AtomicLong(System.nanoTime());

    private final NetSocket socket;
    private final Requests requests;
    private final Consumer<Connection> whenAnswered;
    private final Consumer<Throwable> whenFailed;
    private int next;
    private long began;
    private boolean ended;
    private Buffer answer = Buffer.buffer();

    /** What the connections of a run send by turns. */
    record Requests(List<byte[]> heads, List<Buffer> bodies) {

        static Requests of(List<Delivery> deliveries) {
            return new Requests(
                    deliveries.stream().map(Requests::head).toList(),
                    deliveries.stream().map(Delivery::body).toList());
        }

        private static byte[] head(Delivery delivery) {
            return """
                    POST %s HTTP/1.1
                    Host: gateway
                    User-Agent: Bitbucket-Webhooks/2.0
                    Content-Type: application/json
                    X-Event-Key: repo:push
                    X-Attempt-Number: 1
                    X-Hub-Signature: %s
                    Content-Length: %d
                    X-Request-UUID:""".formatted(
                            delivery.path(),
                            delivery.signature(),
                            delivery.body().length())
                    .replace("\n", "\r\n")
                    .concat(" ")
                    .getBytes(US_ASCII);
        }
    }

    /**
     * Takes over a socket.
     *
     * @param first the request to begin with
     * @param whenFailed told when the server hangs up, or answers with anything but a 2xx
     */
    Connection(
            NetSocket socket,
            Requests requests,
            int first,
            Consumer<Connection> whenAnswered,
            Consumer<Throwable> whenFailed) {
        this.socket = socket;
        this.requests = requests;
        this.next = first;
        this.whenAnswered = whenAnswered;
        this.whenFailed = whenFailed;
        socket.exceptionHandler(this::fail);
        socket.closeHandler(_ -> fail(new IllegalStateException("the server hung up")));
        socket.handler(this::receive);
    }

    /** When the last request began, as of {@link System#nanoTime}. */
    long began() {
        return began;
    }

    /**
     * Sends the next request.
     *
     * @param begins when it begins, which may have been before it could be sent
     */
    void send(long begins) {
        began = begins;
        int chosen = next++ % requests.bodies().size();
        byte[] id = Long.toHexString(DELIVERIES.incrementAndGet()).getBytes(US_ASCII);
        Buffer body = requests.bodies().get(chosen);
        byte[] head = requests.heads().get(chosen);
        socket.write(Buffer.buffer(head.length + id.length + END_OF_HEAD.length + body.length())
                .appendBytes(head)
                .appendBytes(id)
                .appendBytes(END_OF_HEAD)
                .appendBuffer(body));
    }

    void close() {
        ended = true;
        socket.close();
    }

    private void receive(Buffer bytes) {
        answer = answer.length() == 0 ? bytes : answer.appendBuffer(bytes);
        byte[] text = answer.getBytes();
        if (!isWhole(text)) {
            return;
        }
        answer = Buffer.buffer();
        if (Arrays.equals(text, 0, OK.length, OK, 0, OK.length)) {
            whenAnswered.accept(this);
        } else {
            fail(new IllegalStateException("not accepted: " + new String(text, US_ASCII)));
        }
    }

    private void fail(Throwable failure) {
        if (!ended) {
            close();
            whenFailed.accept(failure);
        }
    }

    /** Both servers answer with a Content-Length. */
    private static boolean isWhole(byte[] answer) {
        int head = indexOf(answer, END_OF_HEAD);
        if (head < 0) {
            return false;
        }
        int field = indexOf(answer, LENGTH);
        int length = 0;
        for (int i = field + LENGTH.length; field >= 0 && answer[i] != '\r'; i++) {
            length = 10 * length + answer[i] - '0';
        }
        return answer.length >= head + END_OF_HEAD.length + length;
    }

    private static int indexOf(byte[] text, byte[] part) {
        for (int i = 0; i <= text.length - part.length; i++) {
            if (Arrays.equals(text, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        return -1;
    }
}
