package io.hookline.connector.credential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hookline.contracts.wire.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Key-encryption keys in the transit engine of HashiCorp Vault ({@code developer.hashicorp.com/vault/api-docs/secret/transit}). A version
 * is {@code vault:<key>:<version of the key>}. The key is of type {@code aes256-gcm96} or another that takes associated data.
 */
final class TransitKeys implements KeyEncryption {

    static final String PREFIX = "vault:";

    private static final Duration TIME_OUT = Duration.ofSeconds(5);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIME_OUT).build();
    private final Engine engine;
    private final String key;

    /**
     * Where the engine is.
     *
     * @param mount the engine's path, usually {@code transit}
     * @param token read for each request, since an agent may renew it
     */
    record Engine(URI address, String mount, @Nullable String namespace, Supplier<String> token) {}

    /** The keys of an engine; {@code key} is the one that new data keys are wrapped with. */
    TransitKeys(Engine engine, String key) {
        this.engine = engine;
        this.key = key;
    }

    @Override
    public String current() {
        return PREFIX + key + ":"
                + ask("GET", "/keys/" + key, null)
                        .orElseThrow(() -> unavailable("it shows no key " + key))
                        .path("latest_version")
                        .asText();
    }

    @Override
    public boolean knows(String version) {
        return version.startsWith(PREFIX);
    }

    @Override
    public Wrapped wrap(byte[] dataKey, byte[] bound) {
        ObjectNode body = Json.mapper()
                .createObjectNode()
                .put("plaintext", Base64.getEncoder().encodeToString(dataKey))
                .put("associated_data", Base64.getEncoder().encodeToString(bound));
        JsonNode answer = ask("POST", "/encrypt/" + key, body)
                .orElseThrow(() -> unavailable("it refuses to encrypt with the key " + key));
        String[] parts = answer.path("ciphertext").asText().split(":", 3);
        if (parts.length != 3) {
            throw unavailable("its answer has no ciphertext");
        }
        return new Wrapped(
                PREFIX + key + ":" + parts[1].substring(1), Base64.getDecoder().decode(parts[2]));
    }

    @Override
    public byte[] unwrap(Wrapped wrapped, byte[] bound) throws UnwrapException {
        String[] version = wrapped.version().split(":", -1);
        if (version.length != 3) {
            throw new UnwrapException("names no key of a transit engine: " + wrapped.version());
        }
        ObjectNode body = Json.mapper()
                .createObjectNode()
                .put(
                        "ciphertext",
                        "vault:v" + version[2] + ":" + Base64.getEncoder().encodeToString(wrapped.key()))
                .put("associated_data", Base64.getEncoder().encodeToString(bound));
        JsonNode answer = ask("POST", "/decrypt/" + version[1], body)
                .orElseThrow(() -> new UnwrapException("was changed, or belongs elsewhere"));
        return Base64.getDecoder().decode(answer.path("plaintext").asText());
    }

    /** The {@code data} of the answer; empty where the engine refuses what was sent, with 400. */
    private Optional<JsonNode> ask(String method, String path, @Nullable ObjectNode body) {
        HttpResponse<byte[]> answer = send(request(method, path, body));
        return switch (answer.statusCode()) {
            case 200 -> Optional.of(read(answer).path("data"));
            case 400 -> Optional.empty();
            case 403 -> throw unavailable("it refuses the token or its policy");
            case 503 -> throw unavailable("it is sealed or in maintenance");
            default -> throw unavailable("it answers " + answer.statusCode());
        };
    }

    private HttpRequest request(String method, String path, @Nullable ObjectNode body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(engine.address() + "/v1/" + engine.mount() + path))
                .timeout(TIME_OUT)
                .header("X-Vault-Token", engine.token().get())
                .header("X-Vault-Request", "true")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.toString()));
        if (engine.namespace() != null) {
            request.header("X-Vault-Namespace", engine.namespace());
        }
        return request.build();
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw unavailable("it does not answer (" + e.getClass().getSimpleName() + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("interrupted");
        }
    }

    private static JsonNode read(HttpResponse<byte[]> answer) {
        try {
            return Json.mapper().readTree(answer.body());
        } catch (IOException e) {
            throw unavailable("its answer is no JSON");
        }
    }

    private static KeysUnavailableException unavailable(String why) {
        return new KeysUnavailableException("HashiCorp Vault cannot be used: " + why);
    }
}
