package io.hookline.connector.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.contracts.id.HookId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NewestTest {

    private static final HookId A = HookId.of("a".repeat(32));
    private static final HookId B = HookId.of("b".repeat(32));

    @Test
    void shouldKeepTheNewestOfEachWebhook() {
        LoggedDelivery oldest = delivery(A, 1, true);
        LoggedDelivery middle = delivery(A, 2, true);
        LoggedDelivery newest = delivery(A, 3, true);
        LoggedDelivery others = delivery(B, 0, true);

        assertThat(Newest.of(List.of(middle, newest, others, oldest), 2))
                .containsExactlyInAnyOrder(newest, middle, others);
    }

    @Test
    void shouldNotLetUnsignedDeliveriesPushOutSignedOnes() {
        LoggedDelivery signed = delivery(A, 1, true);

        assertThat(Newest.of(List.of(signed, delivery(A, 2, false), delivery(A, 3, false)), 1))
                .hasSize(2)
                .contains(signed);
    }

    @Test
    void shouldTakeADeliveryOnceWhenTheBatchHasItTwice() {
        LoggedDelivery twice = delivery(A, 1, true);
        LoggedDelivery older = delivery(A, 0, true);

        assertThat(Newest.of(List.of(twice, twice, older), 2)).containsExactly(twice, older);
    }

    private static LoggedDelivery delivery(HookId hook, int second, boolean signed) {
        return new LoggedDelivery(
                new UUID(hook.hashCode(), second * 2L + (signed ? 1 : 0)),
                hook,
                Instant.ofEpochSecond(second),
                null,
                null,
                signed,
                202,
                "accepted",
                "It is.",
                null);
    }
}
