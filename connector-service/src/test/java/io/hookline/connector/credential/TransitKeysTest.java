package io.hookline.connector.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hookline.connector.credential.KeyEncryption.UnwrapException;
import io.hookline.connector.credential.KeyEncryption.Wrapped;
import io.hookline.connector.credential.KeyServer.Answer;
import io.hookline.connector.credential.KeyServer.Request;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a server that keeps to the documentation of the transit engine's API. */
class TransitKeysTest {

    private static final byte[] DATA_KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BOUND = "row".getBytes(StandardCharsets.US_ASCII);

    private final KeyServer server = new KeyServer(this::answer);
    private final KeyEncryption keys = keys(server.address());
    private int version = 3;
    private int status = 200;

    @AfterEach
    void stop() {
        server.close();
    }

    /** The "ciphertext" holds key and associated data, so that decryption can compare them. */
    private Answer answer(Request request) {
        if (status != 200) {
            return new Answer(status, "{\"errors\":[\"no\"]}");
        }
        return switch (request.method() + " " + request.path()) {
            case "GET /v1/team/transit/keys/hookline" ->
                new Answer(200, "{\"data\":{\"type\":\"aes256-gcm96\",\"latest_version\":" + version + "}}");
            case "POST /v1/team/transit/encrypt/hookline" ->
                new Answer(
                        200,
                        "{\"data\":{\"ciphertext\":\"vault:v" + version + ":"
                                + base64(request.text("plaintext") + " " + request.text("associated_data")) + "\"}}");
            case "POST /v1/team/transit/decrypt/hookline" -> decrypted(request);
            default -> new Answer(404, "{\"errors\":[]}");
        };
    }

    private static Answer decrypted(Request request) {
        String[] ciphertext = request.text("ciphertext").split(":", -1);
        String[] parts =
                new String(Base64.getDecoder().decode(ciphertext[2]), StandardCharsets.US_ASCII).split(" ", -1);
        return parts.length == 2 && parts[1].equals(request.text("associated_data"))
                ? new Answer(200, "{\"data\":{\"plaintext\":\"" + parts[0] + "\"}}")
                : new Answer(400, "{\"errors\":[\"cipher: message authentication failed\"]}");
    }

    @Test
    void shouldAskAsDocumented() throws Exception {
        Wrapped wrapped = keys.wrap(DATA_KEY, BOUND);
        assertThat(server.last().headers().getFirst("X-Vault-Token")).isEqualTo("token");
        assertThat(server.last().headers().getFirst("X-Vault-Namespace")).isEqualTo("ns");
        assertThat(server.last().text("plaintext"))
                .isEqualTo(Base64.getEncoder().encodeToString(DATA_KEY));
        assertThat(wrapped.version()).isEqualTo("vault:hookline:3");
        assertThat(keys.unwrap(wrapped, BOUND)).isEqualTo(DATA_KEY);
        assertThat(server.last().text("ciphertext")).startsWith("vault:v3:");
    }

    @Test
    void shouldSeeWhenVaultRotatesTheKey() {
        assertThat(keys.current()).isEqualTo("vault:hookline:3");
        version = 4;
        assertThat(keys.current()).isEqualTo("vault:hookline:4");
    }

    @Test
    void shouldTellAChangedOrMovedKeyFromAVaultThatIsAway() {
        Wrapped wrapped = keys.wrap(DATA_KEY, BOUND);
        assertThatThrownBy(() -> keys.unwrap(wrapped, new byte[] {1})).isInstanceOf(UnwrapException.class);
    }

    @ParameterizedTest
    @CsvSource({"403,policy", "404,404", "500,500", "503,sealed"})
    void shouldTellThatVaultCannotBeUsed(int answer, String why) {
        Wrapped wrapped = keys.wrap(DATA_KEY, BOUND);
        status = answer;
        assertThatThrownBy(() -> keys.wrap(DATA_KEY, BOUND))
                .isInstanceOf(KeysUnavailableException.class)
                .hasMessageContaining(why);
        assertThatThrownBy(() -> keys.unwrap(wrapped, BOUND)).isInstanceOf(KeysUnavailableException.class);
    }

    @Test
    void shouldTellThatNobodyAnswers() {
        assertThatThrownBy(() -> keys(URI.create("http://127.0.0.1:1")).wrap(DATA_KEY, BOUND))
                .isInstanceOf(KeysUnavailableException.class)
                .hasMessageNotContaining("token");
    }

    private static KeyEncryption keys(URI address) {
        return new TransitKeys(new TransitKeys.Engine(address, "team/transit", "ns", () -> "token"), "hookline");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
