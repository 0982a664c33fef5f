package io.hookline.connector.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.hookline.bitbucket.Webhook;
import io.hookline.bitbucket.WebhookId;
import io.hookline.bitbucket.WebhookStatistics;
import io.hookline.connector.observe.Check.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HookChecksTest {

    private static final String BASE = "https://hooks.example.com/hooks/";
    private static final String URL = BASE + "one";
    private static final Set<String> EVENTS = Set.of("repo:push", "repo:updated");
    private static final Webhook SOUND = hook("7", URL, true, EVENTS, true, true, null);

    private final HookChecks checks = new HookChecks(URL, EVENTS, new WebhookId("7"), url -> url.startsWith(BASE));

    @Test
    void shouldPassAWebhookThatIsAsItShouldBe() {
        Webhook foreign = hook("8", "https://elsewhere.example.com", false, Set.of(), null, false, null);

        assertThat(verdicts(SOUND, foreign))
                .containsOnly(
                        Map.entry("exists", Verdict.PASSED),
                        Map.entry("active", Verdict.PASSED),
                        Map.entry("url", Verdict.PASSED),
                        Map.entry("events", Verdict.PASSED),
                        Map.entry("secret", Verdict.PASSED),
                        Map.entry("tls", Verdict.PASSED),
                        Map.entry("deliveries", Verdict.UNKNOWN));
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("active", hook("7", URL, false, EVENTS, true, true, null)),
                Arguments.of("url", hook("7", "https://elsewhere.example.com", true, EVENTS, true, true, null)),
                Arguments.of("url", hook("7", BASE + "other", true, EVENTS, true, true, null)),
                Arguments.of("events", hook("7", URL, true, Set.of("repo:push"), true, true, null)),
                Arguments.of("secret", hook("7", URL, true, EVENTS, false, true, null)),
                Arguments.of("tls", hook("7", URL, true, EVENTS, true, false, null)),
                Arguments.of("deliveries", hook("7", URL, true, EVENTS, true, true, counts(9, 5, null, 20L))),
                Arguments.of("deliveries", hook("7", URL, true, EVENTS, true, true, counts(0, 7, null, 20L))));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void shouldFailNothingButWhatIsWrong(String name, Webhook hook) {
        assertThat(checks.of(List.of(hook)))
                .filteredOn(check -> check.verdict() == Verdict.FAILED)
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.name()).isEqualTo(name);
                    assertThat(check.needsPerson()).isTrue();
                });
    }

    @Test
    void shouldFailWhereThereIsNoneOrMoreThanOne() {
        assertThat(verdicts()).containsOnly(Map.entry("exists", Verdict.FAILED));
        assertThat(verdicts(SOUND, hook("9", BASE + "two", true, EVENTS, true, true, null)))
                .containsEntry("exists", Verdict.FAILED);
    }

    @Test
    void shouldSayWhatBitbucketDoesNotTell() {
        assertThat(checks.of(List.of(hook("7", URL, true, EVENTS, null, true, null))))
                .filteredOn(check -> check.verdict() == Verdict.UNKNOWN)
                .extracting(Check::name, Check::reason)
                .containsExactly(
                        tuple("secret", "not told by Bitbucket"), tuple("deliveries", "not told by Bitbucket"));
    }

    @Test
    void shouldPassDeliveriesThatGoThroughAgain() {
        assertThat(verdicts(hook("7", URL, true, EVENTS, true, true, counts(1, 7, 30L, 20L))))
                .containsEntry("deliveries", Verdict.PASSED);
        assertThat(verdicts(hook("7", URL, true, EVENTS, true, true, counts(0, 0, null, null))))
                .containsEntry("deliveries", Verdict.UNKNOWN);
    }

    private Map<String, Verdict> verdicts(Webhook... hooks) {
        return checks.of(List.of(hooks)).stream().collect(Collectors.toMap(Check::name, Check::verdict));
    }

    private static WebhookStatistics counts(
            long successes, long failures, @Nullable Long lastSuccess, @Nullable Long lastFailure) {
        return new WebhookStatistics(successes, failures, 0, at(lastSuccess), at(lastFailure), null);
    }

    private static @Nullable Instant at(@Nullable Long second) {
        return second == null ? null : Instant.ofEpochSecond(second);
    }

    private static Webhook hook(
            String id,
            String url,
            boolean active,
            Set<String> events,
            @Nullable Boolean secretSet,
            boolean tls,
            @Nullable WebhookStatistics statistics) {
        return new Webhook(new WebhookId(id), "Hookline", url, active, events, secretSet, tls, statistics);
    }
}
