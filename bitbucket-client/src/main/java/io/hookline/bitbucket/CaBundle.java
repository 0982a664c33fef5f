package io.hookline.bitbucket;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/** Certificates to trust beside those that Java trusts, as PEM text: of a company's authority, or a server's own. */
public record CaBundle(String pem) {

    private static final int LONGEST = 256 * 1024;
    private static final String NO_CERTIFICATES =
            "has to be certificates in PEM, each from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----";

    /**
     * Checks that the text holds certificates.
     *
     * @throws IllegalArgumentException if it holds none, or something else; says what, without the text
     */
    public CaBundle {
        Checks.that(pem.length() <= LONGEST, "is longer than 256 KiB");
        Checks.that(
                !pem.contains("PRIVATE KEY"),
                "has a private key in it, which nobody may see; give the certificates only");
        Checks.that(!parse(pem).isEmpty(), NO_CERTIFICATES);
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
            throw new IllegalArgumentException(NO_CERTIFICATES, e);
        }
    }

    @Override
    public String toString() {
        return "CaBundle[" + certificates().size() + " certificates]";
    }
}
