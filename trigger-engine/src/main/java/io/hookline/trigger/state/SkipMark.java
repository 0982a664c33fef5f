package io.hookline.trigger.state;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether a commit's message asks not to be built, by {@code [skip ci]} or {@code [ci skip]} anywhere in it, in any case. */
public enum SkipMark {
    PRESENT,
    ABSENT,
    /** The message has not been seen. */
    UNKNOWN;

    private static final List<String> MARKERS = List.of("[skip ci]", "[ci skip]");

    public static SkipMark of(@Nullable String message) {
        if (message == null) {
            return UNKNOWN;
        }
        String lowered = message.toLowerCase(Locale.ROOT);
        return MARKERS.stream().anyMatch(lowered::contains) ? PRESENT : ABSENT;
    }
}
