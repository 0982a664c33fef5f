package io.hookline.connector.credential;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** All key-encryption keys that are configured: new data keys are wrapped with one, old ones unwrap with whichever they name. */
final class KeyRing implements KeyEncryption {

    private final KeyEncryption current;
    private final List<KeyEncryption> all;

    /** Providers in the order in which they are asked; {@code current} is one of them. */
    KeyRing(KeyEncryption current, List<KeyEncryption> all) {
        this.current = current;
        this.all = List.copyOf(all);
    }

    @Override
    public String current() {
        return current.current();
    }

    @Override
    public Set<String> configured() {
        return all.stream().flatMap(keys -> keys.configured().stream()).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean knows(String version) {
        return all.stream().anyMatch(keys -> keys.knows(version));
    }

    @Override
    public Wrapped wrap(byte[] dataKey, byte[] bound) {
        return current.wrap(dataKey, bound);
    }

    @Override
    public byte[] unwrap(Wrapped wrapped, byte[] bound) throws UnwrapException {
        for (KeyEncryption keys : all) {
            if (keys.knows(wrapped.version())) {
                return keys.unwrap(wrapped, bound);
            }
        }
        throw new UnwrapException("needs a key-encryption key that is not configured: " + wrapped.version());
    }
}
