package io.hookline.benchmarks.gateway;

import io.hookline.benchmarks.gateway.Connection.Requests;
import io.hookline.benchmarks.process.ServerProcess;
import io.hookline.benchmarks.report.Measurement;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Bitbucket many times over, on one event loop. Any answer but a 2xx ends the run. */
final class Load implements AutoCloseable {

    private static final int CONNECTIONS = 64;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final NetClient client = vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true));

    /** A delivery to repeat: everything but its id. */
    record Delivery(String path, String signature, Buffer body) {}

    /** What came of a run; all its requests were accepted. */
    record Result(int requests, double requestsPerSecond, double p99Millis) {}

    /** As fast as they are answered: each connection sends one delivery, waits for its answer, and sends the next. */
    Result run(int port, List<Delivery> deliveries, Duration time) throws Exception {
        return run(port, deliveries, new AsAnswered(time), time);
    }

    /** So many a second, whether they are answered or not; one that finds no free connection waits for one, and that counts. */
    Result runAt(int port, List<Delivery> deliveries, Duration time, double requestsPerSecond) throws Exception {
        return run(port, deliveries, new AtRate(time, requestsPerSecond), time);
    }

    /** A run, and what it cost the server. */
    Measurement measure(ServerProcess server, int port, List<Delivery> deliveries, Duration time) throws Exception {
        return measured(server, () -> run(port, deliveries, time));
    }

    /** A run of so many requests a second, and what it cost the server. */
    Measurement measureAt(
            ServerProcess server, int port, List<Delivery> deliveries, Duration time, double requestsPerSecond)
            throws Exception {
        return measured(server, () -> runAt(port, deliveries, time, requestsPerSecond));
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private interface Run {

        Result run() throws Exception;
    }

    private static Measurement measured(ServerProcess server, Run run) throws Exception {
        Duration before = server.cpuTime();
        Result result = run.run();
        Duration used = server.cpuTime().minus(before);
        return new Measurement(
                result.requestsPerSecond(), result.p99Millis(), used.toNanos() / 1e3 / result.requests());
    }

    private Result run(int port, List<Delivery> deliveries, Pace pace, Duration time) throws Exception {
        Requests requests = Requests.of(deliveries);
        long start = System.nanoTime();
        vertx.runOnContext(_ -> {
            pace.begin();
            for (int i = 0; i < CONNECTIONS; i++) {
                int first = i;
                client.connect(port, "127.0.0.1")
                        .onSuccess(socket ->
                                pace.join(new Connection(socket, requests, first, pace::answered, pace::fail)))
                        .onFailure(pace::fail);
            }
        });
        pace.done.get(time.toSeconds() + 30, TimeUnit.SECONDS);
        double took = (System.nanoTime() - start) / 1e9;
        int count = pace.latencies.count();
        return new Result(count, count / took, pace.latencies.p99Millis());
    }

    /** When connections send; everything but {@link #done} belongs to the event loop. */
    private abstract static class Pace {

        final CompletableFuture<Void> done = new CompletableFuture<>();
        final Latencies latencies = new Latencies();
        private final Duration time;
        private int open = CONNECTIONS;
        long begun;

        Pace(Duration time) {
            this.time = time;
        }

        void begin() {
            begun = System.nanoTime();
        }

        abstract void join(Connection connection);

        void answered(Connection connection) {
            latencies.add(System.nanoTime() - connection.began());
            join(connection);
        }

        void fail(Throwable failure) {
            done.completeExceptionally(failure);
        }

        boolean isOver(long now) {
            return now - begun >= time.toNanos();
        }

        void leave(Connection connection) {
            connection.close();
            if (--open == 0) {
                done.complete(null);
            }
        }
    }

    private static final class AsAnswered extends Pace {

        AsAnswered(Duration time) {
            super(time);
        }

        @Override
        void join(Connection connection) {
            long now = System.nanoTime();
            if (isOver(now)) {
                leave(connection);
            } else {
                connection.send(now);
            }
        }
    }

    private final class AtRate extends Pace {

        private final double requestsPerSecond;
        private final Queue<Connection> free = new ArrayDeque<>();
        private long sent;

        AtRate(Duration time, double requestsPerSecond) {
            super(time);
            this.requestsPerSecond = requestsPerSecond;
        }

        @Override
        void begin() {
            super.begin();
            vertx.setPeriodic(1, timer -> {
                send();
                if (isOver(System.nanoTime())) {
                    vertx.cancelTimer(timer);
                    leave();
                }
            });
        }

        @Override
        void join(Connection connection) {
            free.add(connection);
            send();
            if (isOver(System.nanoTime())) {
                leave();
            }
        }

        /** What is due. */
        private void send() {
            long now = System.nanoTime();
            long next = due();
            while (next <= now && !isOver(next) && !free.isEmpty()) {
                free.remove().send(next);
                sent++;
                next = due();
            }
        }

        private long due() {
            return begun + (long) (sent * 1e9 / requestsPerSecond);
        }

        private void leave() {
            if (isOver(due())) {
                for (Connection connection = free.poll(); connection != null; connection = free.poll()) {
                    leave(connection);
                }
            }
        }
    }
}
