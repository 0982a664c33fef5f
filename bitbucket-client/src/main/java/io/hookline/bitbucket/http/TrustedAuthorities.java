package io.hookline.bitbucket.http;

import io.hookline.bitbucket.CaBundle;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Whom TLS connections trust: Java's own authorities, and a bundle's beside them. */
public final class TrustedAuthorities {

    private TrustedAuthorities() {}

    /** Read when first asked for, and then kept: it is a hundred certificates. */
    private static final class JavasOwn {
        private static final X509ExtendedTrustManager MANAGER = trustManager(null);
    }

    /** Trusts Java's own authorities and a bundle's. */
    public static X509ExtendedTrustManager trusted(@Nullable CaBundle bundle) {
        return bundle == null ? JavasOwn.MANAGER : trustManager(beside(JavasOwn.MANAGER, bundle.certificates()));
    }

    /** TLS that trusts whom this manager trusts. */
    public static SSLContext context(TrustManager manager) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {manager}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has TLS", e);
        }
    }

    private static KeyStore beside(X509ExtendedTrustManager usual, List<X509Certificate> added) {
        var all = new ArrayList<>(Arrays.asList(usual.getAcceptedIssuers()));
        all.addAll(added);
        try {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (int i = 0; i < all.size(); i++) {
                store.setCertificateEntry("authority-" + i, all.get(i));
            }
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("a store in memory takes certificates", e);
        }
    }

    private static X509ExtendedTrustManager trustManager(@Nullable KeyStore store) {
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
