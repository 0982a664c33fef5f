package io.hookline.bitbucket;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A repository as it is now.
 *
 * @param defaultBranch null where there is none yet
 * @param httpCloneUrl null where the instance offers no HTTP, without a user in it
 * @param sshCloneUrl null where the instance offers no SSH
 * @param parent the repository this one was forked from
 */
public record Repository(
        RepositoryId id,
        RepositoryPath path,
        String name,
        @Nullable RefName defaultBranch,
        @Nullable URI httpCloneUrl,
        @Nullable SshUrl sshCloneUrl,
        URI webUrl,
        @Nullable RepositoryId parent,
        boolean isPrivate) {}
