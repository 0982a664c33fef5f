package io.hookline.simulator.control;

import java.util.Map;
import java.util.UUID;

/**
 * A repository as it is now.
 *
 * @param id Data Center's numeric id
 * @param uuid Cloud's uuid, without braces
 * @param branches the hash of each branch
 */
public record RepositoryView(
        RepositoryRef ref,
        long id,
        UUID uuid,
        String name,
        String defaultBranch,
        String httpClone,
        String sshClone,
        Map<String, String> branches) {

    public RepositoryView {
        branches = Map.copyOf(branches);
    }
}
