package io.hookline.benchmarks.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.time.Duration;

/** The least server that a {@link Nuisance} can be sent to: it reads, and ends each connection when the gateway would. */
final class Sink implements AutoCloseable {

    private static final Duration RECEIVE_TIMEOUT = Duration.ofSeconds(5);

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final NetServer server = vertx.createNetServer()
            .connectHandler(this::read)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();

    int port() {
        return server.actualPort();
    }

    private void read(NetSocket socket) {
        long timer = vertx.setTimer(RECEIVE_TIMEOUT.toMillis(), _ -> socket.close());
        socket.closeHandler(_ -> vertx.cancelTimer(timer));
        socket.exceptionHandler(_ -> socket.close());
        socket.handler(_ -> {});
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
