package io.hookline.health.diagnose;

import io.hookline.contracts.health.Observation;
import io.hookline.contracts.health.Observation.DeployKeyKnown;
import io.hookline.contracts.health.Observation.DeployKeySeen;
import io.hookline.contracts.health.Observation.GitAccess;
import io.hookline.contracts.health.Observation.Look.NotAsked;
import io.hookline.contracts.health.Observation.Look.Seen;
import io.hookline.contracts.health.Observation.Look.Unseen;
import java.util.ArrayList;
import java.util.List;

/** Our deploy key is registered, reads only, and git takes it. What git does outweighs what a list says. */
final class JudgeKey {

    private static final String UNKNOWN_KEY = "of this project";

    private JudgeKey() {}

    static List<Finding> judge(Observation observation, boolean moved) {
        Observation.Look<GitAccess> git = observation.git();
        List<Finding> findings = new ArrayList<>();
        String fingerprint = switch (observation.deployKey()) {
            case Seen<DeployKeySeen>(DeployKeySeen seen) -> {
                findings.addAll(listed(seen, git));
                yield seen.fingerprint();
            }
            case Unseen<DeployKeySeen> unseen -> {
                findings.add(Diagnose.notSeen(Check.DEPLOY_KEY, unseen, observation));
                yield UNKNOWN_KEY;
            }
            case NotAsked<DeployKeySeen> _ -> UNKNOWN_KEY;
        };
        switch (git) {
            case Seen<GitAccess>(GitAccess access) -> findings.addAll(access(access, fingerprint, moved));
            case Unseen<GitAccess> unseen -> findings.add(Diagnose.notSeen(Check.GIT, unseen, observation));
            case NotAsked<GitAccess> _ -> {}
        }
        return findings;
    }

    /** What shows of it without a look at the repository. */
    static List<Finding> judge(DeployKeyKnown known) {
        return switch (known.age()) {
            case FRESH -> List.of();
            case AGING -> List.of(new ForPeople.DeployKeyAged(known.madeAt()));
            case OVERDUE -> List.of(new DeployKeyFault.DeployKeyOverdue(known.madeAt()));
        };
    }

    private static List<Finding> listed(DeployKeySeen key, Observation.Look<GitAccess> git) {
        List<Finding> findings = new ArrayList<>();
        if (!key.foreign().isEmpty()) {
            findings.add(new DeployKeyFault.DeployKeyForeign(key.foreign()));
        }
        if (!key.registered()) {
            boolean works = git instanceof Seen<GitAccess>(GitAccess access) && access == GitAccess.WORKS;
            findings.add(
                    works
                            ? new ForPeople.DeployKeyUnlisted(key.fingerprint())
                            : new DeployKeyFault.DeployKeyMissing(key.fingerprint()));
        } else if (Boolean.FALSE.equals(key.readOnly())) {
            findings.add(new DeployKeyFault.DeployKeyWritable(key.fingerprint()));
        }
        return findings;
    }

    private static List<Finding> access(GitAccess access, String fingerprint, boolean moved) {
        return switch (access) {
            case WORKS -> List.of();
            case KEY_REJECTED -> List.of(new DeployKeyFault.DeployKeyRejected(fingerprint));
            case HOST_KEY_CHANGED -> List.of(new ForPeople.HostKeyChanged());
            // Git was asked under the old path, which proves nothing about the key.
            case REPOSITORY_NOT_FOUND ->
                moved
                        ? List.of(new NotSeen.Unavailable(Check.GIT, "git was asked under the repository's old path"))
                        : List.of(new DeployKeyFault.DeployKeyRejected(fingerprint));
        };
    }
}
