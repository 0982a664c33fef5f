package io.hookline.contracts.secret;

import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Secrets that everybody knows: those of the local stack, and what manifests and documentation have in a secret's place. No service starts
 * with one outside the local stack.
 */
public final class DefaultSecrets {

    /** The configuration profile that the local stack runs its services in. */
    public static final String LOCAL_PROFILE = "local";

    private static final Set<String> LENIENT_PROFILES = Set.of(LOCAL_PROFILE, "dev", "test");
    private static final Set<String> KNOWN = Set.of(
            "change-me",
            "changeme",
            "change-it",
            "changeit",
            "local-secret",
            "postgres",
            "password",
            "secret",
            "admin",
            "hookline");
    private static final List<String> OF_EVERY_SERVICE = List.of(
            "quarkus.datasource.password",
            "quarkus.oidc.credentials.secret",
            "quarkus.oidc-client.credentials.secret",
            "kafka.sasl.jaas.config",
            "kafka.ssl.keystore.password",
            "kafka.ssl.key.password");
    private static final Pattern JAAS_PASSWORD = Pattern.compile("password\\s*=\\s*\"([^\"]*)\"");
    private static final int KEY_BYTES = 32;
    // Of 32 random bytes, some thirty differ from each other; fewer than this is a key that somebody typed.
    private static final int LEAST_DIFFERENT = 20;

    private DefaultSecrets() {}

    /**
     * One sentence for each property that holds such a secret; never its value.
     *
     * @param profiles the configuration profiles that are active
     * @param configuration a property's value, if it is set
     * @param own the names of a service's own secrets, beside those that every service has
     */
    public static List<String> faults(
            Collection<String> profiles, Function<String, Optional<String>> configuration, Collection<String> own) {
        if (profiles.stream().anyMatch(LENIENT_PROFILES::contains)) {
            return List.of();
        }
        return Stream.concat(OF_EVERY_SERVICE.stream(), own.stream())
                .filter(name -> configuration
                        .apply(name)
                        .filter(DefaultSecrets::isKnown)
                        .isPresent())
                .map(name -> name + " is a default that everybody knows: set a secret of your own")
                .toList();
    }

    /** Whether a value is no secret: a known word, a JAAS configuration with one, or a key that is not random. */
    public static boolean isKnown(String value) {
        Matcher jaas = JAAS_PASSWORD.matcher(value);
        String secret = jaas.find() ? jaas.group(1) : value.strip();
        return KNOWN.contains(secret.toLowerCase(Locale.ROOT)) || isTypedKey(secret);
    }

    private static boolean isTypedKey(String base64) {
        try {
            byte[] key = Base64.getDecoder().decode(base64);
            return key.length == KEY_BYTES && differentBytes(key) < LEAST_DIFFERENT;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static int differentBytes(byte[] key) {
        boolean[] seen = new boolean[256];
        int different = 0;
        for (byte b : key) {
            if (!seen[b & 0xff]) {
                seen[b & 0xff] = true;
                different++;
            }
        }
        return different;
    }
}
