package io.hookline.health.diagnose;

import io.hookline.contracts.health.RepairKind;
import java.util.Optional;

/** A fault of the deploy key that a new key mends. */
public sealed interface DeployKeyFault extends Finding {

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
        public Check check() {
            return Check.DEPLOY_KEY;
        }

        @Override
        public String evidence() {
            return "The deploy key %s is not registered with the repository.".formatted(fingerprint);
        }
    }

    record DeployKeyWritable(String fingerprint) implements DeployKeyFault {
        @Override
        public Check check() {
            return Check.DEPLOY_KEY;
        }

        @Override
        public String evidence() {
            return "The deploy key %s may write to the repository; it must only read.".formatted(fingerprint);
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
}
