package io.hookline.bitbucket;

import java.util.List;
import java.util.Optional;

/**
 * One Bitbucket instance, seen through one credential.
 *
 * <p>Calls block, so make them on a virtual thread. Nothing Bitbucket may answer is thrown: it comes back as a
 * {@link Failure}. Lists are complete, all pages being read, unless a {@link Page} is asked for. Implementations are safe for
 * use by several threads.
 */
public interface Bitbucket {

    /** The repository at a path, following Data Center's redirects after a rename or move. */
    Result<Repository> repository(RepositoryPath path);

    /**
     * The repository with an id, wherever it is now.
     *
     * <p>Cloud resolves the id by itself. Data Center has no look-up by id: it is asked for the last known path and then
     * for repositories of that name, and only one with the same id is returned.
     */
    Result<Repository> repository(RepositoryId id, RepositoryPath lastKnownPath);

    /** A page of the workspaces (Data Center: projects) that the credential may see. */
    Result<Page<Workspace>> workspaces(PageRequest page);

    /**
     * A page of repositories by name, on Data Center without their default branches. Cloud lists those of one workspace only: without one
     * the result is {@link Failure.Invalid}.
     */
    Result<Page<Repository>> repositories(RepositoryFilter filter, PageRequest page);

    /** The default branch; empty in a repository without one, such as an empty Cloud repository. */
    Result<Optional<RefName>> defaultBranch(RepositoryPath repository);

    /** All branches with the commit each points at. */
    Result<List<Ref>> branches(RepositoryPath repository);

    /** All tags with the commit each leads to; an annotated tag's own object is not shown. */
    Result<List<Ref>> tags(RepositoryPath repository);

    /** One commit by full or abbreviated hash. Ask the source repository for the commit of a fork's pull request. */
    Result<Commit> commit(RepositoryPath repository, CommitHash hash);

    /** All open pull requests into the repository. */
    Result<List<OpenPullRequest>> openPullRequests(RepositoryPath repository);

    /** One pull request into the repository, open or not. */
    Result<OpenPullRequest> pullRequest(RepositoryPath repository, PullRequestId id);

    /**
     * What stands at a path of a commit; {@link Failure.NotFound} also when the commit or the file is not there.
     *
     * @param filePath relative, with neither {@code .} nor {@code ..} in it
     * @param atMost how many bytes are wanted; a longer file is told as that
     * @throws IllegalArgumentException on another path
     */
    Result<SourceFile> file(RepositoryPath repository, CommitHash commit, String filePath, long atMost);

    /** The repository's own deploy keys (Data Center: access keys), without those of its project. */
    Result<List<DeployKey>> deployKeys(RepositoryPath repository);

    /**
     * Whether the instance lets deploy keys in at all: always on Cloud, while Data Center's administrator can switch SSH or access
     * keys off. Empty where it does not tell this credential.
     */
    Result<Optional<Boolean>> deployKeysEnabled();

    /**
     * Adds a read-only deploy key. A key the repository has already is {@link Failure.Conflict}; Cloud refuses access tokens
     * here with {@link Failure.Forbidden}.
     */
    Result<DeployKey> addDeployKey(RepositoryPath repository, SshPublicKey key, String label);

    /** Removes a deploy key; on Data Center also successful when there was none. */
    Result<Done> deleteDeployKey(RepositoryPath repository, DeployKeyId key);

    /** The repository's own webhooks, without those of its workspace or project. */
    Result<List<Webhook>> webhooks(RepositoryPath repository);

    /** Creates a webhook. Of the events wanted, those that the instance does not know are left out. */
    Result<Webhook> createWebhook(RepositoryPath repository, WebhookSpec wanted);

    /** Makes a webhook exactly as wanted, its secret included. */
    Result<Webhook> updateWebhook(RepositoryPath repository, WebhookId webhook, WebhookSpec wanted);

    /** Removes a webhook. */
    Result<Done> deleteWebhook(RepositoryPath repository, WebhookId webhook);

    /** What became of a webhook's deliveries; empty on Cloud, which tells nobody. */
    Result<Optional<WebhookStatistics>> webhookStatistics(RepositoryPath repository, WebhookId webhook);

    /**
     * Shows a build's state on a commit, replacing the status of the same key. What is too long is shortened; a Data Center without
     * rich build statuses gets what its older API takes.
     */
    Result<Done> setStatus(RepositoryPath repository, CommitHash commit, CommitStatus status);

    /** Who the credential is and what answers: proof that address and credential are good. */
    Result<Identity> whoAmI();
}
