package io.hookline.simulator.state;

import java.util.Set;

/** An OAuth consumer (Cloud) or incoming application link (Data Center); its scopes are fixed on it. */
public record Consumer(
        long id, Product product, String key, Secret secret, String callback, long user, Set<String> scopes)
        implements Entity {

    public Consumer {
        scopes = Set.copyOf(scopes);
    }

    public Consumer withScopes(Set<String> granted) {
        return new Consumer(id, product, key, secret, callback, user, granted);
    }
}
