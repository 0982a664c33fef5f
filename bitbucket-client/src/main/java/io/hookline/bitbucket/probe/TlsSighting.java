package io.hookline.bitbucket.probe;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/** How a TLS handshake went. */
public sealed interface TlsSighting {

    /**
     * The server showed certificates; whatever they are worth, the handshake went on.
     *
     * @param protocol such as {@code TLSv1.3}
     * @param chain the server's own first
     * @param issuerTrusted whether the chain leads to a trusted certificate; false also when one of it is out of its time
     * @param hostMatches whether the first is for the host asked; false also when {@code issuerTrusted} is
     */
    record Shown(String protocol, List<Certificate> chain, boolean issuerTrusted, boolean hostMatches)
            implements TlsSighting {
        public Shown {
            chain = List.copyOf(chain);
        }
    }

    /** One certificate. */
    record Certificate(String subject, String issuer, Instant notBefore, Instant notAfter) {

        static Certificate of(X509Certificate certificate) {
            return new Certificate(
                    certificate.getSubjectX500Principal().getName(),
                    certificate.getIssuerX500Principal().getName(),
                    certificate.getNotBefore().toInstant(),
                    certificate.getNotAfter().toInstant());
        }

        /** Whether it names itself as its issuer. */
        public boolean isSelfSigned() {
            return subject.equals(issuer);
        }
    }

    /** The two sides have no protocol version in common. */
    record NoCommonProtocol(String why) implements TlsSighting {}

    /** What answers does not speak TLS. */
    record NotTls() implements TlsSighting {}

    /** The server broke the handshake off with an alert. */
    record Refused(String why) implements TlsSighting {}

    /** The connection ended, or stood still, before the handshake did. */
    record NoAnswer(String why) implements TlsSighting {}
}
