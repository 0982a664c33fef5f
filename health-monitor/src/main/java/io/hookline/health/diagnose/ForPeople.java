package io.hookline.health.diagnose;

import io.hookline.contracts.health.RepairKind;
import java.time.Instant;
import java.util.Optional;

/** Wrong, and only a person can mend it. */
public sealed interface ForPeople extends Finding {

    @Override
    default Optional<RepairKind> repair() {
        return Optional.empty();
    }

    record WebhookTlsUnchecked(String id) implements ForPeople {
        @Override
        public Check check() {
            return Check.WEBHOOK;
        }

        @Override
        public Severity severity() {
            return Severity.ADVICE;
        }

        @Override
        public String evidence() {
            return "Bitbucket does not check the gateway's certificate for webhook %s.".formatted(id);
        }

        @Override
        public String remedy() {
            return "Give the gateway a certificate that Bitbucket trusts, and switch the webhook's check on.";
        }
    }

    /** Git takes the key, yet the repository's list lacks it: it is registered elsewhere, such as with the whole project. */
    record DeployKeyUnlisted(String fingerprint) implements ForPeople {
        @Override
        public Check check() {
            return Check.DEPLOY_KEY;
        }

        @Override
        public Severity severity() {
            return Severity.ADVICE;
        }

        @Override
        public String evidence() {
            return "Git takes the deploy key %s, but the repository does not list it.".formatted(fingerprint);
        }

        @Override
        public String remedy() {
            return "Look where else the key is registered, such as with the Bitbucket project.";
        }
    }

    record HostKeyChanged() implements ForPeople {
        @Override
        public Check check() {
            return Check.GIT;
        }

        @Override
        public Severity severity() {
            return Severity.BROKEN;
        }

        @Override
        public String evidence() {
            return "Bitbucket's SSH host key is not the pinned one.";
        }

        @Override
        public String remedy() {
            return "Make sure that the host is Bitbucket, then pin its new key on the connector.";
        }
    }

    record RepositoryGone(String path) implements ForPeople {
        @Override
        public Check check() {
            return Check.REPOSITORY;
        }

        @Override
        public Severity severity() {
            return Severity.GONE;
        }

        @Override
        public String evidence() {
            return "Bitbucket shows no repository %s to this credential.".formatted(path);
        }

        @Override
        public String remedy() {
            return "Restore the repository or the credential's access to it, or delete the project.";
        }
    }

    /** Git still reads the repository, so it is the credential that does not see it. */
    record RepositoryHidden(String path) implements ForPeople {
        @Override
        public Check check() {
            return Check.CREDENTIAL;
        }

        @Override
        public Severity severity() {
            return Severity.REFUSED;
        }

        @Override
        public String evidence() {
            return "The deploy key reads %s, but the connector's credential does not see it.".formatted(path);
        }

        @Override
        public String remedy() {
            return "Give the connector's user access to the repository.";
        }
    }

    /** Old enough to be replaced, by the operator's policy. */
    record DeployKeyAged(Instant madeAt) implements ForPeople {
        @Override
        public Check check() {
            return Check.DEPLOY_KEY;
        }

        @Override
        public Severity severity() {
            return Severity.ADVICE;
        }

        @Override
        public boolean needsNoAsking() {
            return true;
        }

        @Override
        public String evidence() {
            return "The deploy key was made at %s and is due for replacement.".formatted(madeAt);
        }

        @Override
        public String remedy() {
            return "Have it replaced with POST /projects/{id}/deploy-key/regenerate.";
        }
    }
}
