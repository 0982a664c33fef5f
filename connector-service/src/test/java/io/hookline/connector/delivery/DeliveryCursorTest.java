package io.hookline.connector.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryCursorTest {

    @Test
    void shouldReadWhatItWrites() {
        DeliveryCursor cursor = new DeliveryCursor(Instant.parse("2026-11-20T10:00:00.123456Z"), new UUID(4, 2));

        assertThat(DeliveryCursor.of(cursor.toString())).isEqualTo(cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_", "4711", "2026-11-20T10:00:00Z_", "_0b6f3f0e-6d52-8c0f-9a54-3d1f0c1c7a10"})
    void shouldRefuseWhatIsNoPlace(String text) {
        assertThatThrownBy(() -> DeliveryCursor.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
