package io.hookline.simulator.git;

import io.hookline.simulator.state.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.RefSpec;

/** The bare repositories on disk; a directory's name is the repository's id, so renames do not touch it. */
public final class GitRepositories {
    private final Path root;

    public GitRepositories(Path root) {
        this.root = root;
    }

    /** Makes an empty bare repository whose HEAD points to the default branch. */
    public void create(Repository repository) {
        try (Git made = Git.init()
                .setBare(true)
                .setInitialBranch(repository.defaultBranch())
                .setDirectory(directory(repository).toFile())
                .call()) {
            made.getRepository().getConfig().setBoolean("http", null, "receivepack", true);
            made.getRepository().getConfig().save();
        } catch (GitAPIException | IOException e) {
            throw new IllegalStateException("cannot create " + repository.path(), e);
        }
    }

    /** Makes a repository with all branches and tags of another. */
    public void fork(Repository origin, Repository fork) {
        create(fork);
        fetch(fork, origin, "+refs/heads/*:refs/heads/*", "+refs/tags/*:refs/tags/*");
    }

    /** Makes a repository that has, file by file, what another has. */
    public void copy(Repository original, Repository copy) {
        Path from = directory(original);
        Path to = directory(copy);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes what a ref of another repository reaches into this one, under a name of its own. */
    public void fetch(Repository into, Repository from, String... refSpecs) {
        try (Git git = Git.wrap(open(into))) {
            git.fetch()
                    .setRemote(directory(from).toUri().toString())
                    .setRefSpecs(List.of(refSpecs).stream().map(RefSpec::new).toList())
                    .call();
        } catch (GitAPIException e) {
            throw new IllegalStateException("cannot fetch into " + into.path(), e);
        }
    }

    /** Takes a repository away; its files stay for {@link #restore}. */
    public void delete(Repository repository) {
        move(directory(repository), deleted(repository));
    }

    /** Brings a deleted repository back. */
    public void restore(Repository repository) {
        move(deleted(repository), directory(repository));
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path deleted(Repository repository) {
        return root.resolve(repository.id() + ".git.deleted");
    }

    public void setHead(Repository repository, String branch) {
        try (org.eclipse.jgit.lib.Repository git = open(repository)) {
            RefUpdate head = git.updateRef(Constants.HEAD);
            head.link(Constants.R_HEADS + branch);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens the bare repository; the caller closes it. */
    org.eclipse.jgit.lib.Repository open(Repository repository) {
        try {
            return new FileRepositoryBuilder()
                    .setGitDir(directory(repository).toFile())
                    .setBare()
                    .setMustExist(true)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path directory(Repository repository) {
        return root.resolve(repository.id() + ".git");
    }
}
