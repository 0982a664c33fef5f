package io.hookline.payload.datacenter;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.hookline.contracts.event.Actor;
import io.hookline.contracts.event.GitRef;
import io.hookline.payload.delivery.NamedRepository;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The parts of Data Center's payloads that are read, as Bitbucket names them. What has to be there is required here. Dates, whose form
 * changed with 10.x, are not read.
 */
final class DataCenterPayload {

    private DataCenterPayload() {}

    /** {@code repo:refs_changed}; commits came with later versions and are absent for deletions. */
    record RefsChanged(
            @Nullable User actor,
            Repository repository,
            List<Change> changes,
            List<Commit> commits,
            @Nullable Commit toCommit) {

        RefsChanged {
            Objects.requireNonNull(repository);
            changes = changes == null ? List.of() : List.copyOf(changes);
            commits = commits == null ? List.of() : List.copyOf(commits);
        }
    }

    /** A ref's change; 40 zeros stand for no commit. */
    record Change(
            @Nullable Ref ref,
            @Nullable String refId,
            @Nullable String fromHash,
            @Nullable String toHash) {

        /** Empty for refs that are neither branch nor tag. */
        Optional<GitRef> gitRef() {
            return ref == null ? gitRef(refId) : ref.gitRef().or(() -> gitRef(refId));
        }

        private static Optional<GitRef> gitRef(@Nullable String id) {
            return new Ref(id, null, null).gitRef();
        }
    }

    record Ref(
            @Nullable String id,
            @Nullable String displayId,
            @Nullable String type) {

        Optional<GitRef> gitRef() {
            if (id != null && (id.startsWith("refs/heads/") || id.startsWith("refs/tags/"))) {
                return Optional.of(GitRef.of(id));
            }
            if (displayId == null || type == null) {
                return Optional.empty();
            }
            return switch (type) {
                case "BRANCH" -> Optional.of(GitRef.branch(displayId));
                case "TAG" -> Optional.of(GitRef.tag(displayId));
                default -> Optional.empty();
            };
        }
    }

    record Commit(@Nullable String id, @Nullable String message) {}

    record Repository(
            @Nullable String id,
            @Nullable String slug,
            @Nullable Project project) {

        NamedRepository named() {
            return new NamedRepository(
                    id, slug == null || project == null || project.key() == null ? null : project.key() + "/" + slug);
        }
    }

    record Project(@Nullable String key) {}

    record User(
            @Nullable String name,
            @Nullable String displayName,
            @Nullable String id) {

        Actor toActor() {
            String shown = displayName != null ? displayName : Objects.requireNonNullElse(name, "unknown");
            return new Actor(name, shown, id);
        }
    }

    /** {@code pr:*}. */
    record PullRequestEvent(
            @Nullable User actor,
            PullRequestBody pullRequest,
            @Nullable Comment comment) {

        PullRequestEvent {
            Objects.requireNonNull(pullRequest);
        }

        String commentText() {
            return comment == null ? "" : Objects.requireNonNullElse(comment.text(), "");
        }
    }

    record PullRequestBody(
            long id,
            @Nullable String title,
            boolean draft,
            @Nullable String state,
            @Nullable Participant author,
            End fromRef,
            End toRef,
            @Nullable Properties properties,
            @Nullable Links links,
            @Nullable String updatedDate) {

        PullRequestBody {
            Objects.requireNonNull(fromRef);
            Objects.requireNonNull(toRef);
        }

        @Nullable
        String mergeCommit() {
            return properties == null || properties.mergeCommit() == null
                    ? null
                    : properties.mergeCommit().id();
        }

        @Nullable
        String url() {
            return links == null || links.self().isEmpty()
                    ? null
                    : links.self().getFirst().href();
        }
    }

    /** One side of a pull request; the source may be a tag. */
    record End(
            @Nullable String id,
            @Nullable String displayId,
            @Nullable String type,
            @Nullable String latestCommit,
            @Nullable Repository repository) {

        GitRef gitRef() {
            return new Ref(id, displayId, type)
                    .gitRef()
                    .orElseThrow(() -> new IllegalArgumentException("a side is a branch or a tag"));
        }
    }

    record Participant(@Nullable User user) {}

    record Properties(@Nullable Commit mergeCommit) {}

    record Links(List<Link> self) {

        Links {
            self = self == null ? List.of() : List.copyOf(self);
        }
    }

    record Link(@Nullable String href) {}

    record Comment(@Nullable String text) {}

    /** {@code repo:modified}. */
    record RepositoryModified(
            @Nullable User actor,
            @JsonProperty("old") @Nullable Repository before,
            @JsonProperty("new") Repository after) {

        RepositoryModified {
            Objects.requireNonNull(after);
        }

        @Nullable
        String previousPath() {
            return before == null ? null : before.named().path();
        }

        boolean isMove() {
            return !Objects.equals(previousPath(), after.named().path());
        }
    }
}
