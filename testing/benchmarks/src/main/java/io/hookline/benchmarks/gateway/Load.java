package io.hookline.benchmarks.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.hookline.benchmarks.process.ServerProcess;
import io.hookline.benchmarks.report.Measurement;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Bitbucket many times over: each connection sends one delivery, waits for its answer, and sends the next. HTTP by hand, so that the
 * load takes little of the processors that it shares with the servers. Any answer but a 2xx ends the run.
 */
final class Load implements AutoCloseable {

    private static final int CONNECTIONS = 64;
    private static final byte[] OK = "HTTP/1.1 2".getBytes(US_ASCII);
    private static final byte[] LENGTH = "content-length: ".getBytes(US_ASCII);

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final NetClient client = vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true));
    private final AtomicLong deliveries = new AtomicLong(System.nanoTime());

    /** A delivery to repeat: everything but its id. */
    record Delivery(String path, String signature, Buffer body) {}

    /** What came of a run; all its requests were accepted. */
    record Result(int requests, double requestsPerSecond, double p99Millis) {

        static Result of(long[] latencies, Duration took) {
            long[] sorted = latencies.clone();
            Arrays.sort(sorted);
            return new Result(
                    sorted.length, sorted.length / (took.toNanos() / 1e9), sorted[sorted.length * 99 / 100] / 1e6);
        }
    }

    Result run(int port, List<Delivery> bodies, Duration time) throws Exception {
        List<byte[]> heads = bodies.stream().map(Load::head).toList();
        long start = System.nanoTime();
        long end = start + time.toNanos();
        List<Connection> connections = IntStream.range(0, CONNECTIONS)
                .mapToObj(i -> new Connection(heads, bodies, i, end))
                .toList();
        for (Connection connection : connections) {
            client.connect(port, "127.0.0.1")
                    .onSuccess(connection::use)
                    .onFailure(connection.done::completeExceptionally);
        }
        CompletableFuture.allOf(connections.stream().map(c -> c.done).toArray(CompletableFuture[]::new))
                .get(time.toSeconds() + 30, TimeUnit.SECONDS);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        return Result.of(
                connections.stream().flatMapToLong(Connection::latencies).toArray(), took);
    }

    /** A run, and what it cost the server. */
    Measurement measure(ServerProcess server, int port, List<Delivery> bodies, Duration time) throws Exception {
        Duration before = server.cpuTime();
        Result result = run(port, bodies, time);
        Duration used = server.cpuTime().minus(before);
        return new Measurement(
                result.requestsPerSecond(), result.p99Millis(), used.toNanos() / 1e3 / result.requests());
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
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
                        delivery.path(), delivery.signature(), delivery.body().length())
                .replace("\n", "\r\n")
                .concat(" ")
                .getBytes(US_ASCII);
    }

    /** One connection; all its methods run on its event loop. */
    private final class Connection {

        private final List<byte[]> heads;
        private final List<Delivery> bodies;
        private final long end;
        private final CompletableFuture<Void> done = new CompletableFuture<>();
        private long[] latencies = new long[4096];
        private int count;
        private int next;
        private long sentAt;
        private Buffer answer = Buffer.buffer();

        Connection(List<byte[]> heads, List<Delivery> bodies, int first, long end) {
            this.heads = heads;
            this.bodies = bodies;
            this.next = first;
            this.end = end;
        }

        LongStream latencies() {
            return Arrays.stream(latencies, 0, count);
        }

        void use(NetSocket socket) {
            socket.exceptionHandler(done::completeExceptionally);
            socket.closeHandler(_ -> done.completeExceptionally(new IllegalStateException("the server hung up")));
            socket.handler(bytes -> receive(socket, bytes));
            send(socket);
        }

        private void send(NetSocket socket) {
            int chosen = next++ % bodies.size();
            sentAt = System.nanoTime();
            byte[] id = Long.toHexString(deliveries.incrementAndGet())
                    .concat("\r\n\r\n")
                    .getBytes(US_ASCII);
            Buffer body = bodies.get(chosen).body();
            byte[] head = heads.get(chosen);
            socket.write(Buffer.buffer(head.length + id.length + body.length())
                    .appendBytes(head)
                    .appendBytes(id)
                    .appendBuffer(body));
        }

        private void receive(NetSocket socket, Buffer bytes) {
            answer = answer.length() == 0 ? bytes : answer.appendBuffer(bytes);
            byte[] text = answer.getBytes();
            if (!isWhole(text)) {
                return;
            }
            if (!Arrays.equals(text, 0, OK.length, OK, 0, OK.length)) {
                done.completeExceptionally(new IllegalStateException("not accepted: " + new String(text, US_ASCII)));
                socket.close();
                return;
            }
            answer = Buffer.buffer();
            record(System.nanoTime() - sentAt);
            if (System.nanoTime() < end) {
                send(socket);
            } else {
                done.complete(null);
                socket.close();
            }
        }

        private void record(long latency) {
            if (count == latencies.length) {
                latencies = Arrays.copyOf(latencies, 2 * count);
            }
            latencies[count++] = latency;
        }
    }

    /** Both servers answer with a Content-Length. */
    private static boolean isWhole(byte[] answer) {
        int head = indexOf(answer, "\r\n\r\n".getBytes(US_ASCII));
        if (head < 0) {
            return false;
        }
        int field = indexOf(answer, LENGTH);
        int length = 0;
        for (int i = field + LENGTH.length; field >= 0 && answer[i] != '\r'; i++) {
            length = 10 * length + answer[i] - '0';
        }
        return answer.length >= head + 4 + length;
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
