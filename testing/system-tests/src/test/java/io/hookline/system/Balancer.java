package io.hookline.system;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/**
 * One address for the replicas of a service: each request goes to the next of those that say they are ready, over a connection that is kept,
 * and no request goes anywhere twice. What no replica takes is answered 503, what one takes and does not answer 502.
 */
final class Balancer implements AutoCloseable {

    private static final long BETWEEN_LOOKS_MILLIS = 200;
    private static final Duration NOTICED = Duration.ofMinutes(1);
    private static final String HOST = "127.0.0.1";

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final HttpClient client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(64));
    private final HttpClient looks = vertx.createHttpClient(new HttpClientOptions().setKeepAlive(false));
    private final List<Replica> replicas = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final HttpServer server;

    Balancer(URI first) {
        replicas.add(new Replica(first));
        server = vertx.createHttpServer()
                .requestHandler(this::handle)
                .listen(0, HOST)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        vertx.setPeriodic(0, BETWEEN_LOOKS_MILLIS, _ -> replicas.forEach(this::look));
        awaitReady(replicas.getFirst());
    }

    private static final class Replica {

        private final URI address;
        private boolean asked;
        private volatile boolean ready;

        Replica(URI address) {
            this.address = address;
        }

        RequestOptions request(HttpMethod method, String path) {
            return new RequestOptions()
                    .setMethod(method)
                    .setHost(address.getHost())
                    .setPort(address.getPort())
                    .setURI(path);
        }
    }

    URI address() {
        return URI.create("http://" + HOST + ":" + server.actualPort());
    }

    /** Adds a replica and waits until it gets requests. */
    void add(URI address) {
        Replica replica = new Replica(address);
        replicas.add(replica);
        awaitReady(replica);
    }

    /** Forgets a replica that ended. */
    void remove(URI address) {
        replicas.removeIf(replica -> replica.address.equals(address));
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static void awaitReady(Replica replica) {
        Awaitility.await().atMost(NOTICED).until(() -> replica.ready);
    }

    // A look that gets no answer in time tells of a busy machine, not of the replica.
    private void look(Replica replica) {
        if (replica.asked) {
            return;
        }
        replica.asked = true;
        RequestOptions request = replica.request(HttpMethod.GET, "/q/health/ready");
        looks.request(request.setTimeout(TimeUnit.SECONDS.toMillis(5)))
                .compose(asked -> asked.send().map(HttpClientResponse::statusCode))
                .onSuccess(status -> replica.ready = status == 200)
                .onFailure(failure -> replica.ready = replica.ready && !(failure instanceof ConnectException))
                .onComplete(_ -> replica.asked = false);
    }

    private void handle(HttpServerRequest incoming) {
        Optional<Replica> replica = next();
        if (replica.isEmpty()) {
            end(incoming.response().setStatusCode(503), Buffer.buffer());
            return;
        }
        RequestOptions request = replica.get().request(incoming.method(), incoming.uri());
        incoming.headers().remove(HttpHeaders.CONNECTION);
        incoming.body()
                .compose(body -> send(request.setHeaders(incoming.headers()), body))
                .onSuccess(answer -> hand(answer, incoming.response()))
                .onFailure(failure -> end(
                        incoming.response().setStatusCode(502), Buffer.buffer(String.valueOf(failure.getMessage()))));
    }

    private Optional<Replica> next() {
        List<Replica> ready = replicas.stream().filter(replica -> replica.ready).toList();
        return ready.isEmpty()
                ? Optional.empty()
                : Optional.of(ready.get(Math.floorMod(turn.getAndIncrement(), ready.size())));
    }

    private record Answer(HttpClientResponse head, Buffer body) {}

    private Future<Answer> send(RequestOptions request, Buffer body) {
        return client.request(request)
                .compose(outgoing -> outgoing.send(body))
                .compose(head -> head.body().map(all -> new Answer(head, all)));
    }

    private static void hand(Answer answer, HttpServerResponse response) {
        response.setStatusCode(answer.head().statusCode());
        response.headers()
                .addAll(answer.head().headers())
                .remove(HttpHeaders.CONNECTION)
                .remove(HttpHeaders.TRANSFER_ENCODING);
        end(response, answer.body());
    }

    private static void end(HttpServerResponse response, Buffer body) {
        var _ = response.end(body);
    }
}
