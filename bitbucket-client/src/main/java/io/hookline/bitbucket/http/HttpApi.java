package io.hookline.bitbucket.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.bitbucket.Credential;
import io.hookline.bitbucket.Done;
import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.Result;
import io.hookline.bitbucket.rate.Allowance;
import io.hookline.bitbucket.rate.RateBudget;
import java.net.URI;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Authorised calls to the API of one instance. The credential never goes to another origin: redirects are followed for
 * GET, within the origin, three times at most.
 */
public final class HttpApi {

    private static final System.Logger LOG = System.getLogger(HttpApi.class.getName());
    private static final int MOST_REDIRECTS = 3;

    private final Transport transport;
    private final Breaker breaker;
    private final URI base;
    private final Credential credential;
    private final Allowance allowance;
    private final FailureMapper failures;

    /** An API at a base address. */
    public HttpApi(Link link, URI base, Credential credential, Allowance allowance, FailureMapper failures) {
        this.transport = link.transport();
        this.breaker = link.breakers().of(base);
        this.base = base;
        this.credential = credential;
        this.allowance = allowance;
        this.failures = failures;
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
        return breaker.guard(() -> budgeted(method, target, body)).flatMap(answer -> {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    () -> "Bitbucket answered method=" + method + " path=" + target.getRawPath() + " status="
                            + answer.status());
            var budget = budget(target);
            if (answer.status() == 429) {
                return Result.failed(new Failure.RateLimited(budget.refused(answer.headers())));
            }
            budget.accepted(answer.headers());
            return Result.ok(answer);
        });
    }

    private Result<Answer> budgeted(String method, URI target, @Nullable JsonNode body) {
        var wait = budget(target).take(allowance.purpose());
        return wait.isPresent()
                ? Result.failed(new Failure.RateLimited(wait.get()))
                : transport.send(outgoing(method, target, body));
    }

    private RateBudget budget(URI target) {
        var path = target.getRawPath();
        var basePath = base.getRawPath();
        return allowance.budgetOf().apply(path.startsWith(basePath) ? path.substring(basePath.length()) : path);
    }

    private Outgoing outgoing(String method, URI target, @Nullable JsonNode body) {
        var headers = Map.of("Authorization", credential.authorization(), "Accept", "application/json, */*;q=0.5");
        var content = body == null ? null : new Outgoing.Body("application/json", Json.bytes(body));
        return new Outgoing(method, target, headers, content);
    }

    private static <T> Result<T> unavailable(@Nullable String why) {
        return Result.failed(new Failure.Unavailable(why == null ? "unknown" : why));
    }
}
