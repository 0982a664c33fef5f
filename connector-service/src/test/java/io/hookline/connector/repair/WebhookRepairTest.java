package io.hookline.connector.repair;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.bitbucket.Webhook;
import io.hookline.bitbucket.WebhookId;
import io.hookline.bitbucket.WebhookSecret;
import io.hookline.bitbucket.WebhookSpec;
import io.hookline.bitbucket.WebhookStatistics;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WebhookRepairTest {

    private static final String URL = "https://ci.example.com/hooks/0123456789abcdef0123456789abcdef";
    private static final Set<String> EVENTS = Set.of("repo:push", "pullrequest:created");
    private static final WebhookSpec WANTED =
            new WebhookSpec("Hookline", URI.create(URL), true, EVENTS, new WebhookSecret("s"), true);
    private static final Webhook SOUND =
            new Webhook(new WebhookId("1"), "Hookline", URL, true, EVENTS, true, true, null);

    @Test
    void shouldFindNothingToRepairWhereOneWebhookIsAsItShouldBe() {
        assertThat(WebhookRepair.isSound(List.of(SOUND), WANTED)).isTrue();
    }

    static Stream<List<Webhook>> broken() {
        Instant now = Instant.parse("2026-11-20T10:00:00Z");
        return Stream.of(
                List.of(),
                List.of(SOUND, SOUND),
                List.of(hook(URL + "0", true, EVENTS, true, true, null)),
                List.of(hook(URL, false, EVENTS, true, true, null)),
                List.of(hook(URL, true, Set.of("repo:push"), true, true, null)),
                List.of(hook(URL, true, EVENTS, false, true, null)),
                List.of(hook(URL, true, EVENTS, true, false, null)),
                List.of(hook(URL, true, EVENTS, true, true, new WebhookStatistics(0, 5, 0, null, now, null))));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void shouldRepairWhateverElseIsThere(List<Webhook> ours) {
        assertThat(WebhookRepair.isSound(ours, WANTED)).isFalse();
    }

    private static Webhook hook(
            String url, boolean active, Set<String> events, Boolean secret, boolean tls, WebhookStatistics statistics) {
        return new Webhook(new WebhookId("1"), "Hookline", url, active, events, secret, tls, statistics);
    }
}
