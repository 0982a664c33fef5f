package io.hookline.connector.connection;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;

/** Certificates of authorities in PEM, to be trusted beside the usual ones. */
public record CaBundle(String pem) {

    private static final int LONGEST = 256 * 1024;

    /** Checks the text; throws {@link IllegalArgumentException} where it is anything but certificates. */
    public CaBundle {
        if (pem.length() > LONGEST) {
            throw new IllegalArgumentException("is longer than 256 KiB");
        }
        if (pem.contains("PRIVATE KEY")) {
            throw new IllegalArgumentException(
                    "has a private key in it, which nobody may see; give the certificates only");
        }
        if (!hasCertificates(pem)) {
            throw new IllegalArgumentException(
                    "has to be certificates in PEM, each from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----");
        }
    }

    private static boolean hasCertificates(String pem) {
        try {
            return !CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
                    .isEmpty();
        } catch (CertificateException e) {
            return false;
        }
    }
}
