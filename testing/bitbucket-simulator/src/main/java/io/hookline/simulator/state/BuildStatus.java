package io.hookline.simulator.state;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The status a CI system set on a commit; one for each repository, commit and key.
 *
 * @param ref the branch it was set for, as the client wrote it
 * @param further the fields of Data Center's rich builds that the simulator only stores
 */
public record BuildStatus(
        long id,
        long repository,
        String commit,
        String key,
        String state,
        String url,
        @Nullable String name,
        @Nullable String description,
        @Nullable String ref,
        Map<String, Object> further,
        Instant createdAt,
        Instant updatedAt)
        implements Entity {

    public BuildStatus {
        further = Map.copyOf(further);
    }
}
