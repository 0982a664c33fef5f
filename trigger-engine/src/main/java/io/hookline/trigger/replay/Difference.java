package io.hookline.trigger.replay;

import io.hookline.contracts.build.Decision;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A change that is decided otherwise now.
 *
 * @param then the decision that was made; null where none was
 * @param now the decision that would be made
 */
public record Difference(@Nullable Decision then, Decision now) {

    public Difference {
        Objects.requireNonNull(now);
    }
}
