package io.hookline.bitbucket;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A commit.
 *
 * @param hash in full
 * @param author as git has it, {@code Ann <ann@example.com>}; may be empty
 */
public record Commit(
        CommitHash hash,
        String message,
        String author,
        @Nullable Instant date,
        List<CommitHash> parents) {
    public Commit {
        parents = List.copyOf(parents);
    }
}
