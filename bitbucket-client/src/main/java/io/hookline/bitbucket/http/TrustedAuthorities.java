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

/** Whom TLS connections trust: Java's own authorities, and a bundle's. */
final class TrustedAuthorities {

    private TrustedAuthorities() {}

    static SSLContext context(@Nullable CaBundle bundle) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new ExplainingTrustManager(trusted(bundle))}, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("Java cannot set TLS up with its own authorities", e);
        }
    }

    static X509ExtendedTrustManager trusted(@Nullable CaBundle bundle) throws GeneralSecurityException, IOException {
        var usual = trustManager(null);
        return bundle == null ? usual : trustManager(both(usual, bundle.certificates()));
    }

    private static KeyStore both(X509ExtendedTrustManager usual, List<X509Certificate> added)
            throws GeneralSecurityException, IOException {
        var all = new ArrayList<>(Arrays.asList(usual.getAcceptedIssuers()));
        all.addAll(added);
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (int i = 0; i < all.size(); i++) {
            store.setCertificateEntry("authority-" + i, all.get(i));
        }
        return store;
    }

    private static X509ExtendedTrustManager trustManager(@Nullable KeyStore store) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509ExtendedTrustManager.class::isInstance)
                .map(X509ExtendedTrustManager.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("every Java platform has an X.509 trust manager"));
    }
}
