package io.hookline.bitbucket.probe;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks for real. A server that is unknown as yet is given no connection pool, and no time to stall. */
public final class NetworkProbes implements Probes {

    private static final Duration TIME_OUT = Duration.ofSeconds(10);
    private static final int LONGEST_BODY = 64 << 10;

    private final AddressRule rule;
    private final Duration timeOut;

    /** Probes that give up after 10 s, and go only where the rule allows. */
    public NetworkProbes(AddressRule rule) {
        this(rule, TIME_OUT);
    }

    /** Probes that give up after the time given. */
    public NetworkProbes(AddressRule rule, Duration timeOut) {
        this.rule = rule;
        this.timeOut = timeOut;
    }

    @Override
    public AddressSighting resolve(String host) {
        try {
            var addresses = within(() -> InetAddress.getAllByName(host));
            return Arrays.stream(addresses)
                    .flatMap(address -> rule.refusal(host, address).stream())
                    .<AddressSighting>map(AddressSighting.NotAllowed::new)
                    .findFirst()
                    .orElseGet(() -> resolved(addresses));
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
    public TlsSighting handshake(String host, int port, Trust trust) {
        try {
            return TlsHandshake.with(host, new InetSocketAddress(allowed(host), port), trust, timeOut);
        } catch (IOException e) {
            return new TlsSighting.NoAnswer(e.getClass().getSimpleName());
        }
    }

    @Override
    public HttpSighting get(URI address, Optional<String> authorization, Trust trust) {
        var request = HttpRequest.newBuilder(address).header("Accept", "application/json, */*;q=0.5");
        authorization.ifPresent(value -> request.header("Authorization", value));
        try (var http = client(trust)) {
            try {
                allowed(address.getHost());
                return within(() -> answer(http.send(request.build(), BodyHandlers.ofInputStream())));
            } finally {
                http.shutdownNow();
            }
        } catch (IOException e) {
            // Its message can hold an address but no header or body; its class tells people enough.
            return new HttpSighting.NoAnswer(e.getClass().getSimpleName());
        }
    }

    // Asked again each time: a name can lead elsewhere a moment later.
    private InetAddress allowed(String host) throws IOException {
        var addresses = within(() -> InetAddress.getAllByName(host));
        for (var address : addresses) {
            if (rule.refusal(host, address).isPresent()) {
                throw new IOException("not allowed");
            }
        }
        return addresses[0];
    }

    private HttpClient client(Trust trust) {
        return HttpClient.newBuilder()
                .connectTimeout(timeOut)
                .sslContext(trust.context())
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    private static HttpSighting answer(HttpResponse<InputStream> response) throws IOException {
        try (var body = response.body()) {
            Map<String, String> headers = new HashMap<>();
            response.headers()
                    .map()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
            var beginning = new String(body.readNBytes(LONGEST_BODY), StandardCharsets.UTF_8);
            return new HttpSighting.Answer(response.statusCode(), headers, beginning);
        }
    }

    private static AddressSighting resolved(InetAddress[] addresses) {
        return new AddressSighting.Resolved(
                Arrays.stream(addresses).map(InetAddress::getHostAddress).toList(),
                Arrays.stream(addresses)
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
