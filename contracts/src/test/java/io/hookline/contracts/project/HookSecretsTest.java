package io.hookline.contracts.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hookline.contracts.id.HookId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class HookSecretsTest {

    private static final HookId HOOK = HookId.of("00112233445566778899aabbccddeeff");
    private static final byte[] MASTER_KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final HookSecrets secrets = new HookSecrets(Map.of("one", MASTER_KEY));

    @Test
    void shouldDeriveWhatRfc5869Prescribes() throws GeneralSecurityException {
        byte[] extracted = hmac("hookline.webhook.v1".getBytes(StandardCharsets.US_ASCII), MASTER_KEY);
        byte[] info = Arrays.copyOf(HOOK.value().getBytes(StandardCharsets.US_ASCII), 33);
        info[32] = 1;
        String expected = Base64.getUrlEncoder().withoutPadding().encodeToString(hmac(extracted, info));

        assertThat(secrets.secretFor("one", HOOK)).hasValue(expected);
    }

    @Test
    void shouldGiveEachHookASecretOfItsOwn() {
        HookId other = HookId.of("ffeeddccbbaa99887766554433221100");

        assertThat(secrets.secretFor("one", HOOK)).isNotEqualTo(secrets.secretFor("one", other));
    }

    @Test
    void shouldGiveNothingWhenTheMasterKeyIsNotKnown() {
        assertThat(secrets.secretFor("two", HOOK)).isEmpty();
    }

    @Test
    void shouldNameTheKeyButNotShowItWhenItIsTooShort() {
        String tooShort = Base64.getEncoder().encodeToString("short".getBytes(StandardCharsets.US_ASCII));

        assertThatThrownBy(() -> HookSecrets.fromBase64(Map.of("one", tooShort)))
                .hasMessage("master key one is not 32 bytes long");
    }

    @Test
    void shouldNameTheKeyButNotShowItWhenItIsNotBase64() {
        assertThatThrownBy(() -> HookSecrets.fromBase64(Map.of("one", "%%%")))
                .hasMessage("master key one is not Base64")
                .hasNoCause();
    }

    @Test
    void shouldNotShowAnyKeyAsText() {
        assertThat(secrets).hasToString("HookSecrets[one]");
    }

    private static byte[] hmac(byte[] key, byte[] data) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(data);
    }
}
