package io.hookline.gateway.receive;

import io.hookline.contracts.event.Delivery;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.gateway.config.GatewayConfig;
import io.hookline.gateway.registration.KnownHook;
import io.hookline.gateway.verify.SignatureCheck;
import io.hookline.gateway.verify.Verdict;
import io.hookline.payload.Normaliser;
import io.hookline.payload.delivery.Normalised;
import io.hookline.payload.delivery.ReceivedDelivery;
import io.vertx.core.MultiMap;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Leads a delivery through verification and normalisation, and says what is to be done with it. */
@Singleton
class Screening {

    private static final Logger LOG = Logger.getLogger(Screening.class);

    /** Data Center's "Test connection": unsigned, so that it must not have any effect. */
    private static final String PING = "diagnostics:ping";

    private final Normaliser normaliser;
    private final SignatureCheck nobodys;

    @Inject
    Screening(GatewayConfig config) {
        this(Math.toIntExact(config.maxBody().asLongValue()));
    }

    Screening(int maxBody) {
        normaliser = new Normaliser(maxBody);
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        nobodys = SignatureCheck.withSecret(HexFormat.of().formatHex(random));
    }

    /** What is to be done with a delivery. */
    sealed interface Step {

        record Publish(DeliveryId id, RepositoryEvent event) implements Step {}

        record SetAside(DeliveryId id, ReceivedDelivery delivery, String reason) implements Step {}

        record Reply(Answer answer) implements Step {}
    }

    /**
     * Decides about a request with a readable body.
     *
     * @param hook null when no hook of this id is registered
     */
    Step screen(@Nullable KnownHook hook, MultiMap headers, Body body, Instant now) {
        String signature = headers.get("X-Hub-Signature");
        if (hook == null) {
            // As much work as for a known hook, so that the time does not tell which ids exist.
            nobodys.check(body.asSent(), signature);
            return refuse(Problem.UNKNOWN_HOOK);
        }
        Product product = hook.registration().repository().product();
        String eventKey = headers.get("X-Event-Key");
        DeliveryId id = DeliveryId.of(headers.get(DeliveryId.headerOf(product)), body.content());
        Verdict verdict = verdict(hook, body, signature);
        if (verdict != Verdict.AUTHENTIC && product == Product.DATA_CENTER && PING.equals(eventKey)) {
            return new Step.Reply(new Answer.Ignored(id, "a test of the connection", false));
        }
        return switch (verdict) {
            case MISSING -> refuse(Problem.SIGNATURE_MISSING);
            case MALFORMED -> refuse(Problem.SIGNATURE_MALFORMED);
            case WRONG -> refuse(Problem.SIGNATURE_WRONG);
            case AUTHENTIC ->
                eventKey == null || eventKey.isBlank()
                        ? refuse(Problem.MISSING_EVENT_KEY)
                        : normalise(
                                hook,
                                new Delivery(hook.registration().id(), id.value(), eventKey),
                                id,
                                body.content(),
                                now);
        };
    }

    private static Verdict verdict(KnownHook hook, Body body, @Nullable String signature) {
        Verdict verdict = hook.signature().check(body.asSent(), signature);
        return verdict == Verdict.WRONG && body.isPacked()
                ? hook.signature().check(body.content(), signature)
                : verdict;
    }

    private Step normalise(KnownHook hook, Delivery delivery, DeliveryId id, byte[] body, Instant now) {
        ReceivedDelivery received = new ReceivedDelivery(
                hook.registration().project(), hook.registration().repository(), delivery, now);
        return switch (normaliser.normalise(received, body)) {
            case Normalised.Event(RepositoryEvent event) -> new Step.Publish(id, event);
            case Normalised.OfNoInterest(String reason) -> new Step.Reply(new Answer.Ignored(id, reason, true));
            case Normalised.OtherRepository() -> {
                LOG.warnf(
                        "A delivery is about another repository than its hook project=%s delivery=%s",
                        hook.registration().project(), id);
                yield refuse(Problem.OTHER_REPOSITORY);
            }
            case Normalised.MalformedJson() -> refuse(Problem.MALFORMED_JSON);
            case Normalised.NotUnderstood(String reason) -> new Step.SetAside(id, received, reason);
        };
    }

    private static Step refuse(Problem problem) {
        return new Step.Reply(new Answer.Refused(problem));
    }
}
