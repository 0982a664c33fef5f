package io.hookline.bitbucket.datacenter;

import io.hookline.bitbucket.Account;
import io.hookline.bitbucket.Commit;
import io.hookline.bitbucket.CommitHash;
import io.hookline.bitbucket.DeployKey;
import io.hookline.bitbucket.DeployKeyId;
import io.hookline.bitbucket.OpenPullRequest;
import io.hookline.bitbucket.PullRequestId;
import io.hookline.bitbucket.Ref;
import io.hookline.bitbucket.RefName;
import io.hookline.bitbucket.Repository;
import io.hookline.bitbucket.RepositoryId;
import io.hookline.bitbucket.RepositoryPath;
import io.hookline.bitbucket.SshPublicKey;
import io.hookline.bitbucket.SshUrl;
import io.hookline.bitbucket.Webhook;
import io.hookline.bitbucket.WebhookId;
import io.hookline.bitbucket.WebhookStatistics;
import io.hookline.bitbucket.Workspace;
import io.hookline.bitbucket.http.CloneUrls;
import io.hookline.bitbucket.http.Json;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads Data Center's objects. */
final class DataCenterJson {

    private DataCenterJson() {}

    /** A repository without its default branch, which is another resource. */
    static Repository repository(Json json) {
        var clone = json.at("links", "clone");
        return new Repository(
                json.required("id", RepositoryId::new),
                path(json),
                json.at("name").textOr(""),
                null,
                CloneUrls.named(clone, "http", CloneUrls::withoutUser).orElse(null),
                CloneUrls.named(clone, "ssh", SshUrl::of).orElse(null),
                webUrl(json),
                json.at("origin", "id").as(RepositoryId::new).orElse(null),
                !json.at("public").flagOr(false)
                        && !json.at("project", "public").flagOr(false));
    }

    static Workspace project(Json json) {
        var key = json.required("key");
        return new Workspace(key, json.at("name").textOr(key));
    }

    static Repository withDefaultBranch(Repository repository, @Nullable RefName branch) {
        return new Repository(
                repository.id(),
                repository.path(),
                repository.name(),
                branch,
                repository.httpCloneUrl(),
                repository.sshCloneUrl(),
                repository.webUrl(),
                repository.parent(),
                repository.isPrivate());
    }

    private static RepositoryPath path(Json repository) {
        var project = repository.at("project").required("key");
        return repository.required("slug", slug -> new RepositoryPath(project, slug));
    }

    private static URI webUrl(Json repository) {
        return repository.at("links").requiredList("self", link -> link.required("href", URI::create)).stream()
                .findFirst()
                .orElse(URI.create(""));
    }

    static Ref ref(Json json) {
        return new Ref(json.required("id", RefName::new), json.required("latestCommit", CommitHash::new));
    }

    static Commit commit(Json json) {
        var author = json.at("author");
        return new Commit(
                json.required("id", CommitHash::new),
                json.at("message").textOr(""),
                author.at("name").textOr("") + " <" + author.at("emailAddress").textOr("") + ">",
                json.at("authorTimestamp").instant(),
                json.at("parents").list(parent -> parent.required("id", CommitHash::new)));
    }

    static OpenPullRequest pullRequest(Json json) {
        return new OpenPullRequest(
                json.required("id", id -> new PullRequestId(Long.parseLong(id))),
                json.at("title").textOr(""),
                account(json.at("author", "user")),
                json.at("draft").flagOr(false),
                end(json.at("fromRef")),
                end(json.at("toRef")));
    }

    private static OpenPullRequest.End end(Json json) {
        var repository = json.at("repository");
        return new OpenPullRequest.End(
                repository.at("id").as(RepositoryId::new).orElse(null),
                repository.at("slug").isPresent() ? path(repository) : null,
                json.required("id", RefName::new),
                json.at("latestCommit").as(CommitHash::new).orElse(null));
    }

    private static @Nullable Account account(Json json) {
        return json.at("name")
                .as(name -> new Account(name, json.at("displayName").textOr(name)))
                .orElse(null);
    }

    static Optional<Boolean> deployKeysEnabled(Json settings) {
        return settings.at("accessKeysEnabled").isPresent()
                ? Optional.of(settings.at("enabled").flagOr(true)
                        && settings.at("accessKeysEnabled").flagOr(true))
                : Optional.empty();
    }

    static DeployKey deployKey(Json json) {
        var key = json.at("key");
        return new DeployKey(
                new DeployKeyId(key.requiredNumber("id")),
                key.required("text", SshPublicKey::of),
                key.at("label").textOr(""),
                "REPO_READ".equals(json.required("permission")));
    }

    static Webhook webhook(Json json) {
        var statistics = json.at("statistics");
        return new Webhook(
                json.required("id", WebhookId::new),
                json.at("name").textOr(""),
                json.required("url"),
                json.at("active").flagOr(true),
                Set.copyOf(json.at("events").texts()),
                // Versions that hide the secret do not tell whether there is one.
                json.at("configuration", "secret").isPresent() ? true : null,
                json.at("sslVerificationRequired").flagOr(true),
                statistics.at("counts").isPresent() ? statistics(statistics) : null);
    }

    static WebhookStatistics statistics(Json json) {
        var counts = json.at("counts");
        return new WebhookStatistics(
                counts.at("successes").numberOr(0),
                counts.at("failures").numberOr(0),
                counts.at("errors").numberOr(0),
                json.at("lastSuccess", "finish").instant(),
                json.at("lastFailure", "finish").instant(),
                json.at("lastError", "finish").instant());
    }
}
