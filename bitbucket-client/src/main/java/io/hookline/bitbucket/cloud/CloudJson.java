package io.hookline.bitbucket.cloud;

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
import io.hookline.bitbucket.SourceFile;
import io.hookline.bitbucket.SshPublicKey;
import io.hookline.bitbucket.SshUrl;
import io.hookline.bitbucket.Webhook;
import io.hookline.bitbucket.WebhookId;
import io.hookline.bitbucket.Workspace;
import io.hookline.bitbucket.http.CloneUrls;
import io.hookline.bitbucket.http.Json;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads Cloud's objects. */
final class CloudJson {

    private CloudJson() {}

    static Repository repository(Json json) {
        var clone = json.at("links", "clone");
        return new Repository(
                json.required("uuid", RepositoryId::new),
                json.required("full_name", RepositoryPath::of),
                json.at("name").textOr(""),
                defaultBranch(json),
                CloneUrls.named(clone, "https", CloneUrls::withoutUser).orElse(null),
                CloneUrls.named(clone, "ssh", SshUrl::of).orElse(null),
                json.at("links", "html").required("href", URI::create),
                json.at("parent", "uuid").as(RepositoryId::new).orElse(null),
                json.at("is_private").flagOr(true));
    }

    static Workspace workspace(Json json) {
        var slug = json.required("slug");
        return new Workspace(slug, json.at("name").textOr(slug));
    }

    static @Nullable RefName defaultBranch(Json repository) {
        return repository.at("mainbranch", "name").as(RefName::branch).orElse(null);
    }

    static Function<Json, Ref> ref(Function<String, RefName> kind) {
        return json -> new Ref(json.required("name", kind), json.at("target").required("hash", CommitHash::new));
    }

    /** What stands in the way of reading a path's bytes, by its {@code ?format=meta}. */
    static Optional<SourceFile> unreadable(Json meta, long atMost) {
        if (meta.at("type").textOr("").equals("commit_directory")) {
            return Optional.of(new SourceFile.Directory());
        }
        // The schema says text, the answers say list.
        var attributes = meta.at("attributes");
        if (attributes.textOr("").equals("lfs") || attributes.texts().contains("lfs")) {
            return Optional.of(new SourceFile.InLargeFileStorage());
        }
        long size = meta.at("size").numberOr(0);
        return size > atMost ? Optional.of(new SourceFile.TooLarge(size)) : Optional.empty();
    }

    static Commit commit(Json json) {
        return new Commit(
                json.required("hash", CommitHash::new),
                json.at("message").textOr(""),
                json.at("author", "raw").textOr(""),
                json.at("date").instant(),
                json.at("parents").list(parent -> parent.required("hash", CommitHash::new)));
    }

    static OpenPullRequest pullRequest(Json json) {
        return new OpenPullRequest(
                json.required("id", id -> new PullRequestId(Long.parseLong(id))),
                json.at("title").textOr(""),
                account(json.at("author")),
                json.at("draft").flagOr(false),
                end(json.at("source")),
                end(json.at("destination")));
    }

    private static OpenPullRequest.End end(Json json) {
        return new OpenPullRequest.End(
                json.at("repository", "uuid").as(RepositoryId::new).orElse(null),
                json.at("repository", "full_name").as(RepositoryPath::of).orElse(null),
                json.at("branch").required("name", RefName::branch),
                json.at("commit", "hash").as(CommitHash::new).orElse(null));
    }

    static @Nullable Account account(Json json) {
        return json.at("uuid")
                .as(uuid -> new Account(uuid, json.at("display_name").textOr(uuid)))
                .orElse(null);
    }

    static DeployKey deployKey(Json json) {
        return new DeployKey(
                new DeployKeyId(json.requiredNumber("id")),
                json.required("key", SshPublicKey::of),
                json.at("label").textOr(""),
                true);
    }

    static Webhook webhook(Json json) {
        return new Webhook(
                json.required("uuid", WebhookId::new),
                json.at("description").textOr(""),
                json.required("url"),
                json.at("active").flagOr(true),
                Set.copyOf(json.at("events").texts()),
                json.at("secret_set").isPresent() ? json.at("secret_set").flagOr(false) : null,
                !json.at("skip_cert_verification").flagOr(false),
                null);
    }
}
