package io.hookline.simulator.git;

import io.hookline.simulator.state.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.TagBuilder;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.Merger;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/** Makes commits, tags, refs and merges without a work tree; each returns the ref change a push would have caused. */
public final class GitWriter {
    private final GitRepositories repositories;

    public GitWriter(GitRepositories repositories) {
        this.repositories = repositories;
    }

    /** Commits one file on a branch, which is made if it is new: from {@code start} if given, else without history. */
    public RefChange commitFile(
            Repository repository,
            String branch,
            @Nullable String start,
            String path,
            String content,
            String message,
            CommitInfo.Person author) {
        return write(repository, (git, inserter) -> {
            String ref = Constants.R_HEADS + branch;
            Ref current = git.exactRef(ref);
            ObjectId parent =
                    current != null ? current.getObjectId() : start == null ? null : ObjectId.fromString(start);
            ObjectId blob = inserter.insert(Constants.OBJ_BLOB, content.getBytes(StandardCharsets.UTF_8));
            ObjectId tree = treeWith(git, inserter, parent, path, blob);
            ObjectId commit =
                    insertCommit(inserter, tree, parent == null ? List.of() : List.of(parent), message, author);
            return move(git, ref, current == null ? null : current.getObjectId(), commit);
        });
    }

    private static ObjectId treeWith(
            org.eclipse.jgit.lib.Repository git,
            ObjectInserter inserter,
            @Nullable ObjectId parent,
            String path,
            ObjectId blob)
            throws IOException {
        DirCache index = DirCache.newInCore();
        if (parent != null) {
            try (RevWalk walk = new RevWalk(git)) {
                DirCacheBuilder builder = index.builder();
                builder.addTree(
                        new byte[0],
                        0,
                        walk.getObjectReader(),
                        walk.parseCommit(parent).getTree());
                builder.finish();
            }
        }
        DirCacheEditor editor = index.editor();
        editor.add(new DirCacheEditor.PathEdit(path) {
            @Override
            public void apply(DirCacheEntry entry) {
                entry.setFileMode(FileMode.REGULAR_FILE);
                entry.setObjectId(blob);
            }
        });
        editor.finish();
        return index.writeTree(inserter);
    }

    /** Points a ref to an object, or deletes it where {@code to} is null. */
    public RefChange setRef(Repository repository, String ref, @Nullable String to) {
        return write(repository, (git, inserter) -> {
            Ref current = git.exactRef(ref);
            return move(
                    git,
                    ref,
                    current == null ? null : current.getObjectId(),
                    to == null ? null : ObjectId.fromString(to));
        });
    }

    /** Makes an annotated tag. */
    public RefChange annotatedTag(
            Repository repository, String name, String commit, String message, CommitInfo.Person tagger) {
        return write(repository, (git, inserter) -> {
            TagBuilder tag = new TagBuilder();
            tag.setTag(name);
            tag.setMessage(message);
            tag.setTagger(ident(tagger));
            tag.setObjectId(ObjectId.fromString(commit), Constants.OBJ_COMMIT);
            return move(git, Constants.R_TAGS + name, null, inserter.insert(tag));
        });
    }

    /** Merges a commit into a branch with a merge commit; empty on a conflict. */
    public Optional<RefChange> merge(
            Repository repository, String targetRef, String source, String message, CommitInfo.Person author) {
        return write(repository, (git, inserter) -> {
            ObjectId target = Objects.requireNonNull(git.exactRef(targetRef), "the target is a branch")
                    .getObjectId();
            ObjectId from = ObjectId.fromString(source);
            Merger merger = MergeStrategy.RECURSIVE.newMerger(git, true);
            if (!merger.merge(target, from)) {
                return Optional.empty();
            }
            ObjectId commit = insertCommit(inserter, merger.getResultTreeId(), List.of(target, from), message, author);
            return Optional.of(move(git, targetRef, target, commit));
        });
    }

    private static ObjectId insertCommit(
            ObjectInserter inserter, ObjectId tree, List<ObjectId> parents, String message, CommitInfo.Person author)
            throws IOException {
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(tree);
        commit.setParentIds(parents);
        commit.setAuthor(ident(author));
        commit.setCommitter(ident(author));
        commit.setMessage(message);
        return inserter.insert(commit);
    }

    private static PersonIdent ident(CommitInfo.Person person) {
        return new PersonIdent(person.name(), person.email(), person.when(), ZoneOffset.UTC);
    }

    private static RefChange move(
            org.eclipse.jgit.lib.Repository git, String ref, @Nullable ObjectId from, @Nullable ObjectId to)
            throws IOException {
        RefUpdate update = git.updateRef(ref);
        update.setForceUpdate(true);
        if (to == null) {
            check(ref, update.delete());
        } else {
            update.setNewObjectId(to);
            check(ref, update.update());
        }
        return new RefChange(ref, from == null ? null : from.name(), to == null ? null : to.name());
    }

    private static void check(String ref, RefUpdate.Result result) {
        switch (result) {
            case NEW, FORCED, FAST_FORWARD, NO_CHANGE -> {}
            case NOT_ATTEMPTED,
                    LOCK_FAILURE,
                    REJECTED,
                    REJECTED_CURRENT_BRANCH,
                    IO_FAILURE,
                    RENAMED,
                    REJECTED_MISSING_OBJECT,
                    REJECTED_OTHER_REASON -> throw new IllegalStateException("cannot update " + ref + ": " + result);
        }
    }

    /** A change to an open repository. */
    private interface Change<T> {
        T apply(org.eclipse.jgit.lib.Repository git, ObjectInserter inserter) throws IOException;
    }

    private <T> T write(Repository repository, Change<T> change) {
        try (org.eclipse.jgit.lib.Repository git = repositories.open(repository);
                ObjectInserter inserter = new FlushingInserter(git.newObjectInserter())) {
            return change.apply(git, inserter);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes each object visible as soon as it is inserted, so that refs may point to it. */
    private static final class FlushingInserter extends ObjectInserter.Filter {
        private final ObjectInserter inserter;

        FlushingInserter(ObjectInserter inserter) {
            this.inserter = inserter;
        }

        @Override
        protected ObjectInserter delegate() {
            return inserter;
        }

        @Override
        public ObjectId insert(int type, byte[] data, int offset, int length) throws IOException {
            ObjectId id = inserter.insert(type, data, offset, length);
            inserter.flush();
            return id;
        }
    }
}
