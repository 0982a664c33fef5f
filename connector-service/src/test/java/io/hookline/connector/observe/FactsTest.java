package io.hookline.connector.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.Result;
import io.hookline.bitbucket.SshPublicKey;
import io.hookline.bitbucket.WebhookStatistics;
import io.hookline.bitbucket.git.ProbeResult;
import io.hookline.connector.TestProjects;
import io.hookline.contracts.health.Observation.GitAccess;
import io.hookline.contracts.health.Observation.Look;
import io.hookline.contracts.health.Observation.RepositorySeen;
import io.hookline.contracts.health.Observation.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FactsTest {

    private static final Instant EARLY = Instant.parse("2026-11-20T10:00:00Z");
    private static final Instant LATE = EARLY.plusSeconds(60);

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new Failure.Unavailable("down"), Why.UNAVAILABLE),
                Arguments.of(new Failure.RateLimited(Duration.ofSeconds(9)), Why.RATE_LIMITED),
                Arguments.of(new Failure.Unauthorized("expired"), Why.UNAUTHORIZED),
                Arguments.of(new Failure.Forbidden("scope", Set.of("webhook")), Why.FORBIDDEN),
                Arguments.of(new Failure.NotFound("hooks"), Why.FORBIDDEN),
                Arguments.of(new Failure.Gone("410"), Why.UNAVAILABLE));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void shouldNameWhyNothingWasSeen(Failure failure, Why why) {
        assertThat(Facts.unseen(failure)).isEqualTo(new Look.Unseen<>(why, failure.why()));
    }

    @Test
    void shouldTakeARepositoryNotShownForAFactAndAnOutageForNone() {
        assertThat(Facts.repository(Result.failed(new Failure.NotFound("no")), TestProjects.CLOUD))
                .isEqualTo(new Look.Seen<>(
                        new RepositorySeen(TestProjects.CLOUD.repository().id(), "acme/shop", null)));
        assertThat(Facts.repository(Result.failed(new Failure.Unavailable("down")), TestProjects.CLOUD))
                .isInstanceOf(Look.Unseen.class);
    }

    static Stream<Arguments> probes() {
        var key = SshPublicKey.of("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIazEu89wgQZ4bqs3d63QSMzYVa0MuJ2e2gKTKqu+UUO");
        return Stream.of(
                Arguments.of(new ProbeResult.Refs(Map.of()), new Look.Seen<>(GitAccess.WORKS)),
                Arguments.of(new ProbeResult.KeyRejected(), new Look.Seen<>(GitAccess.KEY_REJECTED)),
                Arguments.of(new ProbeResult.HostKeyMismatch(key), new Look.Seen<>(GitAccess.HOST_KEY_CHANGED)),
                Arguments.of(
                        new ProbeResult.HostKeysUnconfirmed("git.example.com", 7999),
                        new Look.Unseen<>(Why.UNAVAILABLE, "the host keys of git.example.com:7999 await confirmation")),
                Arguments.of(new ProbeResult.RepositoryNotFound("?"), new Look.Seen<>(GitAccess.REPOSITORY_NOT_FOUND)),
                Arguments.of(new ProbeResult.Unreachable("time-out"), new Look.Unseen<>(Why.UNAVAILABLE, "time-out")));
    }

    @ParameterizedTest
    @MethodSource("probes")
    void shouldTellWhatGitSaid(ProbeResult git, Look<GitAccess> look) {
        assertThat(Facts.git(git)).isEqualTo(look);
    }

    static Stream<Arguments> statistics() {
        return Stream.of(
                Arguments.of(null, null),
                Arguments.of(new WebhookStatistics(0, 0, 0, null, null, null), false),
                Arguments.of(new WebhookStatistics(1, 9, 0, LATE, EARLY, null), false),
                Arguments.of(new WebhookStatistics(0, 2, 2, null, LATE, LATE), false),
                Arguments.of(new WebhookStatistics(0, 3, 2, null, LATE, LATE), true),
                Arguments.of(new WebhookStatistics(3, 3, 2, EARLY, LATE, LATE), null));
    }

    @ParameterizedTest
    @MethodSource("statistics")
    void shouldSayTheBreakerIsOpenOnlyWhereTheCountsSettleIt(WebhookStatistics counts, Boolean skipped) {
        assertThat(Facts.skippedByBreaker(counts)).isEqualTo(skipped);
    }
}
