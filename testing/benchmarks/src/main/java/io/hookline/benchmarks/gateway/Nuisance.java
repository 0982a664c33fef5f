package io.hookline.benchmarks.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.util.concurrent.TimeUnit;

/**
 * Senders that a gateway should hardly feel: connections that begin a delivery and send a byte of its body every two seconds, and bodies of
 * 5 MB, two a second. What is cut off comes back at once.
 */
final class Nuisance implements AutoCloseable {

    static final int SLOW_CONNECTIONS = 2_000;

    private static final int BURST = 50;
    private static final long BETWEEN_BURSTS = 20;
    private static final long BETWEEN_BYTES = 2_000;
    private static final long BETWEEN_LARGE_BODIES = 500;
    private static final Buffer BYTE = Buffer.buffer(" ");
    private static final Buffer LARGE = Buffer.buffer(new byte[5_000_000]);

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final NetClient client = vertx.createNetClient(new NetClientOptions().setConnectTimeout(10_000));
    private final Promise<Void> connected = Promise.promise();
    private final int port;
    private final String path;
    private int open;
    private boolean ending;

    /** Its fields belong to its one event loop. */
    private Nuisance(int port, String path) {
        this.port = port;
        this.path = path;
    }

    /** Begins, and waits until every slow connection is open. */
    static Nuisance start(int port, String path) throws Exception {
        Nuisance nuisance = new Nuisance(port, path);
        nuisance.vertx.runOnContext(_ -> nuisance.begin());
        nuisance.connected.future().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        return nuisance;
    }

    private void begin() {
        for (int i = 0; i < SLOW_CONNECTIONS; i++) {
            vertx.setTimer(1 + i / BURST * BETWEEN_BURSTS, _ -> connectSlowly());
        }
        vertx.setPeriodic(BETWEEN_LARGE_BODIES, _ -> connectLarge());
    }

    private void connectLarge() {
        if (!ending) {
            client.connect(port, "127.0.0.1").onSuccess(this::sendLarge);
        }
    }

    private void connectSlowly() {
        if (!ending) {
            client.connect(port, "127.0.0.1").onSuccess(this::trickle).onFailure(_ -> connectSlowly());
        }
    }

    private void trickle(NetSocket socket) {
        if (++open == SLOW_CONNECTIONS) {
            connected.tryComplete();
        }
        long timer = vertx.setPeriodic(BETWEEN_BYTES, _ -> socket.write(BYTE));
        socket.exceptionHandler(_ -> socket.close());
        socket.closeHandler(_ -> {
            open--;
            vertx.cancelTimer(timer);
            connectSlowly();
        });
        socket.write(head(100_000));
    }

    private void sendLarge(NetSocket socket) {
        socket.exceptionHandler(_ -> socket.close());
        socket.handler(_ -> socket.close());
        socket.write(head(LARGE.length()));
        socket.write(LARGE);
    }

    private Buffer head(int length) {
        return Buffer.buffer("""
                POST %s HTTP/1.1
                Host: gateway
                Content-Type: application/json
                X-Event-Key: repo:push
                Content-Length: %d

                """.formatted(path, length).replace("\n", "\r\n").getBytes(US_ASCII));
    }

    @Override
    public void close() {
        Promise<Void> ended = Promise.promise();
        vertx.runOnContext(_ -> {
            ending = true;
            ended.complete();
        });
        ended.future().toCompletionStage().toCompletableFuture().join();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
