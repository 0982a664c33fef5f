package io.hookline.payload.datacenter;

import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.event.RefChange;
import io.hookline.payload.datacenter.DataCenterPayload.Change;
import io.hookline.payload.datacenter.DataCenterPayload.Commit;
import io.hookline.payload.datacenter.DataCenterPayload.RefsChanged;
import io.hookline.payload.delivery.Commits;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The commits that a push tells of. The {@code toHash} of an annotated tag is the tag object; the commit it stands on is
 * {@code toCommit}, if that is the tag's: one delivery has one {@code toCommit}, however many refs it changes.
 */
final class PushedCommits {

    private final RefsChanged push;
    private final @Nullable String annotated;

    PushedCommits(RefsChanged push) {
        this.push = push;
        this.annotated = annotatedTag(push);
    }

    /** Empty for a ref that is neither branch nor tag, and for a change without readable commits. */
    Optional<RefChange> change(Change change) {
        String after = after(change);
        return change.gitRef().flatMap(ref -> Commits.change(ref, change.fromHash(), after, false, message(after)));
    }

    private @Nullable String after(Change change) {
        boolean isAnnotated = annotated != null && annotated.equals(change.toHash());
        return isAnnotated && push.toCommit() != null ? push.toCommit().id() : change.toHash();
    }

    private @Nullable String message(@Nullable String hash) {
        return Stream.concat(Stream.ofNullable(push.toCommit()), push.commits().stream())
                .filter(commit -> hash != null && hash.equals(commit.id()))
                .findFirst()
                .map(Commit::message)
                .orElse(null);
    }

    /** The hash of the only tag object that {@code toCommit} can belong to, which it does when it is no other ref's new commit. */
    private static @Nullable String annotatedTag(RefsChanged push) {
        String toCommit = push.toCommit() == null ? null : push.toCommit().id();
        if (toCommit == null || Commits.of(toCommit) == null) {
            return null;
        }
        boolean taken = push.changes().stream().anyMatch(change -> toCommit.equals(change.toHash()));
        List<Change> tags = push.changes().stream()
                .filter(change -> change.gitRef().filter(GitRef::isTag).isPresent())
                .filter(change -> Commits.of(change.toHash()) != null)
                .toList();
        return taken || tags.size() != 1 ? null : tags.getFirst().toHash();
    }
}
