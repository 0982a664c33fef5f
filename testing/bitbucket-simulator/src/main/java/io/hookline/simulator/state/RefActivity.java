package io.hookline.simulator.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One ref's change in the push history of a repository (Data Center's ref-change-activities). */
public record RefActivity(
        long id,
        long repository,
        long user,
        String ref,
        @Nullable String from,
        @Nullable String to,
        Instant at) implements Entity {}
