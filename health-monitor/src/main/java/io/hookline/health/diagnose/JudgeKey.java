package io.hookline.health.diagnose;

import io.hookline.contracts.health.Observation;
import io.hookline.contracts.health.Observation.DeployKeySeen;
import io.hookline.contracts.health.Observation.GitAccess;
import io.hookline.contracts.health.Observation.Look.Seen;
import io.hookline.contracts.health.Observation.Look.Unseen;
import java.util.ArrayList;
import java.util.List;

/** Our deploy key is registered, reads only, and git takes it. What git does outweighs what a list says. */
final class JudgeKey {

    private static final String UNKNOWN_KEY = "of this project";

    private JudgeKey() {}

    static List<Finding> judge(Observation.Look<DeployKeySeen> key, Observation.Look<GitAccess> git, boolean moved) {
        List<Finding> findings = new ArrayList<>();
        String fingerprint = switch (key) {
            case Seen<DeployKeySeen>(DeployKeySeen seen) -> {
                findings.addAll(listed(seen, git));
                yield seen.fingerprint();
            }
            case Unseen<DeployKeySeen> unseen -> {
                findings.add(Diagnose.notSeen(Check.DEPLOY_KEY, unseen));
                yield UNKNOWN_KEY;
            }
        };
        switch (git) {
            case Seen<GitAccess>(GitAccess access) -> findings.addAll(access(access, fingerprint, moved));
            case Unseen<GitAccess> unseen -> findings.add(Diagnose.notSeen(Check.GIT, unseen));
        }
        return findings;
    }

    private static List<Finding> listed(DeployKeySeen key, Observation.Look<GitAccess> git) {
        if (!key.registered()) {
            boolean works = git instanceof Seen<GitAccess>(GitAccess access) && access == GitAccess.WORKS;
            return List.of(
                    works
                            ? new ForPeople.DeployKeyUnlisted(key.fingerprint())
                            : new DeployKeyFault.DeployKeyMissing(key.fingerprint()));
        }
        return Boolean.FALSE.equals(key.readOnly())
                ? List.of(new DeployKeyFault.DeployKeyWritable(key.fingerprint()))
                : List.of();
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
