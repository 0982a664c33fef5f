package io.hookline.benchmarks.health;

import io.hookline.bitbucket.Purpose;
import io.hookline.contracts.health.Observation;
import io.hookline.contracts.health.Observation.CredentialKnown;
import io.hookline.contracts.health.Observation.CredentialState;
import io.hookline.contracts.health.Observation.DeployKeyKnown;
import io.hookline.contracts.health.Observation.DeployKeySeen;
import io.hookline.contracts.health.Observation.GitAccess;
import io.hookline.contracts.health.Observation.KeyAge;
import io.hookline.contracts.health.Observation.Known;
import io.hookline.contracts.health.Observation.Look.NotAsked;
import io.hookline.contracts.health.Observation.Look.Seen;
import io.hookline.contracts.health.Observation.Look.Unseen;
import io.hookline.contracts.health.Observation.MasterKey;
import io.hookline.contracts.health.Observation.RepositoryFound;
import io.hookline.contracts.health.Observation.RepositorySeen;
import io.hookline.contracts.health.Observation.WebhookKnown;
import io.hookline.contracts.health.Observation.WebhookSeen;
import io.hookline.contracts.health.Observation.WebhooksSeen;
import io.hookline.contracts.health.Observation.Why;
import io.hookline.contracts.id.RepositoryId;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What connector-service answers about a project, asking Bitbucket in the order and with the calls that it does. */
final class Site {

    private static final RepositoryId REPOSITORY = RepositoryId.of("{1f0e5a52-7d1b-4a70-9c3f-9a6f0e2b7c11}");
    private static final String PATH = "team/engine";
    private static final String URL = "https://hooks.example.org/hooks/4f1d2a7c9be04d6c8f00a1b2c3d4e5f6";
    private static final Set<String> EVENTS = Set.of(
            "repo:push", "pullrequest:created", "pullrequest:updated", "pullrequest:fulfilled", "pullrequest:rejected");
    private static final WebhookSeen WEBHOOK = new WebhookSeen("{1}", URL, true, EVENTS, true, true, null);
    private static final DeployKeySeen KEY = new DeployKeySeen(true, true, "SHA256:ours", Set.of());
    private static final RepositoryFound FOUND = new RepositoryFound(REPOSITORY, PATH, "main", "main");
    private static final RepositorySeen EXPECTED = new RepositorySeen(REPOSITORY, PATH, FOUND);
    private static final WebhooksSeen WEBHOOKS = new WebhooksSeen(URL, EVENTS, List.of(WEBHOOK));

    private Site() {}

    /** Whether git with the deploy key shows the refs. */
    static boolean isGitEnough(Member member) {
        return member.credential.storm != Storm.TIME_OUTS && git(member) == GitAccess.WORKS;
    }

    private static GitAccess git(Member member) {
        return member.fault == null ? GitAccess.WORKS : member.fault.git();
    }

    /** With git alone. */
    static Observation shallow(Member member, Instant askedAt) {
        return answer(member, askedAt, new NotAsked<>(), new NotAsked<>(), new NotAsked<>());
    }

    /** With everything, as far as the budget of calls goes. */
    static Observation full(Member member, Instant askedAt) {
        Credential credential = member.credential;
        if (!credential.repositoryData.call(Purpose.ROUTINE)) {
            return unseen(member, askedAt, Why.RATE_LIMITED);
        }
        if (credential.revoked) {
            credential.knownRevoked = true;
            return unseen(member, askedAt, Why.UNAUTHORIZED);
        }
        if (credential.storm == Storm.SERVER_ERRORS || credential.storm == Storm.TIME_OUTS) {
            return unseen(member, askedAt, Why.UNAVAILABLE);
        }
        RepositorySeen repository = member.fault == null ? EXPECTED : member.fault.repository(EXPECTED, FOUND);
        if (repository.found() == null) {
            return answer(member, askedAt, new Seen<>(repository), why(Why.UNAVAILABLE), why(Why.UNAVAILABLE));
        }
        credential.repositoryData.call(Purpose.ROUTINE); // the open pull requests
        if (credential.storm == Storm.HALF_PAGES) {
            return answer(member, askedAt, new Seen<>(repository), why(Why.UNAVAILABLE), why(Why.UNAVAILABLE));
        }
        return answer(member, askedAt, new Seen<>(repository), webhooks(member), deployKey(member));
    }

    private static Observation.Look<WebhooksSeen> webhooks(Member member) {
        if (!member.credential.webhookData.call(Purpose.ROUTINE)) {
            return why(Why.RATE_LIMITED);
        }
        return new Seen<>(
                member.fault == null ? WEBHOOKS : new WebhooksSeen(URL, EVENTS, member.fault.webhooks(WEBHOOK)));
    }

    private static Observation.Look<DeployKeySeen> deployKey(Member member) {
        if (!member.credential.repositoryData.call(Purpose.ROUTINE)) {
            return why(Why.RATE_LIMITED);
        }
        return new Seen<>(member.fault == null ? KEY : member.fault.deployKey(KEY));
    }

    private static Observation unseen(Member member, Instant askedAt, Why why) {
        return answer(member, askedAt, why(why), why(why), why(why));
    }

    private static <T> Observation.Look<T> why(Why why) {
        return new Unseen<>(why, "Bitbucket did not show it.");
    }

    private static Observation answer(
            Member member,
            Instant askedAt,
            Observation.Look<RepositorySeen> repository,
            Observation.Look<WebhooksSeen> webhooks,
            Observation.Look<DeployKeySeen> deployKey) {
        Known known = new Known(
                new CredentialKnown(
                        member.credential.knownRevoked ? CredentialState.REVOKED : CredentialState.CONNECTED,
                        null,
                        Set.of(),
                        null),
                new WebhookKnown(
                        member.webhookMadeAt,
                        member.lastDelivery,
                        member.fault == null ? MasterKey.CURRENT : member.fault.masterKey()),
                new DeployKeyKnown(member.keyMadeAt, member.fault == null ? KeyAge.FRESH : member.fault.keyAge()),
                isGitEnough(member) ? Integer.toString(member.refs) : null);
        Observation.Look<GitAccess> git =
                member.credential.storm == Storm.TIME_OUTS ? why(Why.UNAVAILABLE) : new Seen<>(git(member));
        return new Observation(member.id, askedAt, repository, webhooks, deployKey, git, known);
    }
}
