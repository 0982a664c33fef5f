package io.hookline.health.diagnose;

import io.hookline.contracts.health.Observation;
import io.hookline.contracts.health.Observation.GitAccess;
import io.hookline.contracts.health.Observation.Look.Seen;
import io.hookline.contracts.health.Observation.Look.Unseen;
import io.hookline.contracts.health.Observation.RepositoryFound;
import io.hookline.contracts.health.Observation.RepositorySeen;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Judges one look at a project. Webhook and key count only where the repository itself was seen: a 404 alone never means missing. */
public final class Diagnose {

    private Diagnose() {}

    public static Diagnosis of(Look look) {
        return switch (look) {
            case Look.Observed(Observation observation) -> Diagnosis.of(judge(observation));
            case Look.Unanswered(String detail) ->
                Diagnosis.of(List.of(new NotSeen.Unavailable(Check.CREDENTIAL, detail)));
            case Look.UnknownProject() -> Diagnosis.of(List.of(new NotSeen.UnknownToConnector()));
        };
    }

    private static List<Finding> judge(Observation observation) {
        return switch (observation.repository()) {
            case Unseen<RepositorySeen> unseen -> {
                List<Finding> findings = new ArrayList<>(withoutRepository(observation.git()));
                findings.add(notSeen(Check.REPOSITORY, unseen));
                yield findings;
            }
            case Seen<RepositorySeen>(RepositorySeen seen) -> judge(observation, seen);
        };
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
            case Unseen<?> unseen -> findings.add(notSeen(Check.WEBHOOK, unseen));
        }
        findings.addAll(JudgeKey.judge(observation.deployKey(), observation.git(), moved));
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

    static Finding notSeen(Check check, Unseen<?> unseen) {
        return switch (unseen.why()) {
            case UNAVAILABLE -> new NotSeen.Unavailable(check, unseen.detail());
            case RATE_LIMITED -> new NotSeen.RateLimited(check, unseen.detail());
            case UNAUTHORIZED -> new ForPeople.Unauthorized(unseen.detail());
            case FORBIDDEN -> new ForPeople.Forbidden(check, unseen.detail());
        };
    }
}
