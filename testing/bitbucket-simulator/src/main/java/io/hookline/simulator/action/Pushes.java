package io.hookline.simulator.action;

import io.hookline.simulator.event.DomainEvent;
import io.hookline.simulator.event.EventSink;
import io.hookline.simulator.git.RefChange;
import io.hookline.simulator.state.Product;
import io.hookline.simulator.state.PullRequest;
import io.hookline.simulator.state.RefActivity;
import io.hookline.simulator.state.Repository;
import io.hookline.simulator.state.Setting;
import io.hookline.simulator.state.Store;
import io.hookline.simulator.state.User;
import java.time.Instant;
import java.util.List;

/** What follows from changed refs: history, the push event, and what it means for pull requests. */
public final class Pushes {
    private final Store store;
    private final Git git;
    private final EventSink events;

    public Pushes(Store store, Git git, EventSink events) {
        this.store = store;
        this.git = git;
        this.events = events;
    }

    /** Refs were changed together; unchanged ones are left out. */
    public void received(Repository pushed, User actor, List<RefChange> all) {
        List<RefChange> changes = all.stream()
                .filter(change -> change.branch() || change.tag())
                .filter(change -> change.from() == null || !change.from().equals(change.to()))
                .toList();
        if (changes.isEmpty()) {
            return;
        }
        store.run(() -> {
            Instant now = store.now();
            Repository repository = store.repositories()
                    .put(store.repositories().get(pushed.id()).updated(now));
            changes.forEach(change -> store.activities().put(activity(repository, actor, change, now)));
            events.happened(new DomainEvent.Pushed(repository, actor, changes));
            changes.forEach(change -> followSources(repository, actor, change, now));
            changes.forEach(change -> followTargets(repository, actor, change, now));
        });
    }

    private RefActivity activity(Repository repository, User actor, RefChange change, Instant now) {
        return new RefActivity(
                store.nextId(), repository.id(), actor.id(), change.ref(), change.from(), change.to(), now);
    }

    private void followSources(Repository repository, User actor, RefChange change, Instant now) {
        store.pullRequests()
                .where(pull -> pull.open() && pull.source().is(repository.id(), change.ref()))
                .forEach(pull -> {
                    String to = change.to();
                    if (to == null) {
                        sourceDeleted(pull, actor, now);
                    } else {
                        sourceMoved(pull, repository, actor, to, now);
                    }
                });
    }

    private void sourceMoved(PullRequest pull, Repository source, User actor, String to, Instant now) {
        String previous = pull.source().hash();
        PullRequest moved =
                store.pullRequests().put(pull.withSource(pull.source().at(to), now));
        Repository destination = store.repositories().get(pull.repository());
        keepSource(moved, source, destination);
        events.happened(new DomainEvent.SourceMoved(destination, actor, moved, previous == null ? to : previous));
    }

    /** Data Center declines a pull request whose source is gone; Cloud leaves it open. */
    private void sourceDeleted(PullRequest pull, User actor, Instant now) {
        if (pull.product() == Product.DATA_CENTER) {
            decline(pull, actor, now);
        }
    }

    void decline(PullRequest pull, User actor, Instant now) {
        PullRequest declined = store.pullRequests().put(pull.declined(now));
        events.happened(
                new DomainEvent.PullRequestDeclined(store.repositories().get(pull.repository()), actor, declined));
    }

    /** Makes the source's commits reachable in the destination, as Data Center does for pull requests from forks; Cloud may. */
    void keepSource(PullRequest pull, Repository source, Repository destination) {
        String kept = "refs/pull-requests/" + pull.number() + "/from";
        String hash = pull.source().hash();
        if (source.id() != destination.id()) {
            if (pull.product() == Product.CLOUD && !store.on(Setting.CLOUD_FORK_COMMITS)) {
                return;
            }
            git.repositories().fetch(destination, source, "+" + pull.source().ref() + ":" + kept);
        } else if (pull.product() == Product.DATA_CENTER && hash != null) {
            git.write().setRef(destination, kept, hash);
        }
    }

    /** A pull request whose commits arrive in its target by a push counts as merged. */
    private void followTargets(Repository repository, User actor, RefChange change, Instant now) {
        store.pullRequests()
                .where(pull -> pull.open() && pull.target().is(repository.id(), change.ref()))
                .forEach(pull -> {
                    String to = change.to();
                    PullRequest at = store.pullRequests()
                            .put(pull.withTarget(pull.target().at(to), now));
                    String source = pull.source().hash();
                    if (to != null && source != null && git.read().isAncestor(repository, source, to)) {
                        PullRequest merged = store.pullRequests().put(at.merged(to, now));
                        events.happened(new DomainEvent.PullRequestMerged(repository, actor, merged));
                    }
                });
    }
}
