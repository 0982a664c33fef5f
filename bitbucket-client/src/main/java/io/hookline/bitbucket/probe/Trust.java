package io.hookline.bitbucket.probe;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Which certificates are trusted: the platform's, and those of a CA bundle beside them. */
public final class Trust {

    private final X509ExtendedTrustManager manager;

    private Trust(X509ExtendedTrustManager manager) {
        this.manager = manager;
    }

    /** The platform's certificates. */
    public static Trust platform() {
        return Platform.TRUST;
    }

    /** Read when first asked for, and then kept: it is a hundred certificates. */
    private static final class Platform {
        private static final Trust TRUST = new Trust(Trust.manager(null));
    }

    /**
     * The platform's certificates and those of a bundle.
     *
     * @param pem certificates in PEM
     * @throws IllegalArgumentException when it holds none, or something else
     */
    public static Trust withBundle(String pem) {
        var all = new ArrayList<Certificate>(certificates(pem));
        all.addAll(Arrays.asList(platform().manager.getAcceptedIssuers()));
        return new Trust(manager(store(all)));
    }

    X509ExtendedTrustManager manager() {
        return manager;
    }

    /** A context of this trust. */
    SSLContext context() {
        return context(manager);
    }

    static SSLContext context(TrustManager trusting) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trusting}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has TLS", e);
        }
    }

    private static Collection<? extends Certificate> certificates(String pem) {
        try {
            var bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
            var found = CertificateFactory.getInstance("X.509").generateCertificates(bytes);
            if (found.isEmpty()) {
                throw new IllegalArgumentException("the CA bundle holds no certificate");
            }
            return found;
        } catch (CertificateException e) {
            throw new IllegalArgumentException("the CA bundle is not certificates in PEM", e);
        }
    }

    private static KeyStore store(List<Certificate> certificates) {
        try {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (int i = 0; i < certificates.size(); i++) {
                store.setCertificateEntry("trusted-" + i, certificates.get(i));
            }
            return store;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a store in memory takes certificates", e);
        } catch (IOException e) {
            throw new UncheckedIOException("an empty store is read from nowhere", e);
        }
    }

    private static X509ExtendedTrustManager manager(@Nullable KeyStore store) {
        try {
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return Arrays.stream(factory.getTrustManagers())
                    .filter(X509ExtendedTrustManager.class::isInstance)
                    .map(X509ExtendedTrustManager.class::cast)
                    .findFirst()
                    .orElseThrow();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has trusted certificates", e);
        }
    }
}
