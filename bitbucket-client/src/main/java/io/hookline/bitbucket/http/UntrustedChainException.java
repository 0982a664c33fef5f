package io.hookline.bitbucket.http;

import io.hookline.bitbucket.CertificateFault;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** A chain of certificates that is not trusted, with the reason; the message goes on after the host's name. */
final class UntrustedChainException extends CertificateException {

    private final CertificateFault fault;

    private UntrustedChainException(CertificateFault fault, String words, Throwable cause) {
        super(words, cause);
        this.fault = fault;
    }

    /** Why a chain, the server's own certificate first, was refused. */
    static UntrustedChainException of(X509Certificate[] chain, Instant now, CertificateException refusal) {
        var expired = Arrays.stream(chain)
                .filter(certificate -> certificate.getNotAfter().toInstant().isBefore(now))
                .findFirst();
        if (expired.isPresent()) {
            var since = expired.get().getNotAfter().toInstant();
            return new UntrustedChainException(
                    CertificateFault.EXPIRED, "shows a certificate that expired at " + since, refusal);
        }
        var early = Arrays.stream(chain)
                .filter(certificate -> certificate.getNotBefore().toInstant().isAfter(now))
                .findFirst();
        if (early.isPresent()) {
            var from = early.get().getNotBefore().toInstant();
            return new UntrustedChainException(
                    CertificateFault.NOT_YET_VALID, "shows a certificate that is valid from " + from + " on", refusal);
        }
        return ofIssuer(chain, refusal);
    }

    private static UntrustedChainException ofIssuer(X509Certificate[] chain, CertificateException refusal) {
        if (chain.length == 1 && isSelfSigned(chain[0])) {
            return new UntrustedChainException(
                    CertificateFault.SELF_SIGNED, "shows a self-signed certificate that is not trusted", refusal);
        }
        if (chain.length > 0 && causes(refusal).anyMatch(CertPathBuilderException.class::isInstance)) {
            var issuer = chain[chain.length - 1].getIssuerX500Principal();
            return new UntrustedChainException(
                    CertificateFault.UNKNOWN_ISSUER,
                    "shows a certificate of an authority that is not trusted: " + issuer,
                    refusal);
        }
        return new UntrustedChainException(
                CertificateFault.OTHER, "shows a certificate that is refused: " + refusal.getMessage(), refusal);
    }

    /** The reason that a failed handshake holds. */
    static Optional<UntrustedChainException> in(Throwable handshake) {
        return causes(handshake)
                .filter(UntrustedChainException.class::isInstance)
                .map(UntrustedChainException.class::cast)
                .findFirst();
    }

    CertificateFault fault() {
        return fault;
    }

    private static boolean isSelfSigned(X509Certificate certificate) {
        try {
            certificate.verify(certificate.getPublicKey());
            return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Stream<Throwable> causes(Throwable from) {
        return Stream.<Throwable>iterate(from, cause -> cause != null, Throwable::getCause);
    }
}
