package io.hookline.health.diagnose;

import io.hookline.contracts.health.RepairKind;
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

    /** More than one webhook of ours: events come twice or are refused. */
    record WebhookDuplicated(int count) implements WebhookFault {
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
}
