package io.hookline.simulator.access;

import io.hookline.simulator.http.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** What a client must prove to exchange its code (RFC 7636). */
record CodeChallenge(String value, boolean hashed) {

    /** The challenge of an authorization request, or null where it has none. */
    static @Nullable CodeChallenge of(Request request) {
        String value = request.parameter("code_challenge");
        return value == null
                ? null
                : new CodeChallenge(
                        value,
                        request.parameter("code_challenge_method", "plain").equals("S256"));
    }

    boolean meets(String verifier) {
        return value.equals(hashed ? hash(verifier) : verifier);
    }

    private static String hash(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
