package io.hookline.health.diagnose;

import io.hookline.contracts.health.Observation;
import io.hookline.contracts.health.Observation.GitAccess;
import io.hookline.contracts.health.Observation.Known;
import io.hookline.contracts.health.Observation.Look.NotAsked;
import io.hookline.contracts.health.Observation.Look.Seen;
import io.hookline.contracts.health.Observation.Look.Unseen;
import io.hookline.contracts.health.Observation.RepositoryFound;
import io.hookline.contracts.health.Observation.RepositorySeen;
import io.hookline.contracts.health.Observation.Why;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Judges one look at a project. Webhook and key count only where the repository itself was seen: a 404 alone never means missing. */
public final class Diagnose {

    private Diagnose() {}

    /**
     * Judges a look.
     *
     * @param memory with this look in it
     * @param silence how long after refs moved a delivery may still come
     */
    public static Diagnosis of(Look look, Memory memory, Duration silence) {
        return switch (look) {
            case Look.Observed(Observation observation) -> Diagnosis.of(judge(observation, memory, silence));
            case Look.Unanswered(String detail) -> Diagnosis.of(List.of(new NotSeen.Unanswered(detail)));
            case Look.UnknownProject() -> Diagnosis.of(List.of(new NotSeen.UnknownToConnector()));
        };
    }

    private static List<Finding> judge(Observation observation, Memory memory, Duration silence) {
        List<Finding> findings = new ArrayList<>(JudgeCredential.judge(observation));
        findings.addAll(
                switch (observation.repository()) {
                    case Unseen<RepositorySeen> unseen -> unseenRepository(observation, unseen);
                    case Seen<RepositorySeen>(RepositorySeen seen) -> judge(observation, seen);
                    case NotAsked<RepositorySeen> _ -> JudgeKey.judge(observation, false);
                });
        Known known = observation.known();
        if (known != null) {
            boolean faulty = findings.stream().anyMatch(finding -> finding.check() == Check.WEBHOOK);
            findings.addAll(JudgeWebhooks.judge(known, memory, observation.observedAt(), silence, faulty));
            findings.addAll(JudgeKey.judge(known.deployKey()));
        }
        return findings;
    }

    private static List<Finding> unseenRepository(Observation observation, Unseen<RepositorySeen> unseen) {
        List<Finding> findings = new ArrayList<>(withoutRepository(observation.git()));
        if (unseen.why() != Why.UNAUTHORIZED) {
            findings.add(notSeen(Check.REPOSITORY, unseen, observation));
        }
        return findings;
    }

    private static List<Finding> judge(Observation observation, RepositorySeen seen) {
        RepositoryFound found = seen.found();
        // Another repository may stand at the old path by now; it is not ours.
        if (found == null || !found.id().equals(seen.expectedId())) {
            List<Finding> findings = new ArrayList<>(withoutRepository(observation.git()));
            findings.add(
                    gitWorks(observation.git())
                            ? new ForPeople.RepositoryHidden(seen.expectedPath())
                            : new ForPeople.RepositoryGone(seen.expectedPath()));
            return findings;
        }
        List<Finding> findings = new ArrayList<>(outdated(seen, found));
        boolean moved = !found.path().equals(seen.expectedPath());
        switch (observation.webhooks()) {
            case Seen(var webhooks) -> findings.addAll(JudgeWebhooks.judge(webhooks));
            case Unseen<?> unseen -> findings.add(notSeen(Check.WEBHOOK, unseen, observation));
            case NotAsked<?> _ -> {}
        }
        findings.addAll(JudgeKey.judge(observation, moved));
        return findings;
    }

    private static List<Finding> outdated(RepositorySeen seen, RepositoryFound found) {
        List<Finding> findings = new ArrayList<>();
        if (!found.path().equals(seen.expectedPath())) {
            findings.add(new RepositoryOutdated.RepositoryMoved(seen.expectedPath(), found.path()));
        }
        String branch = found.defaultBranch();
        if (branch != null && !Objects.equals(branch, found.expectedDefaultBranch())) {
            findings.add(new RepositoryOutdated.DefaultBranchChanged(found.expectedDefaultBranch(), branch));
        }
        return findings;
    }

    private static List<Finding> withoutRepository(Observation.Look<GitAccess> git) {
        List<Finding> findings = new ArrayList<>();
        findings.add(new NotSeen.NotJudged(Check.WEBHOOK));
        findings.add(new NotSeen.NotJudged(Check.DEPLOY_KEY));
        if (git instanceof Seen<GitAccess>(GitAccess access) && access == GitAccess.HOST_KEY_CHANGED) {
            findings.add(new ForPeople.HostKeyChanged());
        } else if (!gitWorks(git)) {
            findings.add(new NotSeen.NotJudged(Check.GIT));
        }
        return findings;
    }

    private static boolean gitWorks(Observation.Look<GitAccess> git) {
        return git instanceof Seen<GitAccess>(GitAccess access) && access == GitAccess.WORKS;
    }

    /** Why something could not be seen; that the credential is refused, {@link JudgeCredential} says of all of it. */
    static Finding notSeen(Check check, Unseen<?> unseen, Observation observation) {
        return switch (unseen.why()) {
            case UNAVAILABLE -> new NotSeen.Unavailable(check, unseen.detail());
            case RATE_LIMITED -> new NotSeen.RateLimited(check, unseen.detail());
            case UNAUTHORIZED -> new NotSeen.NotJudged(check);
            case FORBIDDEN -> JudgeCredential.forbidden(check, unseen.detail(), observation.known());
        };
    }
}
