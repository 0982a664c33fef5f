package io.hookline.gateway.receive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryIdTest {

    private static final byte[] BODY = "{}".getBytes(UTF_8);

    @ParameterizedTest
    @ValueSource(strings = {"5f3b0f5e-6b42-4a0e-a1b5-1f2e3d4c5b6a", "{5F3B0F5E-6B42-4A0E-A1B5-1F2E3D4C5B6A}"})
    void shouldBeWhatBitbucketCallsTheDelivery(String header) {
        assertThat(DeliveryId.of(header, BODY).value()).isEqualTo(header);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "with space", "with\"quote", "with\\backslash"})
    void shouldBeMadeFromTheBodyWhenTheHeaderCannotBeUsed(String header) {
        assertThat(DeliveryId.of(header, BODY).value())
                .isEqualTo("sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    }

    @Test
    void shouldNotTakeAHeaderOfAnyLength() {
        assertThat(DeliveryId.of("a".repeat(101), BODY).value()).startsWith("sha256:");
    }
}
