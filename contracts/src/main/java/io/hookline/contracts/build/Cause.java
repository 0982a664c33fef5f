package io.hookline.contracts.build;

import io.hookline.contracts.id.EventId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What led to a decision.
 *
 * @param delivery the id of the webhook delivery; null where none came
 * @param recovered whether no webhook told of the change and a look at the repository found it
 */
public record Cause(EventId event, @Nullable String delivery, boolean recovered) {

    public Cause {
        Objects.requireNonNull(event);
    }
}
