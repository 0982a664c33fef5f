package io.hookline.connector.credential;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an OAuth grant gave. Never shows itself.
 *
 * @param refresh null where none is needed, as with client credentials
 * @param expiresAt the access token's end
 * @param scopes empty where Bitbucket did not say
 * @param afterRefusal whether these were asked for because Bitbucket refused the ones before, although their time was not over
 */
public record Tokens(
        String access,
        @Nullable String refresh,
        Instant issuedAt,
        Instant expiresAt,
        Set<String> scopes,
        boolean afterRefusal) {

    public Tokens {
        scopes = Set.copyOf(scopes);
    }

    /** As text. Secret: only to be sealed. */
    String write() {
        return JsonObject.of(
                        "access",
                        access,
                        "refresh",
                        refresh,
                        "issuedAt",
                        issuedAt.toString(),
                        "expiresAt",
                        expiresAt.toString(),
                        "scopes",
                        scopes.stream().sorted().collect(Collectors.joining(" ")))
                .put("afterRefusal", afterRefusal)
                .encode();
    }

    /** Reads what {@link #write} wrote. */
    static Tokens read(String text) {
        JsonObject json = new JsonObject(text);
        return new Tokens(
                json.getString("access"),
                json.getString("refresh"),
                Instant.parse(json.getString("issuedAt")),
                Instant.parse(json.getString("expiresAt")),
                scopes(json.getString("scopes")),
                json.getBoolean("afterRefusal"));
    }

    /** Scopes as OAuth lists them, separated by spaces. */
    public static Set<String> scopes(@Nullable String listed) {
        return listed == null || listed.isBlank()
                ? Set.of()
                : Set.of(listed.strip().split("\\s+"));
    }

    @Override
    public String toString() {
        return "Tokens[***, until " + expiresAt + "]";
    }
}
