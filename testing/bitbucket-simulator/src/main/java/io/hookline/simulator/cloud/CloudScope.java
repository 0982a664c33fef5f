package io.hookline.simulator.cloud;

import java.util.Set;

/**
 * What a call needs: all of the classic scopes, or all of the granular scopes of an API token (developer.atlassian.com,
 * Bitbucket Cloud REST API scopes).
 */
@SuppressWarnings("ImmutableEnumChecker") // The sets are made by Set.of.
enum CloudScope {
    NONE(Set.of(), Set.of()),
    ACCOUNT(Set.of("account"), Set.of("read:user:bitbucket")),
    WORKSPACE(Set.of("account"), Set.of("read:workspace:bitbucket")),
    REPOSITORY(Set.of("repository"), Set.of("read:repository:bitbucket")),
    REPOSITORY_WRITE(Set.of("repository:write"), Set.of("write:repository:bitbucket")),
    REPOSITORY_ADMIN(Set.of("repository:admin"), Set.of("admin:repository:bitbucket")),
    REPOSITORY_DELETE(Set.of("repository:delete"), Set.of("delete:repository:bitbucket")),
    PULL_REQUEST(Set.of("pullrequest"), Set.of("read:pullrequest:bitbucket")),
    PULL_REQUEST_WRITE(Set.of("pullrequest:write"), Set.of("write:pullrequest:bitbucket")),
    HOOK_READ(Set.of("webhook"), Set.of("read:webhook:bitbucket")),
    HOOK_WRITE(Set.of("webhook"), Set.of("read:webhook:bitbucket", "write:webhook:bitbucket")),
    HOOK_DELETE(Set.of("webhook"), Set.of("delete:webhook:bitbucket")),
    KEY_READ(Set.of("repository", "repository:admin"), Set.of("admin:repository:bitbucket")),
    KEY_WRITE(
            Set.of("repository", "repository:admin"), Set.of("admin:repository:bitbucket", "write:ssh-key:bitbucket")),
    KEY_DELETE(
            Set.of("repository", "repository:admin"), Set.of("admin:repository:bitbucket", "delete:ssh-key:bitbucket"));

    private final Set<String> classic;
    private final Set<String> granular;

    CloudScope(Set<String> classic, Set<String> granular) {
        this.classic = classic;
        this.granular = granular;
    }

    Set<String> classic() {
        return classic;
    }

    Set<String> granular() {
        return granular;
    }

    /** Whether access tokens are kept out whatever their scopes. */
    boolean keepsAccessTokensOut() {
        return this == KEY_WRITE || this == KEY_DELETE;
    }
}
