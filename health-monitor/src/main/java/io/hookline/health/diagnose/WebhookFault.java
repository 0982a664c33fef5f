package io.hookline.health.diagnose;

import io.hookline.contracts.health.RepairKind;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A fault of the webhook that a new registration mends. */
public sealed interface WebhookFault extends Finding {

    @Override
    default Check check() {
        return Check.WEBHOOK;
    }

    @Override
    default Severity severity() {
        return Severity.BROKEN;
    }

    @Override
    default Optional<RepairKind> repair() {
        return Optional.of(RepairKind.WEBHOOK);
    }

    @Override
    default String remedy() {
        return "Hookline registers a new webhook and removes what is left of the old one.";
    }

    record WebhookMissing() implements WebhookFault {
        @Override
        public String evidence() {
            return "The repository has no webhook of Hookline's.";
        }
    }

    /** More than one webhook of ours: events come twice or are refused. When none of them is right, that is found too. */
    record WebhookDuplicated(int count) implements WebhookFault {
        @Override
        public boolean losesBuilds() {
            return false;
        }

        @Override
        public String evidence() {
            return "The repository has %d webhooks of Hookline's instead of one.".formatted(count);
        }
    }

    record WebhookInactive(String id) implements WebhookFault {
        @Override
        public String evidence() {
            return "The webhook %s is switched off.".formatted(id);
        }
    }

    record WebhookWrongUrl(String expected, String found) implements WebhookFault {
        @Override
        public String evidence() {
            return "The webhook calls %s instead of %s.".formatted(found, expected);
        }
    }

    record WebhookEventsMissing(Set<String> missing) implements WebhookFault {
        public WebhookEventsMissing {
            missing = Set.copyOf(missing);
        }

        @Override
        public String evidence() {
            return "The webhook does not send: %s.".formatted(String.join(", ", new TreeSet<>(missing)));
        }
    }

    record WebhookWithoutSecret(String id) implements WebhookFault {
        @Override
        public String evidence() {
            return "The webhook %s has no secret, so its deliveries are not signed and are refused.".formatted(id);
        }
    }

    /** Data Center skips a webhook after failed deliveries, for up to ten hours; a new webhook starts afresh. */
    record WebhookHeldBack(String id) implements WebhookFault {
        @Override
        public String evidence() {
            return "Bitbucket's circuit breaker holds back the deliveries of webhook %s.".formatted(id);
        }
    }

    /** Its secret follows from a master key that is not the one of new webhooks any more. */
    record WebhookOldMasterKey() implements WebhookFault {
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
            return "The webhook's secret is derived from an old master key.";
        }
    }

    /** The master key of its secret is not configured any more. */
    record WebhookMasterKeyGone() implements WebhookFault {
        @Override
        public boolean looksSound() {
            return true;
        }

        @Override
        public String evidence() {
            return "The master key that the webhook's secret is derived from is gone, so its deliveries are refused.";
        }
    }

    /** It looks as it should, yet what is pushed is not delivered. */
    record WebhookSilent(Instant since) implements WebhookFault {
        @Override
        public boolean looksSound() {
            return true;
        }

        @Override
        public String evidence() {
            return "Branches or tags have moved since %s, and the webhook delivered nothing.".formatted(since);
        }
    }
}
