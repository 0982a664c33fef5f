package io.hookline.embedded;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a server shows that it is who it says.
 *
 * @param chain the server's certificate first, its authority's last
 */
public record Identity(PrivateKey key, List<X509Certificate> chain) {

    public Identity {
        chain = List.copyOf(chain);
    }

    String keyPem() {
        return Pem.of(key);
    }

    String chainPem() {
        return chain.stream().map(Pem::of).collect(Collectors.joining());
    }

    String authorityPem() {
        return Pem.of(chain.getLast());
    }

    KeyStore keyStore(String password) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", key, password.toCharArray(), chain.toArray(X509Certificate[]::new));
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every JDK has PKCS #12", e);
        }
    }

    @Override
    public String toString() {
        return "Identity[***]";
    }
}
