package io.hookline.health.it;

import io.hookline.contracts.health.Observation;
import io.hookline.contracts.health.Observation.DeployKeySeen;
import io.hookline.contracts.health.Observation.GitAccess;
import io.hookline.contracts.health.Observation.Look;
import io.hookline.contracts.health.Observation.RepositoryFound;
import io.hookline.contracts.health.Observation.RepositorySeen;
import io.hookline.contracts.health.Observation.WebhookSeen;
import io.hookline.contracts.health.Observation.WebhooksSeen;
import io.hookline.contracts.health.Observation.Why;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.RepositoryId;
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

    static Observation rateLimited(ProjectId project) {
        String detail = "Bitbucket answered 429.";
        return new Observation(
                project,
                Instant.now(),
                new Look.Unseen<>(Why.RATE_LIMITED, detail),
                new Look.Unseen<>(Why.RATE_LIMITED, detail),
                new Look.Unseen<>(Why.RATE_LIMITED, detail),
                new Look.Seen<>(GitAccess.WORKS));
    }

    private static Observation of(ProjectId project, String path, List<WebhookSeen> webhooks) {
        return new Observation(
                project,
                Instant.now(),
                new Look.Seen<>(
                        new RepositorySeen(REPOSITORY, PATH, new RepositoryFound(REPOSITORY, path, "main", "main"))),
                new Look.Seen<>(new WebhooksSeen(URL, EVENTS, webhooks)),
                new Look.Seen<>(new DeployKeySeen(true, true, "SHA256:2b5hQvXw0Jm0sV0mX3r1W8c1Q7m8bq5y1mY2kH0aT4E")),
                new Look.Seen<>(GitAccess.WORKS));
    }
}
