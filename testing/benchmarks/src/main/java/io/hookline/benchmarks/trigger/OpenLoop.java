package io.hookline.benchmarks.trigger;

import io.hookline.benchmarks.trigger.SignedPushes.Signed;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Sends webhooks when they are due, whether or not earlier ones were answered. Any answer but a 2xx ends the run. */
final class OpenLoop implements AutoCloseable {

    private static final int CONNECTIONS = 256;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final HttpClient client = vertx.createHttpClient(
            new HttpClientOptions().setTcpNoDelay(true), new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    private final int port;

    OpenLoop(int port) {
        this.port = port;
    }

    /** When each webhook was due and when it was acknowledged, by {@link System#nanoTime}. */
    @SuppressWarnings("ArrayRecordComponent") // nothing compares records
    record Sent(long[] due, long[] acknowledged) {}

    Sent send(List<Signed> webhooks, int perSecond) throws Exception {
        Run run = new Run(webhooks, perSecond);
        vertx.runOnContext(_ -> vertx.setPeriodic(1, run::sendDue));
        run.done.get(60 + webhooks.size() / perSecond, TimeUnit.SECONDS);
        return run.sent;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** All its methods run on the one event loop. */
    private final class Run {

        private final CompletableFuture<Void> done = new CompletableFuture<>();
        private final List<Signed> webhooks;
        private final long interval;
        private final Sent sent;
        private final long start = System.nanoTime();
        private int next;
        private int answered;

        Run(List<Signed> webhooks, int perSecond) {
            this.webhooks = webhooks;
            interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
            sent = new Sent(new long[webhooks.size()], new long[webhooks.size()]);
        }

        void sendDue(long timer) {
            while (next < webhooks.size() && start + next * interval <= System.nanoTime()) {
                send(next++);
            }
            if (next == webhooks.size()) {
                vertx.cancelTimer(timer);
            }
        }

        private void send(int number) {
            Signed webhook = webhooks.get(number);
            sent.due[number] = start + number * interval;
            client.request(HttpMethod.POST, port, "127.0.0.1", webhook.path())
                    .compose(request -> request.putHeader("Content-Type", "application/json")
                            .putHeader("X-Event-Key", "repo:push")
                            .putHeader("X-Request-UUID", webhook.delivery())
                            .putHeader("X-Hub-Signature", webhook.signature())
                            .send(webhook.body()))
                    .compose(response -> acknowledged(number, response))
                    .onFailure(done::completeExceptionally);
        }

        private Future<Void> acknowledged(int number, HttpClientResponse response) {
            sent.acknowledged[number] = System.nanoTime();
            if (response.statusCode() / 100 != 2) {
                return Future.failedFuture("not accepted: " + response.statusCode());
            }
            if (++answered == webhooks.size()) {
                done.complete(null);
            }
            return response.end();
        }
    }
}
