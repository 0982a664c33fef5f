package io.hookline.connector.observe;

import io.hookline.bitbucket.Webhook;
import io.hookline.bitbucket.WebhookId;
import io.hookline.bitbucket.WebhookStatistics;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What Bitbucket shows of a webhook, judged.
 *
 * @param registeredAs what Bitbucket called it when it was registered
 * @param ours whether a URL delivers to this installation
 */
record HookChecks(String url, Set<String> events, @Nullable WebhookId registeredAs, Predicate<String> ours) {

    private static final String REGENERATE = "Have another made with POST /projects/{id}/webhook/regenerate.";

    List<Check> of(List<Webhook> hooks) {
        Optional<Webhook> found = found(hooks);
        if (found.isEmpty()) {
            return List.of(Check.failed("exists", "the repository has no webhook of Hookline's", REGENERATE));
        }
        Webhook hook = found.get();
        return List.of(
                exists(hooks),
                hook.active()
                        ? Check.passed("active", "the webhook is active")
                        : Check.failed("active", "somebody switched the webhook off", REGENERATE),
                hook.url().equals(url)
                        ? Check.passed("url", "the webhook delivers to " + url)
                        : Check.failed("url", "somebody changed where the webhook delivers to", REGENERATE),
                events(hook.events()),
                secret(hook.secretSet()),
                hook.tlsVerified()
                        ? Check.passed("tls", "Bitbucket checks the receiver's certificate")
                        : Check.failed("tls", "Bitbucket does not check the receiver's certificate", REGENERATE),
                deliveries(hook.statistics()));
    }

    Optional<Webhook> found(List<Webhook> hooks) {
        return hooks.stream()
                .filter(hook -> hook.url().equals(url))
                .findFirst()
                .or(() -> hooks.stream()
                        .filter(hook -> hook.id().equals(registeredAs))
                        .findFirst());
    }

    private Check exists(List<Webhook> hooks) {
        long count = hooks.stream()
                .filter(hook -> ours.test(hook.url()) || hook.id().equals(registeredAs))
                .count();
        return count == 1
                ? Check.passed("exists", "there is exactly one")
                : Check.failed("exists", count + " webhooks of the repository deliver here", REGENERATE);
    }

    private Check events(Set<String> subscribed) {
        Set<String> missing = new TreeSet<>(events);
        missing.removeAll(subscribed);
        return missing.isEmpty()
                ? Check.passed("events", "all events needed are subscribed to")
                : Check.failed("events", "events are missing: " + String.join(", ", missing), REGENERATE);
    }

    private static Check secret(@Nullable Boolean set) {
        if (set == null) {
            return Check.unknown("secret", "not told by Bitbucket");
        }
        return set
                ? Check.passed("secret", "deliveries are signed")
                : Check.failed("secret", "somebody removed the secret, so deliveries are refused", REGENERATE);
    }

    private static Check deliveries(@Nullable WebhookStatistics counts) {
        if (counts == null) {
            return Check.unknown("deliveries", "not told by Bitbucket");
        }
        Optional<Instant> trouble = Stream.of(counts.lastFailure(), counts.lastError())
                .flatMap(Stream::ofNullable)
                .max(Instant::compareTo);
        Instant success = counts.lastSuccess();
        if (Boolean.TRUE.equals(Facts.skippedByBreaker(counts))) {
            return Check.failed(
                    "deliveries",
                    "deliveries failed so often that Bitbucket's circuit breaker holds them back",
                    "See that Bitbucket reaches the gateway at the webhook's URL, then have another webhook made.");
        }
        if (trouble.isPresent() && (success == null || success.isBefore(trouble.get()))) {
            return Check.failed(
                    "deliveries",
                    "the last delivery failed at " + trouble.get(),
                    "See that Bitbucket reaches the gateway at the webhook's URL.");
        }
        return success == null
                ? Check.unknown("deliveries", "nothing was delivered yet")
                : Check.passed("deliveries", "the last delivery succeeded at " + success);
    }
}
