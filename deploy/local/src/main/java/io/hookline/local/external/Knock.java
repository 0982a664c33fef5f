package io.hookline.local.external;

import io.hookline.local.stack.HostPort;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** What comes of asking a server for TLS, before any password. */
sealed interface Knock {

    /** It showed a certificate that is trusted, for its name. */
    record Opened() implements Knock {}

    /** Nobody answers there, or not in TLS. */
    record Unanswered(String why) implements Knock {}

    /** Its certificate is not trusted. */
    record Untrusted(String why) implements Knock {}

    /** How a server is asked for TLS. */
    enum Manner {
        /** It speaks nothing else. */
        AT_ONCE,
        /** PostgreSQL's way, which is asked first. */
        POSTGRESQL
    }

    Duration PATIENCE = Duration.ofSeconds(10);

    static Knock at(HostPort server, SSLContext trust, Manner manner) {
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(server.host(), server.port()), (int) PATIENCE.toMillis());
            plain.setSoTimeout((int) PATIENCE.toMillis());
            return switch (manner) {
                case AT_ONCE -> shake(plain, server, trust);
                case POSTGRESQL ->
                    offersTls(plain) ? shake(plain, server, trust) : new Unanswered("it does not offer TLS");
            };
        } catch (UnknownHostException e) {
            return new Unanswered("there is no such host");
        } catch (ConnectException e) {
            return new Unanswered("the connection is refused");
        } catch (SocketTimeoutException e) {
            return new Unanswered("no answer within " + PATIENCE.toSeconds() + " s");
        } catch (SSLException e) {
            return distrust(e)
                    .<Knock>map(Untrusted::new)
                    .orElseGet(() -> new Unanswered("it does not answer in TLS: " + e.getMessage()));
        } catch (IOException e) {
            return new Unanswered("the connection is broken: " + e.getMessage());
        }
    }

    private static Knock shake(Socket plain, HostPort server, SSLContext trust) throws IOException {
        try (SSLSocket tls =
                (SSLSocket) trust.getSocketFactory().createSocket(plain, server.host(), server.port(), true)) {
            SSLParameters parameters = tls.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            tls.setSSLParameters(parameters);
            tls.startHandshake();
            return new Opened();
        }
    }

    // https://www.postgresql.org/docs/17/protocol-message-formats.html, SSLRequest
    private static boolean offersTls(Socket plain) throws IOException {
        DataOutputStream out = new DataOutputStream(plain.getOutputStream());
        out.writeInt(8);
        out.writeInt(80_877_103);
        out.flush();
        return new DataInputStream(plain.getInputStream()).readByte() == 'S';
    }

    /** Why a certificate was refused, in the words of whoever looked deepest; empty where it was not that. */
    private static Optional<String> distrust(SSLException failure) {
        return causes(failure).anyMatch(CertificateException.class::isInstance)
                ? causes(failure).reduce((_, deeper) -> deeper).map(Throwable::getMessage)
                : Optional.empty();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
