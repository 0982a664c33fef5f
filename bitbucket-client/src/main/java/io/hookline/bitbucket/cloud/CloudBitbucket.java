package io.hookline.bitbucket.cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import io.hookline.bitbucket.http.Json;
import io.hookline.bitbucket.http.Link;
import io.hookline.bitbucket.http.Pages;
import io.hookline.bitbucket.http.UrlPath;
import io.hookline.bitbucket.rate.Allowance;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Bitbucket Cloud, by its REST API 2.0 ({@code developer.atlassian.com/cloud/bitbucket/rest}). */
public final class CloudBitbucket implements Bitbucket {

    private static final String PAGE = "?pagelen=100";
    private static final int LONGEST_STATUS_KEY = 40;
    private static final int LONGEST_STATUS_TEXT = 255;

    private final HttpApi api;
    private final CloudLists lists;

    /** Cloud at an instance's address. */
    public CloudBitbucket(Link link, Instance.Cloud instance, Credential credential, Allowance allowance) {
        this.api = new HttpApi(link, instance.base(), credential, allowance, CloudFailures::of);
        this.lists = new CloudLists(api, instance.base());
    }

    @Override
    public Result<Repository> repository(RepositoryPath path) {
        return api.get(at(path), CloudJson::repository);
    }

    // Empty braces in the workspace's place make Cloud look the repository up by its UUID alone.
    @Override
    public Result<Repository> repository(RepositoryId id, RepositoryPath lastKnownPath) {
        return api.get("/repositories" + UrlPath.of("{}", id.value()), CloudJson::repository)
                .flatMap(found -> found.id().equals(id)
                        ? Result.ok(found)
                        : Result.failed(new Failure.Unavailable("the answer is about another repository")));
    }

    @Override
    public Result<Page<Workspace>> workspaces(PageRequest page) {
        return lists.workspaces(page);
    }

    @Override
    public Result<Page<Repository>> repositories(RepositoryFilter filter, PageRequest page) {
        return lists.repositories(filter, page);
    }

    @Override
    public Result<Optional<RefName>> defaultBranch(RepositoryPath repository) {
        return api.get(at(repository), json -> Optional.ofNullable(CloudJson.defaultBranch(json)));
    }

    @Override
    public Result<List<Ref>> branches(RepositoryPath repository) {
        return all(at(repository) + "/refs/branches" + PAGE, CloudJson.ref(RefName::branch));
    }

    @Override
    public Result<List<Ref>> tags(RepositoryPath repository) {
        return all(at(repository) + "/refs/tags" + PAGE, CloudJson.ref(RefName::tag));
    }

    @Override
    public Result<Commit> commit(RepositoryPath repository, CommitHash hash) {
        return api.get(at(repository) + "/commit/" + hash, CloudJson::commit);
    }

    // Cloud takes pages of at most 50 pull requests.
    @Override
    public Result<List<OpenPullRequest>> openPullRequests(RepositoryPath repository) {
        return all(at(repository) + "/pullrequests?state=OPEN&pagelen=50", CloudJson::pullRequest);
    }

    @Override
    public Result<OpenPullRequest> pullRequest(RepositoryPath repository, PullRequestId id) {
        return api.get(at(repository) + "/pullrequests/" + id, CloudJson::pullRequest);
    }

    @Override
    // What it is comes first: a file in LFS is a redirect to another host, and a long one need not be fetched.
    public Result<SourceFile> file(RepositoryPath repository, CommitHash commit, String filePath, long atMost) {
        var address = at(repository) + "/src/" + commit + UrlPath.ofFile(filePath);
        return api.get(address + "?format=meta", json -> CloudJson.unreadable(json, atMost))
                .flatMap(unreadable -> unreadable
                        .map(Result::ok)
                        .orElseGet(() -> api.getBytes(address).map(bytes -> SourceFile.of(bytes, atMost))));
    }

    @Override
    public Result<List<DeployKey>> deployKeys(RepositoryPath repository) {
        return all(at(repository) + "/deploy-keys" + PAGE, CloudJson::deployKey);
    }

    @Override
    public Result<Optional<Boolean>> deployKeysEnabled() {
        return Result.ok(Optional.of(true));
    }

    @Override
    public Result<DeployKey> addDeployKey(RepositoryPath repository, SshPublicKey key, String label) {
        var body = Json.object().put("key", key.toString()).put("label", label);
        return api.send("POST", at(repository) + "/deploy-keys", body, CloudJson::deployKey);
    }

    @Override
    public Result<Done> deleteDeployKey(RepositoryPath repository, DeployKeyId key) {
        return api.send("DELETE", at(repository) + "/deploy-keys/" + key, null);
    }

    @Override
    public Result<List<Webhook>> webhooks(RepositoryPath repository) {
        return all(at(repository) + "/hooks" + PAGE, CloudJson::webhook);
    }

    @Override
    public Result<Webhook> createWebhook(RepositoryPath repository, WebhookSpec wanted) {
        return api.send("POST", at(repository) + "/hooks", body(wanted), CloudJson::webhook);
    }

    @Override
    public Result<Webhook> updateWebhook(RepositoryPath repository, WebhookId webhook, WebhookSpec wanted) {
        return api.send("PUT", at(repository, webhook), body(wanted), CloudJson::webhook);
    }

    @Override
    public Result<Done> deleteWebhook(RepositoryPath repository, WebhookId webhook) {
        return api.send("DELETE", at(repository, webhook), null);
    }

    @Override
    public Result<Optional<WebhookStatistics>> webhookStatistics(RepositoryPath repository, WebhookId webhook) {
        return Result.ok(Optional.empty());
    }

    @Override
    public Result<Done> setStatus(RepositoryPath repository, CommitHash commit, CommitStatus status) {
        var body = Json.object()
                .put("key", status.keyWithin(LONGEST_STATUS_KEY))
                .put("state", state(status.state()))
                .put("name", status.nameWithin(LONGEST_STATUS_TEXT))
                .put("url", status.url().toString());
        if (status.description() != null) {
            body.put("description", status.descriptionWithin(LONGEST_STATUS_TEXT));
        }
        if (status.ref() != null) {
            body.put("refname", status.ref().shortName());
        }
        return api.send("POST", at(repository) + "/commit/" + commit + "/statuses/build", body);
    }

    // A credential that may not ask for its account has still been admitted.
    @Override
    public Result<Identity> whoAmI() {
        return api.get("/user", json -> new Identity(CloudJson.account(json), null))
                .recover(failure -> failure instanceof Failure.Forbidden
                        ? Result.ok(new Identity(null, null))
                        : Result.failed(failure));
    }

    private <T> Result<List<T>> all(String path, Function<Json, T> read) {
        Function<Json, Pages.Page<T, URI>> page =
                json -> new Pages.Page<>(json.requiredList("values", read), next(json));
        return Pages.all(api.get(path, page), next -> api.get(next, page));
    }

    static Optional<URI> next(Json page) {
        return page.at("next").isPresent() ? Optional.of(page.required("next", URI::create)) : Optional.empty();
    }

    private static String at(RepositoryPath path) {
        return "/repositories" + UrlPath.of(path.container(), path.slug());
    }

    private static String at(RepositoryPath path, WebhookId webhook) {
        return at(path) + "/hooks" + UrlPath.of(webhook.value());
    }

    private static ObjectNode body(WebhookSpec wanted) {
        var body = Json.object()
                .put("description", wanted.name())
                .put("url", wanted.url().toString())
                .put("active", wanted.active())
                .put("secret", wanted.secret().value())
                .put("skip_cert_verification", !wanted.verifyTls());
        wanted.events().stream().sorted().forEach(body.putArray("events")::add);
        return body;
    }

    private static String state(CommitStatus.State state) {
        return switch (state) {
            case IN_PROGRESS -> "INPROGRESS";
            case SUCCESSFUL -> "SUCCESSFUL";
            case FAILED -> "FAILED";
            case STOPPED -> "STOPPED";
        };
    }
}
