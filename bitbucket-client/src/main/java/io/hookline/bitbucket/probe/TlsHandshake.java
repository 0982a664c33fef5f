package io.hookline.bitbucket.probe;

import io.hookline.bitbucket.CaBundle;
import io.hookline.bitbucket.http.TrustedAuthorities;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * One handshake that goes on whatever the certificates are, so that all that is wrong with them can be seen. The connection carries
 * nothing and is closed after it.
 */
final class TlsHandshake extends X509ExtendedTrustManager {

    private final X509ExtendedTrustManager judge;
    private List<TlsSighting.Certificate> chain = List.of();
    private boolean issuerTrusted;
    private boolean hostMatches;

    private TlsHandshake(X509ExtendedTrustManager judge) {
        this.judge = judge;
    }

    static TlsSighting with(String host, InetSocketAddress address, @Nullable CaBundle caBundle, Duration timeOut) {
        var handshake = new TlsHandshake(TrustedAuthorities.trusted(caBundle));
        int milliseconds = Math.toIntExact(timeOut.toMillis());
        try (var plain = new Socket()) {
            plain.connect(address, milliseconds);
            plain.setSoTimeout(milliseconds);
            return handshake.over(plain, host, address.getPort());
        } catch (SSLException e) {
            return failed(e);
        } catch (IOException e) {
            return new TlsSighting.NoAnswer(e.getClass().getSimpleName());
        }
    }

    private TlsSighting over(Socket plain, String host, int port) throws IOException {
        var sockets = TrustedAuthorities.context(this).getSocketFactory();
        try (var socket = (SSLSocket) sockets.createSocket(plain, host, port, true)) {
            var parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return new TlsSighting.Shown(socket.getSession().getProtocol(), chain, issuerTrusted, hostMatches);
        }
    }

    private static TlsSighting failed(SSLException e) {
        var why = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
        var lower = why.toLowerCase(Locale.ROOT);
        if (lower.contains("protocol_version")
                || lower.contains("protocol version")
                || lower.contains("not accepted by client preferences")) {
            return new TlsSighting.NoCommonProtocol(why);
        }
        if (lower.contains("unrecognized ssl message") || lower.contains("unsupported or unrecognized")) {
            return new TlsSighting.NotTls();
        }
        return e instanceof SSLHandshakeException && lower.contains("alert")
                ? new TlsSighting.Refused(why)
                : new TlsSighting.NoAnswer(why);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String authType, Socket socket) {
        chain = Arrays.stream(shown).map(TlsSighting.Certificate::of).toList();
        issuerTrusted = accepts(() -> judge.checkServerTrusted(shown, authType));
        hostMatches = accepts(() -> judge.checkServerTrusted(shown, authType, socket));
    }

    @FunctionalInterface
    private interface Check {
        void run() throws CertificateException;
    }

    private static boolean accepts(Check check) {
        try {
            check.run();
            return true;
        } catch (CertificateException e) {
            return false;
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String authType, SSLEngine engine) {
        throw new UnsupportedOperationException("the handshake runs over a socket");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String authType) {
        throw new UnsupportedOperationException("the handshake runs over a socket");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String authType, Socket socket) {
        throw new UnsupportedOperationException("no client is asked in");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String authType, SSLEngine engine) {
        throw new UnsupportedOperationException("no client is asked in");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String authType) {
        throw new UnsupportedOperationException("no client is asked in");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return judge.getAcceptedIssuers();
    }
}
