package io.hookline.simulator.action;

import io.hookline.simulator.event.DomainEvent;
import io.hookline.simulator.event.EventSink;
import io.hookline.simulator.git.CommitInfo;
import io.hookline.simulator.git.RefChange;
import io.hookline.simulator.http.Refusal;
import io.hookline.simulator.state.FormerPath;
import io.hookline.simulator.state.Owner;
import io.hookline.simulator.state.Product;
import io.hookline.simulator.state.PullRequest;
import io.hookline.simulator.state.Repository;
import io.hookline.simulator.state.Setting;
import io.hookline.simulator.state.Store;
import io.hookline.simulator.state.Token;
import io.hookline.simulator.state.TokenKind;
import io.hookline.simulator.state.User;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes, renames, moves and deletes repositories and changes their refs. */
public final class Repositories {
    private final Store store;
    private final Git git;
    private final Pushes pushes;
    private final EventSink events;
    private final Backups backups;

    public Repositories(Store store, Git git, Pushes pushes, EventSink events) {
        this.store = store;
        this.git = git;
        this.pushes = pushes;
        this.events = events;
        this.backups = new Backups(store);
    }

    /** The workspace or project of this key, made if there is none. */
    public Owner owner(Product product, String key, String name) {
        return store.change(() -> store.owner(product, key)
                .orElseGet(() -> store.owners().put(new Owner(store.nextId(), store.nextUuid(), product, key, name))));
    }

    /** Makes an empty repository; refuses a taken path with 409. */
    public Repository create(Product product, String ownerKey, String name, boolean hidden) {
        return create(product, ownerKey, name, hidden, null);
    }

    private Repository create(
            Product product, String ownerKey, String name, boolean hidden, @Nullable Repository origin) {
        return store.change(() -> {
            Repository made = unborn(product, ownerKey, name, hidden, origin == null ? "main" : origin.defaultBranch())
                    .withParent(origin == null ? null : origin.id());
            git.repositories().create(made);
            return store.repositories().put(made);
        });
    }

    /** Makes a repository beside another, with the same commits; much cheaper than making it anew. */
    public Repository copy(Repository original, String name) {
        return store.change(() -> {
            Repository made =
                    unborn(original.product(), original.owner(), name, original.hidden(), original.defaultBranch());
            git.repositories().copy(original, made);
            return store.repositories().put(made);
        });
    }

    private Repository unborn(Product product, String ownerKey, String name, boolean hidden, String defaultBranch) {
        Owner owner = owner(product, ownerKey, ownerKey);
        String slug = slug(name);
        refuseTaken(product, owner.key(), slug);
        Instant now = store.now();
        Repository unborn = new Repository(
                store.nextId(),
                store.nextUuid(),
                product,
                owner.key(),
                slug,
                name,
                defaultBranch,
                hidden,
                false,
                null,
                now,
                now);
        store.formerPaths().removeWhere(former -> isAt(former, unborn));
        return unborn;
    }

    private static boolean isAt(FormerPath former, Repository repository) {
        return former.product() == repository.product() && repository.isAt(former.owner(), former.slug());
    }

    private void refuseTaken(Product product, String owner, String slug) {
        if (store.repositoryAt(product, owner, slug).isPresent()) {
            throw Refusal.conflict("DuplicateRepositoryException", "This repository URL is already taken.");
        }
    }

    /** A name as both products write it in paths. */
    static String slug(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-");
    }

    public Repository fork(Repository origin, String ownerKey, String name, User actor) {
        return store.change(() -> {
            Repository fork = create(origin.product(), ownerKey, name, origin.hidden(), origin);
            git.repositories().fork(origin, fork);
            events.happened(new DomainEvent.RepositoryForked(origin, actor, fork));
            return fork;
        });
    }

    public Repository rename(Repository repository, String name, User actor) {
        return move(repository, repository.owner(), name, actor);
    }

    /** Moves to another workspace or project; Cloud's repository tokens die of it. */
    public Repository transfer(Repository repository, String ownerKey, User actor) {
        return store.change(() -> {
            Owner owner = owner(repository.product(), ownerKey, ownerKey);
            Repository moved = move(repository, owner.key(), repository.name(), actor);
            if (repository.product() == Product.CLOUD) {
                store.tokens()
                        .where(token -> token.kind() == TokenKind.REPOSITORY && belongsTo(token, moved))
                        .forEach(token -> store.tokens().put(token.revokedNow()));
            }
            return moved;
        });
    }

    private static boolean belongsTo(Token token, Repository repository) {
        return token.repository() != null && token.repository() == repository.id();
    }

    private Repository move(Repository repository, String owner, String name, User actor) {
        return store.change(() -> {
            String slug = slug(name);
            if (!repository.isAt(owner, slug)) {
                refuseTaken(repository.product(), owner, slug);
                store.formerPaths()
                        .put(new FormerPath(
                                store.nextId(),
                                repository.product(),
                                repository.owner(),
                                repository.slug(),
                                repository.id()));
            }
            Repository moved = store.repositories().put(repository.movedTo(owner, slug, name, store.now()));
            store.formerPaths().removeWhere(former -> isAt(former, moved));
            events.happened(new DomainEvent.RepositoryChanged(repository, actor, moved));
            return moved;
        });
    }

    /** Where a repository that once had this path is now; only as long as nobody else took the path. */
    public Optional<Repository> formerlyAt(Product product, String owner, String slug) {
        return store.formerPaths()
                .first(former -> former.product() == product
                        && former.owner().equalsIgnoreCase(owner)
                        && former.slug().equalsIgnoreCase(slug))
                .flatMap(former -> store.repositories().find(former.repository()));
    }

    /** The repository that git finds at a path; Data Center's git also follows former paths (BSERV-9731). */
    public Optional<Repository> forGit(Product product, String owner, String slug) {
        Optional<Repository> found = store.repositoryAt(product, owner, slug);
        return found.isPresent() || product == Product.CLOUD ? found : formerlyAt(product, owner, slug);
    }

    /** Deletes it with all it has; pull requests from it lose their source. */
    public void delete(Repository repository, User actor) {
        store.run(() -> {
            events.happened(new DomainEvent.RepositoryDeleted(repository, actor));
            long id = repository.id();
            backups.remove(repository);
            loseSources(id, actor);
            store.repositories()
                    .where(fork -> fork.parent() != null && fork.parent() == id)
                    .forEach(fork -> store.repositories().put(fork.withoutParent()));
            git.repositories().delete(repository);
        });
    }

    /** Brings a deleted repository back as from an administrator's backup: under its id, with its webhooks, its keys and the rest. */
    public Repository restore(Product product, String owner, String slug) {
        return store.change(() -> {
            refuseTaken(product, owner, slug);
            Repository restored = backups.restore(product, owner, slug)
                    .orElseThrow(() -> Refusal.notFound("NoSuchRepositoryException", "None of that path was deleted"));
            git.repositories().restore(restored);
            return restored;
        });
    }

    private void loseSources(long id, User actor) {
        store.pullRequests()
                .where(pull ->
                        pull.source().repository() != null && pull.source().repository() == id)
                .forEach(pull -> loseSource(pull, actor));
    }

    /** Data Center declines such a pull request, Cloud leaves it open without a source. */
    private void loseSource(PullRequest pull, User actor) {
        Instant now = store.now();
        if (pull.product() == Product.CLOUD) {
            store.pullRequests()
                    .put(pull.withSource(
                            new PullRequest.Side(null, pull.source().ref(), null), now));
        } else if (pull.open()) {
            pushes.decline(pull, actor, now);
        }
    }

    public Repository setDefaultBranch(Repository repository, String branch, User actor) {
        return store.change(() -> {
            Repository changed = store.repositories().put(repository.withDefaultBranch(branch, store.now()));
            git.repositories().setHead(changed, branch);
            events.happened(new DomainEvent.RepositoryChanged(repository, actor, changed));
            return changed;
        });
    }

    public Repository setArchived(Repository repository, boolean archived) {
        return store.change(() -> store.repositories().put(repository.withArchived(archived, store.now())));
    }

    /** Commits one file, with all that a push of that commit would cause; gives the commit's hash. */
    public String commitFile(
            Repository repository, String branch, String path, String content, String message, User author) {
        return store.change(() -> {
            String start =
                    git.read().hashOf(repository, repository.defaultRef()).orElse(null);
            CommitInfo.Person person = PullRequests.person(author, store.now());
            RefChange change = git.write().commitFile(repository, branch, start, path, content, message, person);
            pushes.received(repository, author, List.of(change));
            return String.valueOf(change.to());
        });
    }

    /** Points a ref to a commit or, with null, deletes it, with all that a push would cause. */
    public void setRef(Repository repository, String ref, @Nullable String hash, User actor) {
        store.run(() -> pushes.received(repository, actor, List.of(git.write().setRef(repository, ref, hash))));
    }

    /** Makes an annotated tag, with all that a push of it would cause. */
    public void annotatedTag(Repository repository, String name, String commit, String message, User actor) {
        store.run(() -> {
            CommitInfo.Person person = PullRequests.person(actor, store.now());
            pushes.received(
                    repository, actor, List.of(git.write().annotatedTag(repository, name, commit, message, person)));
        });
    }

    /** Tells that a mirror caught up with these refs; above the limit it tells no refs. */
    public void mirrorSynchronized(Repository repository, User actor, List<RefChange> changes, boolean limited) {
        events.happened(new DomainEvent.MirrorSynchronized(repository, actor, limited ? List.of() : changes, limited));
    }

    /** Whether pushes are refused: archived, or Data Center's licence has run out. */
    public boolean readOnly(Repository repository) {
        return repository.archived()
                || (repository.product() == Product.DATA_CENTER && store.on(Setting.DC_LICENCE_EXPIRED));
    }
}
