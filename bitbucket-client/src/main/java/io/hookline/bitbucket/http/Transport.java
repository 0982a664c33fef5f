package io.hookline.bitbucket.http;

import io.hookline.bitbucket.CaBundle;
import io.hookline.bitbucket.CertificateFault;
import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.Result;
import io.hookline.bitbucket.outbound.AddressRefusedException;
import io.hookline.bitbucket.outbound.OutboundRules;
import java.io.IOException;
import java.net.UnknownHostException;
import java.net.http.HttpHeaders;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP exchange at a time, with whatever can go wrong below HTTP made a {@link Failure}: an address that may not be
 * connected to, a server that cannot prove who it is, a time-out, a lost connection, an endless body.
 *
 * <p>Follows no redirect, keeps no cookie, repeats nothing. Every connection goes to an address that was checked when it was
 * made. Safe for use by several threads; calls block, so make them on a virtual thread.
 */
public final class Transport implements AutoCloseable {

    private static final int REASON_LENGTH = 200;

    private final CloseableHttpClient http;
    private final TransportLimits limits;
    private final ExecutorService calls = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("bitbucket-call-", 0).factory());

    /**
     * A transport with its own connections.
     *
     * @param caBundle whom to trust beside Java's own authorities
     */
    public Transport(OutboundRules rules, @Nullable CaBundle caBundle, TransportLimits limits) {
        this.limits = limits;
        this.http = HttpClients.create(rules, caBundle, limits);
    }

    /** Sends a request and reads the whole answer, whatever its status. */
    public Result<Answer> send(Outgoing outgoing) {
        var request = request(outgoing);
        var exchange = calls.submit(() -> http.execute(request, response -> read(request, response)));
        try {
            return Result.ok(exchange.get(limits.call().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            request.abort();
            return unavailable("no whole answer within " + limits.call().toSeconds() + " s");
        } catch (InterruptedException e) {
            request.abort();
            Thread.currentThread().interrupt();
            return unavailable("interrupted");
        } catch (ExecutionException e) {
            return Result.failed(failure(outgoing.address().getHost(), e.getCause()));
        }
    }

    /** Ends what is under way and gives the connections up. */
    @Override
    public void close() {
        http.close(CloseMode.IMMEDIATE);
        calls.shutdownNow();
    }

    private static HttpUriRequestBase request(Outgoing outgoing) {
        var request = new HttpUriRequestBase(outgoing.method(), outgoing.address());
        outgoing.headers().forEach(request::setHeader);
        var body = outgoing.body();
        if (body != null) {
            request.setEntity(new ByteArrayEntity(body.bytes(), ContentType.parse(body.type())));
        } else if (outgoing.method().equals("POST")) {
            // Cloud answers 411 to a POST that tells no length.
            request.setEntity(new ByteArrayEntity(new byte[0], null));
        }
        return request;
    }

    // Closing a body reads what is left of it, unless the connection is gone already.
    private Answer read(HttpUriRequestBase request, ClassicHttpResponse response) throws IOException {
        var entity = response.getEntity();
        var body = entity == null ? new byte[0] : entity.getContent().readNBytes(limits.maxBody() + 1);
        if (body.length > limits.maxBody()) {
            request.abort();
            throw new TooLargeException();
        }
        return new Answer(response.getCode(), headers(response.getHeaders()), body);
    }

    private static HttpHeaders headers(Header[] headers) {
        var byName = Arrays.stream(headers)
                .collect(Collectors.groupingBy(
                        Header::getName,
                        Collectors.mapping(header -> nonNull(header.getValue()), Collectors.toList())));
        return HttpHeaders.of(byName, (_, _) -> true);
    }

    private static String nonNull(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static Failure failure(String host, @Nullable Throwable cause) {
        return switch (cause) {
            case AddressRefusedException refused -> new Failure.NotAllowed(words(refused));
            case UnknownHostException _ -> new Failure.Unavailable("the name " + host + " does not resolve");
            case TooLargeException _ -> new Failure.Unavailable("the answer is longer than is read");
            case SSLPeerUnverifiedException e ->
                new Failure.Untrusted(
                        CertificateFault.WRONG_HOST, host + " shows a certificate of another host: " + words(e));
            case SSLException e -> ofTls(host, e);
            case IOException e ->
                new Failure.Unavailable("connection failed: " + e.getClass().getSimpleName());
            case null, default -> throw new IllegalStateException("the HTTP client broke", cause);
        };
    }

    private static Failure ofTls(String host, SSLException e) {
        return UntrustedChainException.in(e)
                .<Failure>map(chain -> new Failure.Untrusted(chain.fault(), host + " " + words(chain)))
                .orElseGet(() -> new Failure.Unavailable("TLS failed: " + words(e)));
    }

    // Messages from below can hold what a server said.
    private static String words(Throwable e) {
        var message = String.valueOf(e.getMessage()).replaceAll("\\p{Cntrl}+", " ");
        return message.length() > REASON_LENGTH ? message.substring(0, REASON_LENGTH) + "…" : message;
    }

    private static <T> Result<T> unavailable(String why) {
        return Result.failed(new Failure.Unavailable(why));
    }

    private static final class TooLargeException extends IOException {}
}
