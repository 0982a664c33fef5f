package io.hookline.contracts.build;

import io.hookline.contracts.id.BuildId;
import io.hookline.contracts.id.EventId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What led to a decision.
 *
 * @param delivery the id of the webhook delivery; null where none came
 * @param recovered whether no webhook told of the change and a look at the repository found it
 * @param askedBy who asked for it by hand; null for what nobody asked for
 * @param repeats the build that was asked to run again; null for anything else
 */
public record Cause(
        EventId event,
        @Nullable String delivery,
        boolean recovered,
        @Nullable String askedBy,
        @Nullable BuildId repeats) {

    public Cause {
        Objects.requireNonNull(event);
    }

    /** The cause of what nobody asked for by hand. */
    public Cause(EventId event, @Nullable String delivery, boolean recovered) {
        this(event, delivery, recovered, null, null);
    }
}
