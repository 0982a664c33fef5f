package io.hookline.local.external;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Which certificate authorities a server's certificate may come from. */
final class Trust {

    private Trust() {}

    /** Those of a PEM file, or else those that Java trusts. */
    static SSLContext of(Optional<Path> authorities) {
        try {
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(authorities.isPresent() ? store(authorities.get()) : null);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the certificates were read before", e);
        }
    }

    /** What is wrong with a PEM file of certificates, if anything. */
    static Optional<String> fault(Path authorities) {
        try {
            return read(authorities).isEmpty() ? Optional.of("has no certificate") : Optional.empty();
        } catch (IOException e) {
            return Optional.of("cannot be read");
        } catch (CertificateException e) {
            return Optional.of("is no file of certificates in PEM");
        }
    }

    private static KeyStore store(Path authorities) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (Certificate certificate : read(authorities)) {
            store.setCertificateEntry("authority-" + store.size(), certificate);
        }
        return store;
    }

    private static Collection<? extends Certificate> read(Path file) throws IOException, CertificateException {
        try (InputStream pem = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(pem);
        }
    }
}
