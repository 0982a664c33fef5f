package io.hookline.bitbucket.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.bitbucket.Credential;
import io.hookline.bitbucket.Done;
import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.Purpose;
import io.hookline.bitbucket.Result;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Authorised calls to the API of one instance. The credential never goes to another origin: redirects are followed for
 * GET, within the origin, three times at most.
 */
public final class HttpApi {

    private static final System.Logger LOG = System.getLogger(HttpApi.class.getName());
    private static final Duration TIME_OUT = Duration.ofSeconds(20);
    private static final int MOST_REDIRECTS = 3;
    private static final long LARGEST_BODY = 10L << 20;

    private final HttpClient http;
    private final URI base;
    private final Credential credential;
    private final Allowance allowance;
    private final FailureMapper failures;
    private final Duration timeOut;

    /** Whose calls are counted, and what they are made for. */
    public record Allowance(RateBudget budget, Purpose purpose) {}

    /**
     * An API at a base address.
     *
     * @param http must not follow redirects itself
     */
    public HttpApi(HttpClient http, URI base, Credential credential, Allowance allowance, FailureMapper failures) {
        this(http, base, credential, allowance, failures, TIME_OUT);
    }

    HttpApi(
            HttpClient http,
            URI base,
            Credential credential,
            Allowance allowance,
            FailureMapper failures,
            Duration timeOut) {
        this.http = http;
        this.base = base;
        this.credential = credential;
        this.allowance = allowance;
        this.failures = failures;
        this.timeOut = timeOut;
    }

    /** Gets a JSON value; {@code path} follows the base address and is encoded already. */
    public <T> Result<T> get(String path, Function<Json, T> read) {
        return get(uri(path), read);
    }

    /** Gets a JSON value from an address that Bitbucket gave; refused outside the instance's origin. */
    public <T> Result<T> get(URI address, Function<Json, T> read) {
        return exchange("GET", address, null).flatMap(answer -> read(answer, read));
    }

    /** Gets bytes as they are. */
    public Result<byte[]> getBytes(String path) {
        return exchange("GET", uri(path), null).map(Answer::body);
    }

    /** Sends a JSON body and reads the JSON answer. */
    public <T> Result<T> send(String method, String path, JsonNode body, Function<Json, T> read) {
        return exchange(method, uri(path), body).flatMap(answer -> read(answer, read));
    }

    /** Sends a JSON body, or none, for an answer that holds nothing of interest. */
    public Result<Done> send(String method, String path, @Nullable JsonNode body) {
        return exchange(method, uri(path), body).map(_ -> Done.DONE);
    }

    private URI uri(String path) {
        return URI.create(base + path);
    }

    private static <T> Result<T> read(Answer answer, Function<Json, T> read) {
        try {
            return Result.ok(read.apply(Json.strict(answer.body())));
        } catch (UnreadableAnswer e) {
            return unavailable(e.getMessage());
        }
    }

    private Result<Answer> exchange(String method, URI address, @Nullable JsonNode body) {
        var target = address;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            if (!Origins.same(base, target)) {
                return unavailable("the answer leads to another origin, which gets no credential");
            }
            var called = call(method, target, body);
            if (!(called instanceof Result.Ok<Answer>(var answer)) || !answer.isRedirect()) {
                return called.flatMap(this::successOnly);
            }
            if (!method.equals("GET")) {
                return Result.failed(new Failure.NotFound("moved to another address"));
            }
            target = Origins.resolve(target, answer.header("Location"));
        }
        return unavailable("too many redirects");
    }

    private Result<Answer> successOnly(Answer answer) {
        return answer.isSuccess() ? Result.ok(answer) : Result.failed(failures.failure(answer));
    }

    private Result<Answer> call(String method, URI target, @Nullable JsonNode body) {
        var wait = allowance.budget().take(allowance.purpose());
        if (wait.isPresent()) {
            return Result.failed(new Failure.RateLimited(wait.get()));
        }
        return transfer(request(method, target, body)).flatMap(answer -> {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    () -> "Bitbucket answered method=" + method + " path=" + target.getRawPath() + " status="
                            + answer.status());
            if (answer.status() == 429) {
                return Result.failed(new Failure.RateLimited(allowance.budget().refused(answer)));
            }
            allowance.budget().accepted(answer);
            return Result.ok(answer);
        });
    }

    private HttpRequest request(String method, URI target, @Nullable JsonNode body) {
        var request = HttpRequest.newBuilder(target)
                .header("Authorization", credential.authorization())
                .header("Accept", "application/json, */*;q=0.5");
        if (body == null) {
            return request.method(method, BodyPublishers.noBody()).build();
        }
        return request.header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofByteArray(Json.bytes(body)))
                .build();
    }

    // The request's own time-out ends with the headers; waiting here bounds the body too.
    private Result<Answer> transfer(HttpRequest request) {
        var sent = http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_BODY));
        try {
            var response = sent.get(timeOut.toMillis(), TimeUnit.MILLISECONDS);
            return Result.ok(new Answer(response.statusCode(), response.headers(), response.body()));
        } catch (TimeoutException e) {
            sent.cancel(true);
            return unavailable("no whole answer within " + timeOut.toSeconds() + " s");
        } catch (InterruptedException e) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            return unavailable("interrupted");
        } catch (CancellationException | ExecutionException e) {
            return unavailable(reason(e));
        }
    }

    // An I/O error's message can hold an address but no header or body; its class tells people enough.
    private static String reason(Exception e) {
        var cause = e.getCause();
        if (cause instanceof IOException || cause == null) {
            return "connection failed: "
                    + (cause == null ? e : cause).getClass().getSimpleName();
        }
        throw new IllegalStateException("the HTTP client broke", cause);
    }

    private static <T> Result<T> unavailable(@Nullable String why) {
        return Result.failed(new Failure.Unavailable(why == null ? "unknown" : why));
    }
}
