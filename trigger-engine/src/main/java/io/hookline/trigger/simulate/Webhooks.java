package io.hookline.trigger.simulate;

import io.hookline.contracts.event.Delivery;
import io.hookline.contracts.id.HookId;
import io.hookline.contracts.project.Project;
import io.hookline.payload.Normaliser;
import io.hookline.payload.delivery.Normalised;
import io.hookline.payload.delivery.ReceivedDelivery;
import java.time.Instant;

/** Reads webhooks as the gateway does, though nobody signed them. */
public final class Webhooks {

    /** More than a request holds. */
    private static final int LONGEST = 64 * 1024 * 1024;

    private static final HookId NO_HOOK = HookId.of("0".repeat(32));
    private static final Normaliser NORMALISER = new Normaliser(LONGEST);

    private Webhooks() {}

    /**
     * What a webhook means.
     *
     * @param project whose repository it has to be about
     * @param eventKey Bitbucket's {@code X-Event-Key}
     */
    public static Normalised read(Project project, String eventKey, byte[] body, Instant now) {
        return NORMALISER.normalise(
                new ReceivedDelivery(
                        project.id(), project.repository(), new Delivery(NO_HOOK, "simulated", eventKey), now),
                body);
    }
}
