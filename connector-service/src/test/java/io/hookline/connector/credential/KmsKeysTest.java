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
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;

/** Against a server that keeps to the documentation of the KMS API. */
class KmsKeysTest {

    private static final byte[] DATA_KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BOUND = "row".getBytes(StandardCharsets.US_ASCII);

    private final KeyServer server = new KeyServer(this::answer);
    private final KeyEncryption keys = keys(server.address());
    private String error = "";

    @AfterEach
    void stop() {
        server.close();
    }

    /** The "ciphertext" holds key and context, so that decryption can compare them. */
    private Answer answer(Request request) {
        if (!error.isEmpty()) {
            return new Answer(error.equals("KMSInternalException") ? 500 : 400, "{\"__type\":\"" + error + "\"}");
        }
        String context = request.body().path("EncryptionContext").toString();
        return switch (request.headers().getFirst("X-Amz-Target")) {
            case "TrentService.Encrypt" ->
                new Answer(
                        200,
                        "{\"KeyId\":\"arn:k\",\"CiphertextBlob\":\"" + base64(request.text("Plaintext") + " " + context)
                                + "\"}");
            case "TrentService.Decrypt" -> decrypted(request, context);
            default -> new Answer(400, "{\"__type\":\"UnknownOperationException\"}");
        };
    }

    private static Answer decrypted(Request request, String context) {
        String[] parts = new String(
                        Base64.getDecoder().decode(request.text("CiphertextBlob")), StandardCharsets.US_ASCII)
                .split(" ", 2);
        return parts[1].equals(context)
                ? new Answer(200, "{\"KeyId\":\"arn:k\",\"Plaintext\":\"" + parts[0] + "\"}")
                : new Answer(400, "{\"__type\":\"InvalidCiphertextException\"}");
    }

    @Test
    void shouldAskAsDocumentedAndSigned() throws Exception {
        Wrapped wrapped = keys.wrap(DATA_KEY, BOUND);
        Request request = server.last();
        assertThat(request.text("KeyId")).isEqualTo("alias/hookline");
        assertThat(request.text("Plaintext")).isEqualTo(Base64.getEncoder().encodeToString(DATA_KEY));
        assertThat(request.body()
                        .path("EncryptionContext")
                        .path("hookline-place")
                        .asText())
                .isEqualTo(Base64.getEncoder().encodeToString(BOUND));
        assertThat(request.headers().getFirst("Authorization"))
                .startsWith("AWS4-HMAC-SHA256 Credential=id/")
                .contains("/eu-central-1/kms/aws4_request");
        assertThat(wrapped.version()).isEqualTo("kms:alias/hookline");
        assertThat(keys.unwrap(wrapped, BOUND)).isEqualTo(DATA_KEY);
    }

    @Test
    void shouldTellAChangedOrMovedKey() {
        Wrapped wrapped = keys.wrap(DATA_KEY, BOUND);
        assertThatThrownBy(() -> keys.unwrap(wrapped, new byte[] {1})).isInstanceOf(UnwrapException.class);
    }

    @ParameterizedTest
    @CsvSource({"KMSInternalException", "DisabledException", "AccessDeniedException", "NotFoundException"})
    void shouldTellThatKmsCannotBeUsed(String type) {
        Wrapped wrapped = keys.wrap(DATA_KEY, BOUND);
        error = type;
        assertThatThrownBy(() -> keys.wrap(DATA_KEY, BOUND)).isInstanceOf(KeysUnavailableException.class);
        assertThatThrownBy(() -> keys.unwrap(wrapped, BOUND)).isInstanceOf(KeysUnavailableException.class);
    }

    private static KeyEncryption keys(URI endpoint) {
        return new KmsKeys(
                KmsClient.builder()
                        .region(Region.EU_CENTRAL_1)
                        .endpointOverride(endpoint)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build(),
                "alias/hookline");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
