package io.hookline.health.schedule;

import io.hookline.contracts.health.Observation;
import io.hookline.contracts.health.Observation.GitAccess;
import io.hookline.contracts.health.Observation.RepositorySeen;
import io.hookline.contracts.health.Observation.Why;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.RepositoryId;
import io.hookline.health.diagnose.Look;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Looks by what became of their parts, in a word each: {@code seen}, {@code not-asked}, or why it was not seen. */
final class Seen {

    private static final ProjectId PROJECT = ProjectId.of("6f1f9c0e-3a55-4a1c-9a63-0d6f2a1c7b10");
    private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");

    private Seen() {}

    static Look look(String repository, String webhooks, String deployKey, String git) {
        return new Look.Observed(new Observation(
                PROJECT,
                AT,
                part(repository, new RepositorySeen(RepositoryId.of("1"), "team/engine", null)),
                part(webhooks, new Observation.WebhooksSeen("https://example.org/hooks/1", Set.of(), List.of())),
                part(deployKey, new Observation.DeployKeySeen(true, true, "SHA256:ours", Set.of())),
                part(git, GitAccess.WORKS),
                null));
    }

    private static <T> Observation.Look<T> part(String word, T facts) {
        return switch (word) {
            case "seen" -> new Observation.Look.Seen<>(facts);
            case "not-asked" -> new Observation.Look.NotAsked<>();
            default -> new Observation.Look.Unseen<>(Why.valueOf(word), "Said by the test.");
        };
    }
}
