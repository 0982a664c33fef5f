package io.hookline.health.it;

import io.hookline.contracts.health.Observation;
import io.hookline.contracts.health.Observation.CredentialKnown;
import io.hookline.contracts.health.Observation.CredentialState;
import io.hookline.contracts.health.Observation.DeployKeyKnown;
import io.hookline.contracts.health.Observation.DeployKeySeen;
import io.hookline.contracts.health.Observation.GitAccess;
import io.hookline.contracts.health.Observation.KeyAge;
import io.hookline.contracts.health.Observation.Known;
import io.hookline.contracts.health.Observation.Look;
import io.hookline.contracts.health.Observation.MasterKey;
import io.hookline.contracts.health.Observation.RepositoryFound;
import io.hookline.contracts.health.Observation.RepositorySeen;
import io.hookline.contracts.health.Observation.WebhookKnown;
import io.hookline.contracts.health.Observation.WebhookSeen;
import io.hookline.contracts.health.Observation.WebhooksSeen;
import io.hookline.contracts.health.Observation.Why;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.RepositoryId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What connector-service may see of a project. */
final class Observations {

    private static final RepositoryId REPOSITORY = RepositoryId.of("{1f0e5a52-7d1b-4a70-9c3f-9a6f0e2b7c11}");
    private static final String PATH = "team/engine";
    private static final String URL = "https://hooks.example.org/hooks/4f1d2a7c9be04d6c8f00a1b2c3d4e5f6";
    private static final Set<String> EVENTS = Set.of("repo:push", "pullrequest:created");
    private static final WebhookSeen WEBHOOK =
            new WebhookSeen("{b7a0c7a6-31f7-4c58-9d0f-2a0a3c1f5e21}", URL, true, EVENTS, true, true, null);

    private Observations() {}

    static Observation healthy(ProjectId project) {
        return of(project, PATH, List.of(WEBHOOK));
    }

    static Observation withoutWebhook(ProjectId project) {
        return of(project, PATH, List.of());
    }

    static Observation renamed(ProjectId project) {
        return of(project, "team/motor", List.of(WEBHOOK));
    }

    /** All as it should be, as far as can be seen; what was never delivered was pushed when the refs are others than before. */
    static Observation pushed(ProjectId project, String refs) {
        Observation seen = healthy(project);
        Instant longAgo = seen.observedAt().minus(Duration.ofDays(1));
        return new Observation(
                project,
                seen.observedAt(),
                seen.repository(),
                seen.webhooks(),
                seen.deployKey(),
                seen.git(),
                new Known(
                        new CredentialKnown(CredentialState.CONNECTED, null, Set.of(), null),
                        new WebhookKnown(longAgo, longAgo, MasterKey.CURRENT),
                        new DeployKeyKnown(longAgo, KeyAge.FRESH),
                        refs));
    }

    /** What is left of it when only git is asked, and works. */
    static Observation asFarAsGitGoes(Observation seen) {
        boolean works = seen.git() instanceof Look.Seen<GitAccess>(GitAccess access) && access == GitAccess.WORKS;
        return works
                ? new Observation(
                        seen.project(),
                        seen.observedAt(),
                        new Look.NotAsked<>(),
                        new Look.NotAsked<>(),
                        new Look.NotAsked<>(),
                        seen.git(),
                        seen.known())
                : seen;
    }

    static Observation rateLimited(ProjectId project) {
        String detail = "Bitbucket answered 429.";
        return new Observation(
                project,
                Instant.now(),
                new Look.Unseen<>(Why.RATE_LIMITED, detail),
                new Look.Unseen<>(Why.RATE_LIMITED, detail),
                new Look.Unseen<>(Why.RATE_LIMITED, detail),
                new Look.Seen<>(GitAccess.WORKS),
                null);
    }

    private static Observation of(ProjectId project, String path, List<WebhookSeen> webhooks) {
        return new Observation(
                project,
                Instant.now(),
                new Look.Seen<>(
                        new RepositorySeen(REPOSITORY, PATH, new RepositoryFound(REPOSITORY, path, "main", "main"))),
                new Look.Seen<>(new WebhooksSeen(URL, EVENTS, webhooks)),
                new Look.Seen<>(
                        new DeployKeySeen(true, true, "SHA256:2b5hQvXw0Jm0sV0mX3r1W8c1Q7m8bq5y1mY2kH0aT4E", Set.of())),
                new Look.Seen<>(GitAccess.WORKS),
                null);
    }
}
