package io.hookline.connector.check;

import static io.hookline.connector.check.Says.failed;
import static io.hookline.connector.check.Says.passed;
import static io.hookline.connector.check.Says.skipped;
import static io.hookline.connector.check.Says.unknown;
import static io.hookline.contracts.event.Product.CLOUD;
import static io.hookline.contracts.event.Product.DATA_CENTER;

/** Of the repository that the test looks at. */
@SuppressWarnings("ImmutableEnumChecker") // Says is immutable: it copies its set.
enum RepositoryFinding implements Finding {
    REPOSITORY_FOUND(passed("The credential sees the repository.")),
    NO_TEST_REPOSITORY(skipped(
            "There is no repository to look at.",
            "Name one with ?repository=workspace/slug (Data Center: PROJECT/slug), or make a project.")),
    REPOSITORY_NOT_FOUND(failed(
            "Bitbucket shows no such repository: either there is none of this name, or the credential may not see it. Bitbucket does not tell which.",
            "Check the name; then give the credential's account access to the repository.")),
    REPOSITORY_FORBIDDEN(failed(
            "The credential may not read the repository.",
            "Give the credential's account at least read access to the repository.")),
    REPOSITORY_MOVED(failed("The repository was renamed or moved.", "Enter its present project and name.")
            .on(DATA_CENTER)),
    REPOSITORY_ELSEWHERE(failed(
            "The repository belongs to another workspace or project than the connector is for.",
            "Name a repository of the connector's own workspace or project, or make a connector for that one.")),

    ADMINISTRATION_GOOD(passed("The credential can list the repository's webhooks and keys.")),
    WEBHOOKS_FORBIDDEN(
            failed(
                    "The credential may not manage the repository's webhooks.",
                    "Give the credential's account administrator rights on the repository; its token the scopes or the permission for that.")),
    KEYS_FORBIDDEN(
            failed(
                    "The credential may not manage the repository's deploy keys.",
                    "Give the credential's account administrator rights on the repository; its token the scopes or the permission for that.")),
    KEYS_REFUSED_TO_ACCESS_TOKEN(failed(
                    "Repository, project and workspace access tokens can never manage deploy keys.",
                    "Use an API token of a user who administers the repository, or an OAuth consumer.")
            .on(CLOUD)),
    ACCESS_KEYS_OFF(failed(
                    "SSH access keys are switched off on this Bitbucket.",
                    "Have an administrator switch them on: Administration, SSH server, SSH access keys enabled.")
            .on(DATA_CENTER)),

    STATUS_GOOD(passed("The credential can show build statuses: what that needs is what was just read with.")),
    STATUS_FORBIDDEN(failed(
            "The credential may not read build statuses, so it may not set them either.",
            "Give the credential's account read access, and on Cloud the scope to read repositories.")),
    STATUS_NO_COMMIT(unknown(
                    "The repository has no commit yet that could have a status; one is never set for a test.",
                    "Push a first commit, then test again.")
            .on(CLOUD)),
    STATUS_UNPROVEN(unknown(
                    "Bitbucket does not say that it takes build statuses, and none is set for a test.",
                    "Look whether the build integration is switched off in Bitbucket.")
            .on(DATA_CENTER));

    private final Says says;

    RepositoryFinding(Says says) {
        this.says = says;
    }

    @Override
    public Says says() {
        return says;
    }
}
