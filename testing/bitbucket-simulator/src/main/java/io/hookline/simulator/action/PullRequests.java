package io.hookline.simulator.action;

import io.hookline.simulator.event.DomainEvent;
import io.hookline.simulator.event.EventSink;
import io.hookline.simulator.git.CommitInfo;
import io.hookline.simulator.git.RefChange;
import io.hookline.simulator.http.Refusal;
import io.hookline.simulator.state.Comment;
import io.hookline.simulator.state.PullRequest;
import io.hookline.simulator.state.PullRequest.Side;
import io.hookline.simulator.state.PullRequest.Text;
import io.hookline.simulator.state.PullRequestState;
import io.hookline.simulator.state.Repository;
import io.hookline.simulator.state.Reviewer;
import io.hookline.simulator.state.Store;
import io.hookline.simulator.state.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The life of pull requests. */
public final class PullRequests {
    private final Store store;
    private final Git git;
    private final Pushes pushes;
    private final EventSink events;

    public PullRequests(Store store, Git git, Pushes pushes, EventSink events) {
        this.store = store;
        this.git = git;
        this.pushes = pushes;
        this.events = events;
    }

    /**
     * What a new pull request is made of.
     *
     * @param sourceRef a full ref; Data Center takes tags too
     */
    public record Opening(
            Repository source,
            String sourceRef,
            Repository target,
            String targetRef,
            Text text,
            boolean draft,
            boolean closeSourceBranch,
            List<Long> reviewers) {
        public Opening {
            reviewers = List.copyOf(reviewers);
        }
    }

    /** Opens one; refuses missing branches, an empty difference and a second one for the same branches. */
    public PullRequest open(Opening wanted, User author) {
        return store.change(() -> {
            String from = commitAt(wanted.source(), wanted.sourceRef());
            String to = commitAt(wanted.target(), wanted.targetRef());
            refuseDuplicate(wanted);
            if (wanted.source().id() == wanted.target().id() && git.read().isAncestor(wanted.target(), from, to)) {
                throw Refusal.conflict("EmptyPullRequestException", "There are no changes to be pulled");
            }
            PullRequest opened = store.pullRequests().put(build(wanted, from, to, author));
            pushes.keepSource(opened, wanted.source(), wanted.target());
            events.happened(new DomainEvent.PullRequestOpened(wanted.target(), author, opened));
            return opened;
        });
    }

    private PullRequest build(Opening wanted, String from, String to, User author) {
        Instant now = store.now();
        long count = store.pullRequests()
                .where(pull -> pull.repository() == wanted.target().id())
                .count();
        return new PullRequest(
                store.nextId(),
                wanted.target().product(),
                Math.toIntExact(count) + 1,
                wanted.target().id(),
                new Side(wanted.source().id(), wanted.sourceRef(), from),
                new Side(wanted.target().id(), wanted.targetRef(), to),
                wanted.text(),
                PullRequestState.OPEN,
                wanted.draft(),
                author.id(),
                wanted.reviewers().stream()
                        .map(user -> new Reviewer(user, Reviewer.Verdict.NONE))
                        .toList(),
                wanted.closeSourceBranch(),
                null,
                0,
                now,
                now,
                null);
    }

    private String commitAt(Repository repository, String ref) {
        return git.read()
                .commit(repository, ref)
                .map(CommitInfo::hash)
                .orElseThrow(() -> Refusal.notFound(
                        "NoSuchBranchException", "branch " + ref + " does not exist in " + repository.path()));
    }

    private void refuseDuplicate(Opening wanted) {
        boolean exists = store.pullRequests()
                .where(PullRequest::open)
                .anyMatch(pull -> pull.source().is(wanted.source().id(), wanted.sourceRef())
                        && pull.target().is(wanted.target().id(), wanted.targetRef()));
        if (exists) {
            throw Refusal.conflict(
                    "DuplicatePullRequestException", "Only one pull request may be open for a given source and target");
        }
    }

    /** Changes an open one; a null argument leaves its part as it is. */
    public PullRequest edit(
            PullRequest pull,
            User actor,
            @Nullable String title,
            @Nullable String description,
            @Nullable String targetRef,
            @Nullable Boolean draft) {
        return store.change(() -> {
            requireOpen(pull);
            Repository repository = store.repositories().get(pull.repository());
            Text text = new Text(
                    title == null ? pull.text().title() : title,
                    description == null ? pull.text().description() : description);
            Side target = targetRef == null
                    ? pull.target()
                    : new Side(repository.id(), targetRef, commitAt(repository, targetRef));
            PullRequest edited = store.pullRequests()
                    .put(pull.edited(text, target, draft == null ? pull.draft() : draft, store.now()));
            events.happened(new DomainEvent.PullRequestEdited(repository, actor, edited, pull));
            return edited;
        });
    }

    /** Merges with a merge commit; the push to the target and the deletion of the source branch are told too. */
    public PullRequest merge(PullRequest pull, User actor, @Nullable String message) {
        return store.change(() -> {
            requireOpen(pull);
            Repository repository = store.repositories().get(pull.repository());
            String source = pull.source().hash();
            if (source == null || pull.target().hash() == null) {
                throw Refusal.conflict("PullRequestMergeVetoedException", "The source or target is gone");
            }
            String text = message == null ? "Merged pull request #" + pull.number() + "\n" : message;
            RefChange change = git.write()
                    .merge(repository, pull.target().ref(), source, text, person(actor, store.now()))
                    .orElseThrow(() -> Refusal.conflict(
                            "MergeConflictException", "You can't merge until you resolve all merge conflicts."));
            PullRequest merged = store.pullRequests().put(pull.merged(change.to(), store.now()));
            pushes.received(repository, actor, List.of(change));
            events.happened(new DomainEvent.PullRequestMerged(repository, actor, merged));
            if (pull.closeSourceBranch()) {
                closeSource(pull, actor);
            }
            return merged;
        });
    }

    private void closeSource(PullRequest pull, User actor) {
        Long id = pull.source().repository();
        if (id != null) {
            Repository source = store.repositories().get(id);
            pushes.received(
                    source,
                    actor,
                    List.of(git.write().setRef(source, pull.source().ref(), null)));
        }
    }

    public PullRequest decline(PullRequest pull, User actor) {
        return store.change(() -> {
            requireOpen(pull);
            pushes.decline(pull, actor, store.now());
            return store.pullRequests().get(pull.id());
        });
    }

    /** Reopens a declined one (Data Center; Cloud cannot). */
    public PullRequest reopen(PullRequest pull, User actor) {
        return store.change(() -> {
            if (pull.state() != PullRequestState.DECLINED) {
                throw Refusal.conflict("IllegalPullRequestStateException", "Only a declined one can be reopened");
            }
            PullRequest reopened = store.pullRequests().put(pull.reopened(store.now()));
            events.happened(
                    new DomainEvent.PullRequestReopened(store.repositories().get(pull.repository()), actor, reopened));
            return reopened;
        });
    }

    public void delete(PullRequest pull, User actor) {
        store.run(() -> {
            store.pullRequests().remove(pull.id());
            events.happened(
                    new DomainEvent.PullRequestDeleted(store.repositories().get(pull.repository()), actor, pull));
        });
    }

    public Comment comment(PullRequest pull, User author, String text) {
        return store.change(() -> {
            Comment comment =
                    store.comments().put(new Comment(store.nextId(), pull.id(), author.id(), text, store.now()));
            events.happened(
                    new DomainEvent.Commented(store.repositories().get(pull.repository()), author, pull, comment));
            return comment;
        });
    }

    /** Records what a reviewer says; who was no reviewer becomes one. */
    public PullRequest review(PullRequest pull, User reviewer, Reviewer.Verdict verdict) {
        return store.change(() -> {
            List<Reviewer> reviewers = new ArrayList<>(pull.reviewers());
            Reviewer.Verdict before = reviewers.stream()
                    .filter(r -> r.user() == reviewer.id())
                    .map(Reviewer::verdict)
                    .findFirst()
                    .orElse(Reviewer.Verdict.NONE);
            reviewers.removeIf(r -> r.user() == reviewer.id());
            Reviewer now = new Reviewer(reviewer.id(), verdict);
            reviewers.add(now);
            PullRequest reviewed = store.pullRequests().put(pull.withReviewers(reviewers, store.now()));
            events.happened(new DomainEvent.Reviewed(
                    store.repositories().get(pull.repository()), reviewer, reviewed, now, before));
            return reviewed;
        });
    }

    /** Tells an edit of every open pull request that nobody made, as Cloud once did. */
    public void storm(Repository repository, User actor) {
        store.pullRequests()
                .where(pull -> pull.open() && pull.repository() == repository.id())
                .forEach(pull -> events.happened(new DomainEvent.PullRequestEdited(repository, actor, pull, pull)));
    }

    private static void requireOpen(PullRequest pull) {
        if (!pull.open()) {
            throw Refusal.conflict("IllegalPullRequestStateException", "This pull request is already closed.");
        }
    }

    static CommitInfo.Person person(User user, Instant at) {
        return new CommitInfo.Person(user.displayName(), user.email(), at);
    }
}
