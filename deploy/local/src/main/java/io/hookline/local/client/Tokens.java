package io.hookline.local.client;

import io.hookline.embedded.AccessTokens;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Bearer tokens of a stack's issuer, each kept while it is good for long enough. Safe for use by many threads. */
public final class Tokens {

    private static final Duration KEPT = Duration.ofMinutes(45);

    private final UnaryOperator<String> ofRole;

    /** Those of the local stack's own issuer. */
    public Tokens(URI issuer) {
        this(role -> AccessTokens.ofRole(issuer.toString(), role));
    }

    /** Those that this gives for a role. */
    public Tokens(UnaryOperator<String> ofRole) {
        this.ofRole = ofRole;
    }

    /** A new token of this role. */
    public String fetch(String role) {
        return ofRole.apply(role);
    }

    /** Gives the value of the {@code Authorization} header for this role: viewer, operator, admin or runner. */
    public Supplier<String> of(String role) {
        return new Kept(role);
    }

    private final class Kept implements Supplier<String> {

        private final String role;
        private Optional<String> value = Optional.empty();
        private Instant until = Instant.MIN;

        private Kept(String role) {
            this.role = role;
        }

        @Override
        public synchronized String get() {
            if (Instant.now().isAfter(until)) {
                value = Optional.empty();
            }
            return value.orElseGet(this::fetch);
        }

        private String fetch() {
            String fetched = "Bearer " + ofRole.apply(role);
            value = Optional.of(fetched);
            until = Instant.now().plus(KEPT);
            return fetched;
        }
    }
}
