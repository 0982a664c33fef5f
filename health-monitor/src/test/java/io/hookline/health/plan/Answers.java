package io.hookline.health.plan;

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
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** What connector-service answers about a project under a Bitbucket that plays up. */
final class Answers {

    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");
    private static final RepositoryId REPOSITORY = RepositoryId.of("412");
    private static final String PATH = "TEAM/engine";
    private static final String URL = "https://hooks.example.org/hooks/4f1d2a7c9be04d6c8f00a1b2c3d4e5f6";
    private static final Set<String> EVENTS = Set.of("repo:refs_changed");

    /** What a call ends with when Bitbucket plays up: a server error, a time-out, half a page, or too many requests. */
    private static final List<Look.Unseen<Object>> FAULTS = List.of(
            new Look.Unseen<>(Why.UNAVAILABLE, "Bitbucket answered 503."),
            new Look.Unseen<>(Why.UNAVAILABLE, "Bitbucket did not answer in time."),
            new Look.Unseen<>(Why.UNAVAILABLE, "Bitbucket's answer breaks off."),
            new Look.Unseen<>(Why.RATE_LIMITED, "Bitbucket answered 429."));

    private Answers() {}

    static Observation healthy(ProjectId project, Instant now) {
        return of(project, now, List.of(webhook()), CredentialState.CONNECTED, "9b74c989");
    }

    /** Somebody pushed, which no webhook told. */
    static Observation withoutWebhook(ProjectId project, Instant now) {
        return of(project, now, List.of(), CredentialState.CONNECTED, "0c5a1be2");
    }

    /** The API refuses the credential, while git goes on taking the deploy key. */
    static Observation revoked(ProjectId project, Instant now) {
        Observation seen = of(project, now, List.of(), CredentialState.REVOKED, "9b74c989");
        return new Observation(project, now, refused(), refused(), refused(), seen.git(), seen.known());
    }

    /** Each call may fail on its own. */
    static Observation shaken(ProjectId project, Instant now, double share, Random random) {
        Observation seen = healthy(project, now);
        Look<RepositorySeen> repository = shaken(seen.repository(), share, random);
        boolean isSeen = repository instanceof Look.Seen<?>;
        return new Observation(
                project,
                now,
                repository,
                isSeen ? shaken(seen.webhooks(), share, random) : notLookedAt(),
                isSeen ? shaken(seen.deployKey(), share, random) : notLookedAt(),
                shaken(seen.git(), share, random),
                seen.known());
    }

    private static <T> Look<T> shaken(Look<T> look, double share, Random random) {
        if (random.nextDouble() >= share) {
            return look;
        }
        Look.Unseen<Object> fault = FAULTS.get(random.nextInt(FAULTS.size()));
        return new Look.Unseen<>(fault.why(), fault.detail());
    }

    private static <T> Look<T> refused() {
        return new Look.Unseen<>(Why.UNAUTHORIZED, "Bitbucket answered 401.");
    }

    private static <T> Look<T> notLookedAt() {
        return new Look.Unseen<>(Why.UNAVAILABLE, "not looked at, since the repository was not seen");
    }

    private static WebhookSeen webhook() {
        return new WebhookSeen("17", URL, true, EVENTS, true, true, false);
    }

    private static Observation of(
            ProjectId project, Instant now, List<WebhookSeen> webhooks, CredentialState credential, String refs) {
        return new Observation(
                project,
                now,
                new Look.Seen<>(
                        new RepositorySeen(REPOSITORY, PATH, new RepositoryFound(REPOSITORY, PATH, "main", "main"))),
                new Look.Seen<>(new WebhooksSeen(URL, EVENTS, webhooks)),
                new Look.Seen<>(new DeployKeySeen(true, true, "SHA256:ours", Set.of())),
                new Look.Seen<>(GitAccess.WORKS),
                new Known(
                        new CredentialKnown(credential, null, Set.of(), null),
                        new WebhookKnown(LONG_AGO, null, MasterKey.CURRENT),
                        new DeployKeyKnown(LONG_AGO, KeyAge.FRESH),
                        refs));
    }
}
