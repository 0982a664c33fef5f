package io.hookline.health.diagnose;

import io.hookline.contracts.health.Observation.Known;
import io.hookline.contracts.health.Observation.WebhookSeen;
import io.hookline.contracts.health.Observation.WebhooksSeen;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Exactly one webhook of ours is registered: with our URL and events, active, with a secret. */
final class JudgeWebhooks {

    private JudgeWebhooks() {}

    static List<Finding> judge(WebhooksSeen seen) {
        if (seen.found().isEmpty()) {
            return List.of(new WebhookFault.WebhookMissing());
        }
        List<Finding> findings = new ArrayList<>();
        if (seen.found().size() > 1) {
            findings.add(new WebhookFault.WebhookDuplicated(seen.found().size()));
        }
        Optional<WebhookSeen> right = seen.found().stream()
                .filter(webhook -> webhook.url().equals(seen.expectedUrl()))
                .findFirst();
        if (right.isPresent()) {
            findings.addAll(faultsOf(right.get(), seen.expectedEvents()));
        } else {
            findings.add(new WebhookFault.WebhookWrongUrl(
                    seen.expectedUrl(), seen.found().getFirst().url()));
        }
        return findings;
    }

    /** What shows of it without a look at the repository; a fault that the look has shown explains its silence. */
    static List<Finding> judge(Known known, Memory memory, Instant now, Duration grace, boolean isFaulty) {
        List<Finding> findings = new ArrayList<>();
        switch (known.webhook().masterKey()) {
            case CURRENT -> {}
            case OLD -> findings.add(new WebhookFault.WebhookOldMasterKey());
            case GONE -> findings.add(new WebhookFault.WebhookMasterKeyGone());
        }
        Memory.Missed missed = memory.missed();
        if (missed != null && !isFaulty && memory.isSilent(now, grace)) {
            findings.add(new WebhookFault.WebhookSilent(missed.after()));
        }
        return findings;
    }

    private static List<Finding> faultsOf(WebhookSeen webhook, Set<String> expectedEvents) {
        List<Finding> findings = new ArrayList<>();
        if (!webhook.active()) {
            findings.add(new WebhookFault.WebhookInactive(webhook.id()));
        }
        Set<String> missing = new HashSet<>(expectedEvents);
        missing.removeAll(webhook.events());
        if (!missing.isEmpty()) {
            findings.add(new WebhookFault.WebhookEventsMissing(missing));
        }
        if (Boolean.FALSE.equals(webhook.secretSet())) {
            findings.add(new WebhookFault.WebhookWithoutSecret(webhook.id()));
        }
        if (Boolean.TRUE.equals(webhook.skippedByBreaker())) {
            findings.add(new WebhookFault.WebhookHeldBack(webhook.id()));
        }
        if (Boolean.FALSE.equals(webhook.tlsVerified())) {
            findings.add(new ForPeople.WebhookTlsUnchecked(webhook.id()));
        }
        return findings;
    }
}
