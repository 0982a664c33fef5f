package io.hookline.bitbucket.probe;

import io.hookline.bitbucket.CaBundle;
import io.hookline.bitbucket.http.HttpClients;
import io.hookline.bitbucket.http.TransportLimits;
import io.hookline.bitbucket.outbound.AddressRefusedException;
import io.hookline.bitbucket.outbound.OutboundRules;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/** Looks for real. A server that is unknown as yet is given no connection pool, and no time to stall. */
public final class NetworkProbes implements Probes {

    private static final Duration TIME_OUT = Duration.ofSeconds(10);
    private static final int LONGEST_BODY = 64 << 10;

    private final OutboundRules rules;
    private final Duration timeOut;

    /** Probes that give up after 10 s, and go only where the rules allow. */
    public NetworkProbes(OutboundRules rules) {
        this(rules, TIME_OUT);
    }

    /** Probes that give up after the time given. */
    public NetworkProbes(OutboundRules rules, Duration timeOut) {
        this.rules = rules;
        this.timeOut = timeOut;
    }

    @Override
    public AddressSighting resolve(String host) {
        try {
            return resolved(within(() -> rules.resolve(host)));
        } catch (AddressRefusedException e) {
            return new AddressSighting.NotAllowed(Objects.requireNonNull(e.getMessage()));
        } catch (UnknownHostException e) {
            return new AddressSighting.Unknown();
        } catch (IOException e) {
            return new AddressSighting.TimedOut();
        }
    }

    @Override
    public TcpSighting connect(String host, int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(allowed(host), port), Math.toIntExact(timeOut.toMillis()));
            return TcpSighting.CONNECTED;
        } catch (ConnectException e) {
            return String.valueOf(e.getMessage()).contains("refused") ? TcpSighting.REFUSED : TcpSighting.SILENT;
        } catch (IOException e) {
            return TcpSighting.SILENT;
        }
    }

    @Override
    public TlsSighting handshake(String host, int port, @Nullable CaBundle caBundle) {
        try {
            return TlsHandshake.with(host, new InetSocketAddress(allowed(host), port), caBundle, timeOut);
        } catch (IOException e) {
            return new TlsSighting.NoAnswer(e.getClass().getSimpleName());
        }
    }

    @Override
    public HttpSighting get(URI address, Optional<String> authorization, @Nullable CaBundle caBundle) {
        var request = new HttpGet(address);
        request.setHeader("Accept", "application/json, */*;q=0.5");
        authorization.ifPresent(value -> request.setHeader("Authorization", value));
        var limits = new TransportLimits(timeOut, timeOut, timeOut, LONGEST_BODY);
        try (var http = HttpClients.create(rules, caBundle, limits)) {
            try {
                return within(() -> http.execute(request, NetworkProbes::answer));
            } finally {
                http.close(CloseMode.IMMEDIATE);
            }
        } catch (IOException e) {
            // Its message can hold an address but no header or body; its class tells people enough.
            return new HttpSighting.NoAnswer(e.getClass().getSimpleName());
        }
    }

    // Asked again each time: a name can lead elsewhere a moment later.
    private InetAddress allowed(String host) throws IOException {
        return within(() -> rules.resolve(host)).getFirst();
    }

    private static HttpSighting answer(ClassicHttpResponse response) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (var header : response.getHeaders()) {
            headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        return new HttpSighting.Answer(response.getCode(), headers, beginning(response.getEntity()));
    }

    private static String beginning(@Nullable HttpEntity body) throws IOException {
        return body == null ? "" : new String(body.getContent().readNBytes(LONGEST_BODY), StandardCharsets.UTF_8);
    }

    private static AddressSighting resolved(List<InetAddress> addresses) {
        return new AddressSighting.Resolved(
                addresses.stream().map(InetAddress::getHostAddress).toList(),
                addresses.stream()
                        .map(AddressRange::of)
                        .max(Comparator.naturalOrder())
                        .orElseThrow());
    }

    // Neither the name service nor a body that trickles in has a time-out of its own.
    private <T> T within(Callable<T> work) throws IOException {
        var result = new CompletableFuture<T>();
        var thread = Thread.ofVirtual().name("bitbucket-probe").start(() -> {
            try {
                result.complete(work.call());
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return result.get(timeOut.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failed) {
                throw failed;
            }
            throw new IllegalStateException("the probe broke", e.getCause());
        } catch (TimeoutException e) {
            thread.interrupt();
            throw new IOException("no answer in time", e);
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
