package io.hookline.simulator.git;

import io.hookline.simulator.state.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevTag;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.AbstractTreeIterator;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/** Answers questions about what is in a repository. */
public final class GitReader {
    private final GitRepositories repositories;

    public GitReader(GitRepositories repositories) {
        this.repositories = repositories;
    }

    /** A question to an open repository. */
    private interface Question<T> {
        T ask(org.eclipse.jgit.lib.Repository git, RevWalk walk) throws IOException;
    }

    /** What a path names at a commit. */
    public sealed interface Entry {
        /** A file's bytes; never compared. */
        @SuppressWarnings("ArrayRecordComponent")
        record File(byte[] content) implements Entry {}

        record Directory(List<String> paths) implements Entry {
            public Directory {
                paths = List.copyOf(paths);
            }
        }
    }

    /** The commit of a hash, short hash, full ref, branch or tag; a tag object is followed to its commit. */
    public Optional<CommitInfo> commit(Repository repository, String revision) {
        return ask(repository, (git, walk) -> find(git, walk, revision).map(CommitInfo::of));
    }

    /** The object a full ref points to. */
    public Optional<String> hashOf(Repository repository, String ref) {
        return ask(
                repository,
                (git, walk) -> Optional.ofNullable(git.exactRef(ref))
                        .map(Ref::getObjectId)
                        .map(ObjectId::name));
    }

    /** Branches by name, without {@code refs/heads/}, with their commits. */
    public Map<String, String> branches(Repository repository) {
        return ask(repository, (git, walk) -> {
            Map<String, String> heads = new LinkedHashMap<>();
            for (Ref ref : git.getRefDatabase().getRefsByPrefix(Constants.R_HEADS)) {
                heads.put(
                        ref.getName().substring(Constants.R_HEADS.length()),
                        target(ref).name());
            }
            return heads;
        });
    }

    public List<TagInfo> tags(Repository repository) {
        return ask(repository, (git, walk) -> {
            List<TagInfo> tags = new ArrayList<>();
            for (Ref ref : git.getRefDatabase().getRefsByPrefix(Constants.R_TAGS)) {
                String name = ref.getName().substring(Constants.R_TAGS.length());
                tags.add(tag(walk, name, target(ref)));
            }
            return tags;
        });
    }

    private static ObjectId target(Ref ref) {
        return Objects.requireNonNull(ref.getObjectId(), "a listed ref points to something");
    }

    /** The tag object or commit of this hash, described as a tag. */
    public TagInfo tag(Repository repository, String name, String hash) {
        return ask(repository, (git, walk) -> tag(walk, name, ObjectId.fromString(hash)));
    }

    private static TagInfo tag(RevWalk walk, String name, ObjectId id) throws IOException {
        RevObject object = walk.parseAny(id);
        String commit = walk.peel(object).name();
        if (!(object instanceof RevTag annotated)) {
            return new TagInfo(name, id.name(), commit, null, null);
        }
        CommitInfo.Person tagger =
                annotated.getTaggerIdent() == null ? null : CommitInfo.Person.of(annotated.getTaggerIdent());
        return new TagInfo(name, id.name(), commit, annotated.getFullMessage(), tagger);
    }

    /** The newest commits that {@code to} reaches and {@code excluded} do not, at most {@code limit}. */
    public List<CommitInfo> commits(Repository repository, String to, List<String> excluded, int limit) {
        return ask(repository, (git, walk) -> {
            walk.markStart(walk.parseCommit(ObjectId.fromString(to)));
            for (String hash : excluded) {
                if (walk.parseAny(ObjectId.fromString(hash)) instanceof RevCommit commit) {
                    walk.markUninteresting(commit);
                }
            }
            List<CommitInfo> newest = new ArrayList<>();
            for (RevCommit next = walk.next(); next != null && newest.size() < limit; next = walk.next()) {
                newest.add(CommitInfo.of(walk.parseCommit(next)));
            }
            return newest;
        });
    }

    /** Whether the first commit is the second or one of its ancestors; false if either is not here. */
    public boolean isAncestor(Repository repository, String ancestor, String descendant) {
        return ask(repository, (git, walk) -> {
            try {
                return walk.isMergedInto(
                        walk.parseCommit(ObjectId.fromString(ancestor)),
                        walk.parseCommit(ObjectId.fromString(descendant)));
            } catch (MissingObjectException notHere) {
                return false;
            }
        });
    }

    /** What stands at a path; the empty path is the root directory. */
    public Optional<Entry> entry(Repository repository, String revision, String path) {
        return ask(repository, (git, walk) -> {
            Optional<RevCommit> commit = find(git, walk, revision);
            if (commit.isEmpty()) {
                return Optional.<Entry>empty();
            }
            if (path.isEmpty()) {
                return Optional.of(directory(git, commit.get().getTree(), ""));
            }
            try (TreeWalk at = TreeWalk.forPath(git, path, commit.get().getTree())) {
                if (at == null) {
                    return Optional.empty();
                }
                return Optional.of(
                        at.isSubtree()
                                ? directory(git, at.getObjectId(0), path + "/")
                                : new Entry.File(git.open(at.getObjectId(0)).getBytes()));
            }
        });
    }

    private static Entry directory(org.eclipse.jgit.lib.Repository git, ObjectId tree, String prefix)
            throws IOException {
        List<String> paths = new ArrayList<>();
        try (TreeWalk entries = new TreeWalk(git)) {
            entries.addTree(tree);
            while (entries.next()) {
                paths.add(prefix + entries.getPathString() + (entries.isSubtree() ? "/" : ""));
            }
        }
        return new Entry.Directory(paths);
    }

    /** The paths that differ between two commits, each with how; a null {@code from} is the empty tree. */
    public List<DiffEntry> changes(Repository repository, @Nullable String from, String to) {
        return ask(repository, (git, walk) -> {
            try (ObjectReader reader = git.newObjectReader();
                    TreeWalk trees = new TreeWalk(git)) {
                AbstractTreeIterator before = from == null
                        ? new EmptyTreeIterator()
                        : new CanonicalTreeParser(
                                new byte[0],
                                reader,
                                walk.parseCommit(ObjectId.fromString(from)).getTree());
                trees.addTree(before);
                trees.addTree(walk.parseCommit(ObjectId.fromString(to)).getTree());
                trees.setRecursive(true);
                return DiffEntry.scan(trees);
            }
        });
    }

    private static Optional<RevCommit> find(org.eclipse.jgit.lib.Repository git, RevWalk walk, String revision)
            throws IOException {
        try {
            ObjectId id = git.resolve(revision + "^{commit}");
            return id == null ? Optional.empty() : Optional.of(walk.parseCommit(id));
        } catch (AmbiguousObjectException | MissingObjectException | RevisionSyntaxException none) {
            return Optional.empty();
        }
    }

    private <T> T ask(Repository repository, Question<T> question) {
        try (org.eclipse.jgit.lib.Repository git = repositories.open(repository);
                RevWalk walk = new RevWalk(git)) {
            return question.ask(git, walk);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
