package io.hookline.health.diagnose;

import io.hookline.contracts.health.RepairKind;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A fault of the deploy key that a new key mends. */
public sealed interface DeployKeyFault extends Finding {

    @Override
    default Check check() {
        return Check.DEPLOY_KEY;
    }

    @Override
    default Severity severity() {
        return Severity.BROKEN;
    }

    @Override
    default Optional<RepairKind> repair() {
        return Optional.of(RepairKind.DEPLOY_KEY);
    }

    @Override
    default String remedy() {
        return "Hookline registers a new deploy key, proves it, and removes the old one.";
    }

    record DeployKeyMissing(String fingerprint) implements DeployKeyFault {
        @Override
        public String evidence() {
            return "The deploy key %s is not registered with the repository.".formatted(fingerprint);
        }
    }

    record DeployKeyWritable(String fingerprint) implements DeployKeyFault {
        @Override
        public String evidence() {
            return "The deploy key %s may write to the repository; it must only read.".formatted(fingerprint);
        }

        @Override
        public boolean losesBuilds() {
            return false;
        }
    }

    record DeployKeyRejected(String fingerprint) implements DeployKeyFault {
        @Override
        public Check check() {
            return Check.GIT;
        }

        @Override
        public String evidence() {
            return "Git over SSH refuses the deploy key %s.".formatted(fingerprint);
        }
    }

    /** A key has the label of ours, yet is another: a key that somebody made or changed by hand. */
    record DeployKeyForeign(Set<String> fingerprints) implements DeployKeyFault {
        public DeployKeyForeign {
            fingerprints = Set.copyOf(fingerprints);
        }

        @Override
        public Severity severity() {
            return Severity.ADVICE;
        }

        @Override
        public String evidence() {
            return "A deploy key with Hookline's label is not Hookline's: %s."
                    .formatted(String.join(", ", new TreeSet<>(fingerprints)));
        }
    }

    /** Older than the operator's policy allows. */
    record DeployKeyOverdue(Instant madeAt) implements DeployKeyFault {
        @Override
        public Severity severity() {
            return Severity.ADVICE;
        }

        @Override
        public boolean looksSound() {
            return true;
        }

        @Override
        public boolean needsNoAsking() {
            return true;
        }

        @Override
        public String evidence() {
            return "The deploy key was made at %s and is older than a key should be.".formatted(madeAt);
        }
    }
}
