package io.hookline.simulator.control;

import io.hookline.simulator.action.Actions;
import io.hookline.simulator.http.Addresses;
import io.hookline.simulator.http.Refusal;
import io.hookline.simulator.state.Owner;
import io.hookline.simulator.state.Product;
import io.hookline.simulator.state.Repository;
import io.hookline.simulator.state.Store;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What owners do with their repositories, and commits without a git client. */
public final class RepositoryControl {
    private final Store store;
    private final Actions actions;
    private final People people;
    private final Map<Product, Addresses> addresses;

    RepositoryControl(Store store, Actions actions, People people, Map<Product, Addresses> addresses) {
        this.store = store;
        this.actions = actions;
        this.people = people;
        this.addresses = Map.copyOf(addresses);
    }

    /**
     * A file to commit.
     *
     * @param author a user's name, or null for the default user
     */
    public record FileCommit(
            String branch,
            String path,
            String content,
            String message,
            @Nullable String author) {

        public static FileCommit of(String branch, String path, String content) {
            return new FileCommit(branch, path, content, "Change " + path + "\n", null);
        }
    }

    Repository find(RepositoryRef ref) {
        return store.repositoryAt(ref.product(), ref.owner(), ref.slug())
                .orElseThrow(() -> Refusal.notFound(
                        "NoSuchRepositoryException", "No repository " + ref.owner() + "/" + ref.slug()));
    }

    /** Makes a workspace or project of this key unless there is one. */
    public Owner createOwner(Product product, String key, String name) {
        return actions.repositories().owner(product, key, name);
    }

    /** Makes a private repository with one commit on {@code main} unless there is one at that path. */
    public RepositoryView create(RepositoryRef ref) {
        return create(ref, false, true);
    }

    /**
     * Makes a repository unless there is one at that path.
     *
     * @param empty without the first commit
     * @param hidden private
     */
    public RepositoryView create(RepositoryRef ref, boolean empty, boolean hidden) {
        return store.change(() -> {
            if (store.repositoryAt(ref.product(), ref.owner(), ref.slug()).isEmpty()) {
                Repository made = actions.repositories().create(ref.product(), ref.owner(), ref.slug(), hidden);
                if (!empty) {
                    actions.repositories()
                            .commitFile(
                                    made,
                                    made.defaultBranch(),
                                    "README.md",
                                    "# " + made.name() + "\n",
                                    "Initial commit\n",
                                    people.actor(ref.product(), null));
                }
            }
            return view(ref);
        });
    }

    /** Makes repositories beside one, with its commits and its slug plus {@code -1} and so on. */
    public void copies(RepositoryRef original, int count) {
        store.run(() -> {
            Repository found = find(original);
            for (int number = 1; number <= count; number++) {
                actions.repositories().copy(found, found.name() + "-" + number);
            }
        });
    }

    public RepositoryView view(RepositoryRef ref) {
        return view(find(ref));
    }

    private RepositoryView view(Repository repository) {
        Addresses at = addresses.getOrDefault(repository.product(), new Addresses());
        boolean cloud = repository.product() == Product.CLOUD;
        String owner = cloud ? repository.owner() : repository.owner().toLowerCase(Locale.ROOT);
        String path = "/" + owner + "/" + repository.slug() + ".git";
        return new RepositoryView(
                new RepositoryRef(repository.product(), repository.owner(), repository.slug()),
                repository.id(),
                repository.uuid(),
                repository.name(),
                repository.defaultBranch(),
                at.http() + (cloud ? "" : "/scm") + path,
                at.ssh() + path,
                actions.git().read().branches(repository));
    }

    public List<RepositoryView> all(Product product) {
        return store.repositories()
                .where(repository -> repository.product() == product)
                .map(this::view)
                .toList();
    }

    public RepositoryView fork(RepositoryRef origin, String owner, String name) {
        return view(actions.repositories().fork(find(origin), owner, name, people.actor(origin.product(), null)));
    }

    public RepositoryView rename(RepositoryRef ref, String name) {
        return view(actions.repositories().rename(find(ref), name, people.actor(ref.product(), null)));
    }

    /** Moves to another workspace or project, which is made if there is none. */
    public RepositoryView transfer(RepositoryRef ref, String owner) {
        return view(actions.repositories().transfer(find(ref), owner, people.actor(ref.product(), null)));
    }

    public void delete(RepositoryRef ref) {
        actions.repositories().delete(find(ref), people.actor(ref.product(), null));
    }

    /** Brings a deleted repository back, with all it had. */
    public RepositoryView restore(RepositoryRef ref) {
        return view(actions.repositories().restore(ref.product(), ref.owner(), ref.slug()));
    }

    public RepositoryView setDefaultBranch(RepositoryRef ref, String branch) {
        return view(actions.repositories().setDefaultBranch(find(ref), branch, people.actor(ref.product(), null)));
    }

    public void setArchived(RepositoryRef ref, boolean archived) {
        actions.repositories().setArchived(find(ref), archived);
    }

    public void setPrivate(RepositoryRef ref, boolean hidden) {
        store.run(() -> store.repositories().put(find(ref).withHidden(hidden, store.now())));
    }

    /** Commits one file and causes what a push of it would; gives the commit's hash. */
    public String commit(RepositoryRef ref, FileCommit file) {
        return actions.repositories()
                .commitFile(
                        find(ref),
                        file.branch(),
                        file.path(),
                        file.content(),
                        file.message(),
                        people.actor(ref.product(), file.author()));
    }

    /** Points a full ref to a commit, or deletes it with a null hash, and causes what such a push would. */
    public void setRef(RepositoryRef ref, String gitRef, @Nullable String hash) {
        actions.repositories().setRef(find(ref), gitRef, hash, people.actor(ref.product(), null));
    }

    public void deleteBranch(RepositoryRef ref, String branch) {
        setRef(ref, "refs/heads/" + branch, null);
    }

    /** Makes a tag, annotated where there is a message, and causes what a push of it would. */
    public void tag(RepositoryRef ref, String name, String commit, @Nullable String message) {
        if (message == null) {
            setRef(ref, "refs/tags/" + name, commit);
        } else {
            actions.repositories().annotatedTag(find(ref), name, commit, message, people.actor(ref.product(), null));
        }
    }

    /** Tells Data Center's mirror event for no particular refs. */
    public void mirrorSynchronized(RepositoryRef ref, boolean refLimitExceeded) {
        actions.repositories()
                .mirrorSynchronized(find(ref), people.actor(ref.product(), null), List.of(), refLimitExceeded);
    }

    /** Tells an update of every open pull request, though none happened. */
    public void storm(RepositoryRef ref) {
        actions.pullRequests().storm(find(ref), people.actor(ref.product(), null));
    }
}
