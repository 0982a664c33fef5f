package io.hookline.payload.cloud;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.hookline.contracts.event.Actor;
import io.hookline.contracts.event.GitRef;
import io.hookline.payload.delivery.NamedRepository;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parts of Cloud's payloads that are read, as Bitbucket names them. What has to be there is required here. */
final class CloudPayload {

    private CloudPayload() {}

    /** {@code repo:push}. */
    record Push(
            @JsonProperty("push") Changes changes,
            Repository repository,
            @Nullable Account actor) {

        Push {
            Objects.requireNonNull(changes);
            Objects.requireNonNull(repository);
        }
    }

    record Changes(@JsonProperty("changes") List<Change> list) {

        Changes {
            list = list == null ? List.of() : List.copyOf(list);
        }
    }

    /** A ref before and after a push: null before when created, null after when deleted. */
    record Change(
            @JsonProperty("old") @Nullable RefState before,
            @JsonProperty("new") @Nullable RefState after,
            boolean forced) {}

    record RefState(
            @Nullable String type,
            @Nullable String name,
            @Nullable Commit target) {

        /** Empty for what git does not have, such as Mercurial's bookmarks. */
        Optional<GitRef> ref() {
            if (type == null || name == null) {
                return Optional.empty();
            }
            return switch (type) {
                case "branch" -> Optional.of(GitRef.branch(name));
                case "tag" -> Optional.of(GitRef.tag(name));
                default -> Optional.empty();
            };
        }

        /** Not null, so that a missing hash is told from a ref that is not there. */
        String hash() {
            return target == null || target.hash() == null ? "" : target.hash();
        }
    }

    /** A commit; pull requests have the first 12 digits of its hash, pushes all 40. */
    record Commit(@Nullable String hash, @Nullable String message) {}

    record Repository(
            @Nullable String uuid,
            @JsonProperty("full_name") @Nullable String fullName) {

        NamedRepository named() {
            return new NamedRepository(uuid, fullName);
        }
    }

    /** A user, or an access token or app that looks like one; deleted ones lack most of it. */
    record Account(
            @Nullable String uuid,
            @JsonProperty("display_name") @Nullable String displayName,
            @Nullable String nickname,
            @Nullable String username) {

        Actor toActor() {
            for (String name : new @Nullable String[] {displayName, nickname, username}) {
                if (name != null) {
                    return new Actor(uuid, name);
                }
            }
            return new Actor(uuid, "unknown");
        }
    }

    /** {@code pullrequest:*}. */
    record PullRequestEvent(
            @JsonProperty("pullrequest") PullRequestBody pullRequest,
            Repository repository,
            @Nullable Account actor,
            @Nullable Comment comment) {

        PullRequestEvent {
            Objects.requireNonNull(pullRequest);
            Objects.requireNonNull(repository);
        }

        String commentText() {
            return comment == null
                            || comment.content() == null
                            || comment.content().raw() == null
                    ? ""
                    : comment.content().raw();
        }
    }

    record PullRequestBody(
            long id,
            @Nullable String title,
            boolean draft,
            @Nullable String state,
            @Nullable Account author,
            End source,
            End destination,
            @JsonProperty("merge_commit") @Nullable Commit mergeCommit,
            @Nullable Links links,
            @JsonProperty("updated_on") @Nullable String updatedOn) {

        PullRequestBody {
            Objects.requireNonNull(source);
            Objects.requireNonNull(destination);
        }
    }

    /** One side of a pull request; without repository and commit when the fork was deleted, without commit when the branch was. */
    record End(
            Branch branch,
            @Nullable Commit commit,
            @Nullable Repository repository) {

        End {
            Objects.requireNonNull(branch);
        }
    }

    record Branch(String name) {

        Branch {
            Objects.requireNonNull(name);
        }
    }

    record Links(@Nullable Link html) {}

    record Link(@Nullable String href) {}

    record Comment(@Nullable Content content) {}

    record Content(@Nullable String raw) {}

    /** {@code repo:updated} and {@code repo:transfer}. */
    record RepositoryUpdate(
            Repository repository,
            @Nullable Account actor,
            @Nullable Updates changes) {

        RepositoryUpdate {
            Objects.requireNonNull(repository);
        }

        boolean isRename() {
            return changes != null && (changes.name() != null || changes.fullName() != null);
        }

        @Nullable
        String previousPath() {
            return changes == null || changes.fullName() == null
                    ? null
                    : changes.fullName().previous();
        }
    }

    /** What an update changed; what it left alone is absent. */
    record Updates(
            @Nullable Replaced name,
            @JsonProperty("full_name") @Nullable Replaced fullName) {}

    record Replaced(@JsonProperty("old") @Nullable String previous) {}
}
