package io.hookline.benchmarks.health;

import io.hookline.contracts.health.Observation.DeployKeySeen;
import io.hookline.contracts.health.Observation.GitAccess;
import io.hookline.contracts.health.Observation.KeyAge;
import io.hookline.contracts.health.Observation.MasterKey;
import io.hookline.contracts.health.Observation.RepositoryFound;
import io.hookline.contracts.health.Observation.RepositorySeen;
import io.hookline.contracts.health.Observation.WebhookSeen;
import io.hookline.contracts.health.RepairKind;
import io.hookline.health.diagnose.DeployKeyFault;
import io.hookline.health.diagnose.Finding;
import io.hookline.health.diagnose.ForPeople;
import io.hookline.health.diagnose.RepositoryOutdated;
import io.hookline.health.diagnose.WebhookFault;
import java.util.List;
import java.util.Set;

/** What is sown: each kind of finding about a single project that Cloud can show. */
enum Fault {
    WEBHOOK_MISSING(WebhookFault.WebhookMissing.class, false) {
        @Override
        List<WebhookSeen> webhooks(WebhookSeen right) {
            return List.of();
        }
    },
    WEBHOOK_DUPLICATED(WebhookFault.WebhookDuplicated.class, true) {
        @Override
        List<WebhookSeen> webhooks(WebhookSeen right) {
            return List.of(right, right);
        }
    },
    WEBHOOK_INACTIVE(WebhookFault.WebhookInactive.class, false) {
        @Override
        List<WebhookSeen> webhooks(WebhookSeen right) {
            return List.of(new WebhookSeen(right.id(), right.url(), false, right.events(), true, true, null));
        }
    },
    WEBHOOK_WRONG_URL(WebhookFault.WebhookWrongUrl.class, false) {
        @Override
        List<WebhookSeen> webhooks(WebhookSeen right) {
            return List.of(new WebhookSeen(right.id(), right.url() + "0", true, right.events(), true, true, null));
        }
    },
    WEBHOOK_EVENTS_MISSING(WebhookFault.WebhookEventsMissing.class, true) {
        @Override
        List<WebhookSeen> webhooks(WebhookSeen right) {
            return List.of(new WebhookSeen(right.id(), right.url(), true, Set.of("repo:push"), true, true, null));
        }
    },
    WEBHOOK_WITHOUT_SECRET(WebhookFault.WebhookWithoutSecret.class, false) {
        @Override
        List<WebhookSeen> webhooks(WebhookSeen right) {
            return List.of(new WebhookSeen(right.id(), right.url(), true, right.events(), false, true, null));
        }
    },
    WEBHOOK_TLS_UNCHECKED(ForPeople.WebhookTlsUnchecked.class, true) {
        @Override
        List<WebhookSeen> webhooks(WebhookSeen right) {
            return List.of(new WebhookSeen(right.id(), right.url(), true, right.events(), true, false, null));
        }
    },
    /** It shows only where something is pushed. */
    WEBHOOK_SILENT(WebhookFault.WebhookSilent.class, false),
    WEBHOOK_OLD_MASTER_KEY(WebhookFault.WebhookOldMasterKey.class, true) {
        @Override
        MasterKey masterKey() {
            return MasterKey.OLD;
        }
    },
    WEBHOOK_MASTER_KEY_GONE(WebhookFault.WebhookMasterKeyGone.class, false) {
        @Override
        MasterKey masterKey() {
            return MasterKey.GONE;
        }
    },
    DEPLOY_KEY_MISSING(DeployKeyFault.DeployKeyMissing.class, true) {
        @Override
        DeployKeySeen deployKey(DeployKeySeen right) {
            return new DeployKeySeen(false, null, right.fingerprint(), Set.of());
        }

        @Override
        GitAccess git() {
            return GitAccess.KEY_REJECTED;
        }
    },
    DEPLOY_KEY_REJECTED(DeployKeyFault.DeployKeyRejected.class, true) {
        @Override
        GitAccess git() {
            return GitAccess.KEY_REJECTED;
        }
    },
    DEPLOY_KEY_FOREIGN(DeployKeyFault.DeployKeyForeign.class, true) {
        @Override
        DeployKeySeen deployKey(DeployKeySeen right) {
            return new DeployKeySeen(true, true, right.fingerprint(), Set.of("SHA256:somebody"));
        }
    },
    DEPLOY_KEY_UNLISTED(ForPeople.DeployKeyUnlisted.class, true) {
        @Override
        DeployKeySeen deployKey(DeployKeySeen right) {
            return new DeployKeySeen(false, null, right.fingerprint(), Set.of());
        }
    },
    DEPLOY_KEY_AGED(ForPeople.DeployKeyAged.class, true) {
        @Override
        KeyAge keyAge() {
            return KeyAge.AGING;
        }
    },
    DEPLOY_KEY_OVERDUE(DeployKeyFault.DeployKeyOverdue.class, true) {
        @Override
        KeyAge keyAge() {
            return KeyAge.OVERDUE;
        }
    },
    HOST_KEY_CHANGED(ForPeople.HostKeyChanged.class, true) {
        @Override
        GitAccess git() {
            return GitAccess.HOST_KEY_CHANGED;
        }
    },
    REPOSITORY_MOVED(RepositoryOutdated.RepositoryMoved.class, true) {
        @Override
        RepositorySeen repository(RepositorySeen right, RepositoryFound found) {
            return seen(right, new RepositoryFound(found.id(), "team/moved", "main", "main"));
        }
    },
    DEFAULT_BRANCH_CHANGED(RepositoryOutdated.DefaultBranchChanged.class, true) {
        @Override
        RepositorySeen repository(RepositorySeen right, RepositoryFound found) {
            return seen(right, new RepositoryFound(found.id(), found.path(), "trunk", "main"));
        }
    },
    REPOSITORY_HIDDEN(ForPeople.RepositoryHidden.class, true) {
        @Override
        RepositorySeen repository(RepositorySeen right, RepositoryFound found) {
            return new RepositorySeen(right.expectedId(), right.expectedPath(), null);
        }
    },
    REPOSITORY_GONE(ForPeople.RepositoryGone.class, false) {
        @Override
        RepositorySeen repository(RepositorySeen right, RepositoryFound found) {
            return new RepositorySeen(right.expectedId(), right.expectedPath(), null);
        }

        @Override
        GitAccess git() {
            return GitAccess.REPOSITORY_NOT_FOUND;
        }
    };

    private final Class<? extends Finding> finding;
    private final boolean delivers;

    Fault(Class<? extends Finding> finding, boolean delivers) {
        this.finding = finding;
        this.delivers = delivers;
    }

    /** Whether a finding is of this fault. */
    boolean isFoundBy(Finding candidate) {
        return finding.isInstance(candidate);
    }

    /** Whether a repair of this kind ends it; some faults only a person mends. */
    boolean isMendedBy(RepairKind kind) {
        Class<? extends Finding> mended = switch (kind) {
            case WEBHOOK -> WebhookFault.class;
            case DEPLOY_KEY -> DeployKeyFault.class;
            case REPOSITORY -> RepositoryOutdated.class;
        };
        return mended.isAssignableFrom(finding);
    }

    /** Whether it shows only once somebody pushes. */
    boolean needsPush() {
        return this == WEBHOOK_SILENT;
    }

    /** Whether the webhook tells of pushes all the same. */
    boolean delivers() {
        return delivers;
    }

    List<WebhookSeen> webhooks(WebhookSeen right) {
        return List.of(right);
    }

    DeployKeySeen deployKey(DeployKeySeen right) {
        return right;
    }

    RepositorySeen repository(RepositorySeen right, RepositoryFound found) {
        return seen(right, found);
    }

    GitAccess git() {
        return GitAccess.WORKS;
    }

    MasterKey masterKey() {
        return MasterKey.CURRENT;
    }

    KeyAge keyAge() {
        return KeyAge.FRESH;
    }

    private static RepositorySeen seen(RepositorySeen right, RepositoryFound found) {
        return new RepositorySeen(right.expectedId(), right.expectedPath(), found);
    }
}
