package io.hookline.health.dispatch;

import io.hookline.contracts.Topic;
import io.hookline.contracts.health.RepairsHeld;
import io.hookline.contracts.health.RepairsResumed;
import io.hookline.contracts.health.SharedCause;
import io.hookline.contracts.wire.CloudEvent;
import io.hookline.health.plan.MassFailure;
import io.hookline.health.store.Groups.Group;
import io.hookline.health.store.OutboxMessage;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The one alert for what befell many projects at once, and the one that says that it is over. */
public final class MassFailureAlert {

    private MassFailureAlert() {}

    static OutboxMessage held(Group group, MassFailure.Load load, Instant now) {
        return message(
                group, now, new RepairsHeld(causeOf(group), group.key(), load.newlyTroubled(), load.looked(), now));
    }

    /** The end; {@code by} is the subject of who said so, null when the trouble is over. */
    public static OutboxMessage resumed(Group group, @Nullable String by, Instant now) {
        return message(group, now, new RepairsResumed(causeOf(group), group.key(), by, now));
    }

    private static SharedCause causeOf(Group group) {
        return switch (group.kind()) {
            case CONNECTOR -> SharedCause.CONNECTOR;
            case HOST -> SharedCause.HOST;
        };
    }

    private static OutboxMessage message(Group group, Instant now, Object alert) {
        return OutboxMessage.of(
                Topic.HEALTH_CHANGES,
                group.key(),
                new CloudEvent<>(UUID.randomUUID().toString(), Dispatcher.SOURCE, now, alert));
    }
}
