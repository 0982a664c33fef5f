package io.hookline.bitbucket;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/** Certificates to trust beside those that Java trusts, as PEM text: of a company's authority, or a server's own. */
public record CaBundle(String pem) {

    /**
     * Checks that the text holds certificates.
     *
     * @throws IllegalArgumentException if it holds none, or something else
     */
    public CaBundle {
        Checks.that(!parse(pem).isEmpty(), "a CA bundle holds at least one certificate in PEM form");
    }

    /** The certificates, in the text's order. */
    public List<X509Certificate> certificates() {
        return parse(pem);
    }

    private static List<X509Certificate> parse(String pem) {
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (CertificateException e) {
            throw new IllegalArgumentException("a CA bundle holds certificates in PEM form and nothing else", e);
        }
    }

    @Override
    public String toString() {
        return "CaBundle[" + certificates().size() + " certificates]";
    }
}
