package io.hookline.bitbucket.datacenter;

import io.hookline.bitbucket.Account;
import io.hookline.bitbucket.Bitbucket;
import io.hookline.bitbucket.Commit;
import io.hookline.bitbucket.CommitHash;
import io.hookline.bitbucket.CommitStatus;
import io.hookline.bitbucket.Credential;
import io.hookline.bitbucket.DeployKey;
import io.hookline.bitbucket.DeployKeyId;
import io.hookline.bitbucket.Done;
import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.Identity;
import io.hookline.bitbucket.Instance;
import io.hookline.bitbucket.OpenPullRequest;
import io.hookline.bitbucket.Page;
import io.hookline.bitbucket.PageRequest;
import io.hookline.bitbucket.PullRequestId;
import io.hookline.bitbucket.Ref;
import io.hookline.bitbucket.RefName;
import io.hookline.bitbucket.Repository;
import io.hookline.bitbucket.RepositoryFilter;
import io.hookline.bitbucket.RepositoryId;
import io.hookline.bitbucket.RepositoryPath;
import io.hookline.bitbucket.Result;
import io.hookline.bitbucket.SourceFile;
import io.hookline.bitbucket.SshPublicKey;
import io.hookline.bitbucket.Webhook;
import io.hookline.bitbucket.WebhookId;
import io.hookline.bitbucket.WebhookSpec;
import io.hookline.bitbucket.WebhookStatistics;
import io.hookline.bitbucket.Workspace;
import io.hookline.bitbucket.http.HttpApi;
import io.hookline.bitbucket.http.Link;
import io.hookline.bitbucket.http.UrlPath;
import io.hookline.bitbucket.rate.Allowance;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Bitbucket Data Center, by its REST API ({@code developer.atlassian.com/server/bitbucket/rest}). */
public final class DataCenterBitbucket implements Bitbucket {

    private static final String API = "/rest/api/latest";
    private static final String KEYS = "/rest/keys/latest";

    private final HttpApi api;
    private final PagedList pagedList;
    private final DataCenterWebhooks webhooks;
    private final DataCenterBuilds builds;
    private final DataCenterLists lists;

    /**
     * Data Center at an instance's address.
     *
     * @param capabilities what is known of this instance
     */
    public DataCenterBitbucket(
            Link link,
            Instance.DataCenter instance,
            Credential credential,
            Allowance allowance,
            BuildCapabilities capabilities) {
        this.api = new HttpApi(link, instance.base(), credential, allowance, DataCenterFailures::of);
        this.pagedList = new PagedList(api);
        this.webhooks = new DataCenterWebhooks(api, pagedList);
        this.builds = new DataCenterBuilds(api, capabilities);
        this.lists = new DataCenterLists(api, API);
    }

    @Override
    public Result<Repository> repository(RepositoryPath path) {
        return api.get(API + at(path), DataCenterJson::repository).flatMap(this::withDefaultBranch);
    }

    @Override
    public Result<Repository> repository(RepositoryId id, RepositoryPath lastKnownPath) {
        return api.get(API + at(lastKnownPath), DataCenterJson::repository)
                .flatMap(found -> found.id().equals(id) ? Result.ok(found) : search(id, lastKnownPath))
                .recover(failure -> isHidden(failure) ? search(id, lastKnownPath) : Result.failed(failure))
                .flatMap(this::withDefaultBranch);
    }

    // Another repository can stand at the old path by now, one that this credential may not even see.
    private static boolean isHidden(Failure failure) {
        return failure instanceof Failure.NotFound || failure instanceof Failure.Forbidden;
    }

    private Result<Repository> search(RepositoryId id, RepositoryPath lastKnownPath) {
        var query = API + "/repos?archived=ALL&limit=100&name=" + UrlPath.encode(lastKnownPath.slug());
        return pagedList
                .all(query, DataCenterJson::repository)
                .flatMap(found -> found.stream()
                        .filter(repository -> repository.id().equals(id))
                        .findFirst()
                        .<Result<Repository>>map(Result::ok)
                        .orElseGet(
                                () -> Result.failed(new Failure.NotFound("no repository of that name has that id"))));
    }

    private Result<Repository> withDefaultBranch(Repository repository) {
        return configuredBranch(repository.path())
                .map(branch -> DataCenterJson.withDefaultBranch(repository, branch.orElse(null)))
                .recover(failure ->
                        failure instanceof Failure.NotFound ? Result.ok(repository) : Result.failed(failure));
    }

    @Override
    public Result<Page<Workspace>> workspaces(PageRequest page) {
        return lists.projects(page);
    }

    @Override
    public Result<Page<Repository>> repositories(RepositoryFilter filter, PageRequest page) {
        return lists.repositories(filter, page);
    }

    @Override
    public Result<Optional<RefName>> defaultBranch(RepositoryPath repository) {
        return configuredBranch(repository)
                .recover(failure -> failure instanceof Failure.NotFound
                        ? api.get(API + at(repository), _ -> Optional.empty())
                        : Result.failed(failure));
    }

    private Result<Optional<RefName>> configuredBranch(RepositoryPath repository) {
        return api.get(
                API + at(repository) + "/default-branch", json -> json.at("id").as(RefName::new));
    }

    @Override
    public Result<List<Ref>> branches(RepositoryPath repository) {
        return pagedList.all(API + at(repository) + "/branches?limit=1000", DataCenterJson::ref);
    }

    @Override
    public Result<List<Ref>> tags(RepositoryPath repository) {
        return pagedList.all(API + at(repository) + "/tags?limit=1000", DataCenterJson::ref);
    }

    @Override
    public Result<Commit> commit(RepositoryPath repository, CommitHash hash) {
        return api.get(API + at(repository) + "/commits/" + hash, DataCenterJson::commit);
    }

    @Override
    public Result<List<OpenPullRequest>> openPullRequests(RepositoryPath repository) {
        return pagedList.all(API + at(repository) + "/pull-requests?state=OPEN&limit=100", DataCenterJson::pullRequest);
    }

    @Override
    public Result<OpenPullRequest> pullRequest(RepositoryPath repository, PullRequestId id) {
        return api.get(API + at(repository) + "/pull-requests/" + id, DataCenterJson::pullRequest);
    }

    @Override
    public Result<SourceFile> file(RepositoryPath repository, CommitHash commit, String filePath, long atMost) {
        var file = UrlPath.ofFile(filePath) + "?at=" + commit;
        return api.getBytes(API + at(repository) + "/raw" + file)
                .map(bytes -> SourceFile.of(bytes, atMost))
                .recover(failure -> failure instanceof Failure.NotFound
                        ? directory(API + at(repository) + "/browse" + file, failure)
                        : Result.failed(failure));
    }

    private Result<SourceFile> directory(String address, Failure otherwise) {
        return api.get(address + "&type=true", json -> json.at("type").textOr(""))
                .flatMap(type ->
                        type.equals("DIRECTORY") ? Result.ok(new SourceFile.Directory()) : Result.failed(otherwise));
    }

    @Override
    public Result<List<DeployKey>> deployKeys(RepositoryPath repository) {
        return pagedList.all(KEYS + at(repository) + "/ssh?limit=100", DataCenterJson::deployKey);
    }

    @Override
    public Result<Optional<Boolean>> deployKeysEnabled() {
        return api.get("/rest/ssh/latest/settings", DataCenterJson::deployKeysEnabled)
                .recover(failure -> isHidden(failure) ? Result.ok(Optional.empty()) : Result.failed(failure));
    }

    @Override
    public Result<DeployKey> addDeployKey(RepositoryPath repository, SshPublicKey key, String label) {
        return api.send("POST", KEYS + at(repository) + "/ssh", Bodies.deployKey(key, label), DataCenterJson::deployKey)
                .recover(failure -> Result.failed(conflictIfThere(repository, key, failure)));
    }

    // Which status a key that exists gets differs between versions, so the list decides.
    private Failure conflictIfThere(RepositoryPath repository, SshPublicKey key, Failure failure) {
        if (!(failure instanceof Failure.Invalid)) {
            return failure;
        }
        return deployKeys(repository)
                .map(keys -> keys.stream().anyMatch(there -> there.key().equals(key))
                        ? new Failure.Conflict(failure.why())
                        : failure)
                .orElse(_ -> failure);
    }

    @Override
    public Result<Done> deleteDeployKey(RepositoryPath repository, DeployKeyId key) {
        return api.send("DELETE", KEYS + at(repository) + "/ssh/" + key, null);
    }

    @Override
    public Result<List<Webhook>> webhooks(RepositoryPath repository) {
        return webhooks.list(API + at(repository));
    }

    @Override
    public Result<Webhook> createWebhook(RepositoryPath repository, WebhookSpec wanted) {
        return webhooks.create(API + at(repository), wanted);
    }

    @Override
    public Result<Webhook> updateWebhook(RepositoryPath repository, WebhookId webhook, WebhookSpec wanted) {
        return webhooks.update(API + at(repository), webhook, wanted);
    }

    @Override
    public Result<Done> deleteWebhook(RepositoryPath repository, WebhookId webhook) {
        return webhooks.delete(API + at(repository), webhook);
    }

    @Override
    public Result<Optional<WebhookStatistics>> webhookStatistics(RepositoryPath repository, WebhookId webhook) {
        return webhooks.statistics(API + at(repository), webhook).map(Optional::of);
    }

    @Override
    public Result<Done> setStatus(RepositoryPath repository, CommitHash commit, CommitStatus status) {
        return builds.set(API + at(repository), commit, status);
    }

    // The version is open to anybody, but a wrong credential is refused even there.
    @Override
    public Result<Identity> whoAmI() {
        return api.get(API + "/application-properties", json -> json.required("version"))
                .map(version -> new Identity(account(), version));
    }

    // Project and repository tokens stand for no user, and not every server has this page.
    private @Nullable Account account() {
        var name = api.getBytes("/plugins/servlet/applinks/whoami")
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip())
                .orElse(_ -> "");
        return name.isEmpty() ? null : new Account(name, name);
    }

    private static String at(RepositoryPath path) {
        return "/projects" + UrlPath.of(path.container()) + "/repos" + UrlPath.of(path.slug());
    }
}
