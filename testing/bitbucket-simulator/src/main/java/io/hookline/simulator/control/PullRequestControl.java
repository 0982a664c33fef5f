package io.hookline.simulator.control;

import io.hookline.simulator.action.PullRequests;
import io.hookline.simulator.action.PullRequests.Opening;
import io.hookline.simulator.http.Refusal;
import io.hookline.simulator.state.PullRequest;
import io.hookline.simulator.state.PullRequest.Text;
import io.hookline.simulator.state.Repository;
import io.hookline.simulator.state.Reviewer;
import io.hookline.simulator.state.Store;
import io.hookline.simulator.state.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people do with pull requests; a repository is always the destination. */
public final class PullRequestControl {
    private final Store store;
    private final PullRequests pulls;
    private final RepositoryControl repositories;
    private final People people;

    PullRequestControl(Store store, PullRequests pulls, RepositoryControl repositories, People people) {
        this.store = store;
        this.pulls = pulls;
        this.repositories = repositories;
        this.people = people;
    }

    /**
     * A pull request to open.
     *
     * @param from a branch, or a full ref
     * @param to a branch, or null for the default branch
     * @param fork the source repository, or null where it is the destination
     * @param author a user's name, or null for the default user
     */
    public record NewPullRequest(
            String title,
            String description,
            String from,
            @Nullable String to,
            @Nullable RepositoryRef fork,
            boolean draft,
            boolean closeSourceBranch,
            @Nullable String author) {

        public static NewPullRequest of(String title, String from) {
            return new NewPullRequest(title, "", from, null, null, false, false, null);
        }

        public NewPullRequest fromFork(RepositoryRef source) {
            return new NewPullRequest(title, description, from, to, source, draft, closeSourceBranch, author);
        }

        public NewPullRequest asDraft() {
            return new NewPullRequest(title, description, from, to, fork, true, closeSourceBranch, author);
        }
    }

    /** What to change of a pull request; null leaves a part as it is. */
    public record Edit(
            @Nullable String title,
            @Nullable String description,
            @Nullable String to,
            @Nullable Boolean draft) {}

    /** Opens one and gives its number. */
    public int open(RepositoryRef ref, NewPullRequest wanted) {
        Repository target = repositories.find(ref);
        RepositoryRef fork = wanted.fork();
        String to = wanted.to();
        PullRequest opened = pulls.open(
                new Opening(
                        fork == null ? target : repositories.find(fork),
                        full(wanted.from()),
                        target,
                        to == null ? target.defaultRef() : full(to),
                        new Text(wanted.title(), wanted.description()),
                        wanted.draft(),
                        wanted.closeSourceBranch(),
                        List.of()),
                people.actor(ref.product(), wanted.author()));
        return opened.number();
    }

    private static String full(String branch) {
        return branch.startsWith("refs/") ? branch : "refs/heads/" + branch;
    }

    private PullRequest find(RepositoryRef ref, int number) {
        long repository = repositories.find(ref).id();
        return store.pullRequests()
                .first(pull -> pull.repository() == repository && pull.number() == number)
                .orElseThrow(() -> Refusal.notFound("NoSuchPullRequestException", "No pull request " + number));
    }

    private User actor(RepositoryRef ref) {
        return people.actor(ref.product(), null);
    }

    /** All of a repository, closed ones too. */
    public List<PullRequest> all(RepositoryRef ref) {
        long repository = repositories.find(ref).id();
        return store.pullRequests()
                .where(pull -> pull.repository() == repository)
                .toList();
    }

    public void edit(RepositoryRef ref, int number, Edit edit) {
        String to = edit.to();
        pulls.edit(
                find(ref, number),
                actor(ref),
                edit.title(),
                edit.description(),
                to == null ? null : full(to),
                edit.draft());
    }

    /** Merges in git and gives the merge commit. */
    public String merge(RepositoryRef ref, int number) {
        return String.valueOf(pulls.merge(find(ref, number), actor(ref), null).mergeCommit());
    }

    public void decline(RepositoryRef ref, int number) {
        pulls.decline(find(ref, number), actor(ref));
    }

    /** Reopens a declined one (Data Center). */
    public void reopen(RepositoryRef ref, int number) {
        pulls.reopen(find(ref, number), actor(ref));
    }

    /** Deletes one (Data Center). */
    public void delete(RepositoryRef ref, int number) {
        pulls.delete(find(ref, number), actor(ref));
    }

    public void comment(RepositoryRef ref, int number, String text) {
        pulls.comment(find(ref, number), actor(ref), text);
    }

    public void review(RepositoryRef ref, int number, Reviewer.Verdict verdict) {
        pulls.review(find(ref, number), actor(ref), verdict);
    }
}
