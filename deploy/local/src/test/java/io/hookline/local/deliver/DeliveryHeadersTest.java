package io.hookline.local.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.contracts.event.Product;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DeliveryHeadersTest {

    @Test
    void shouldSignAsBitbucketDoes() {
        byte[] body = "Hello World!".getBytes(StandardCharsets.UTF_8);

        assertThat(DeliveryHeaders.signature("It's a Secret to Everybody", body))
                .isEqualTo("sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9");
    }

    @Test
    void shouldSendTheDeliveryIdInTheHeaderOfTheProduct() {
        assertThat(DeliveryHeaders.of(Product.CLOUD, "repo:push", "d1"))
                .containsEntry("X-Request-UUID", "d1")
                .containsEntry("X-Attempt-Number", "1")
                .doesNotContainKey("X-Request-Id");
        assertThat(DeliveryHeaders.of(Product.DATA_CENTER, "repo:refs_changed", "d1"))
                .containsEntry("X-Request-Id", "d1")
                .doesNotContainKey("X-Request-UUID");
    }
}
