package io.hookline.local.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A developer's clone of a repository, worked on with the {@code git} command over HTTP. */
public final class GitClone {

    private final Path directory;
    private final String authorization;

    private GitClone(Path directory, String authorization) {
        this.directory = directory;
        this.authorization = authorization;
    }

    /**
     * Clones.
     *
     * @param directory made by this; must not exist
     * @param user whom the token is given for, as Bitbucket wants it in Basic authentication
     * @throws GitException when git fails, with what it said
     */
    public static GitClone of(URI repository, Path directory, String user, String token) {
        byte[] pair = (user + ":" + token).getBytes(StandardCharsets.UTF_8);
        GitClone clone = new GitClone(
                directory, "Authorization: Basic " + Base64.getEncoder().encodeToString(pair));
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + directory, e);
        }
        clone.git("clone", "--quiet", repository.toString(), ".");
        return clone;
    }

    /** Goes on with a branch: a new one from what is checked out, or an existing one. */
    public void checkOut(String branch) {
        git("checkout", "--quiet", "-B", branch);
    }

    /** Goes to the tip that a branch has on Bitbucket. */
    public void checkOutRemote(String branch) {
        git("fetch", "--quiet", "origin");
        git("checkout", "--quiet", "-B", branch, "origin/" + branch);
    }

    /** Commits a changed file; returns the commit's hash. */
    public String commit(String message) {
        try {
            Files.writeString(directory.resolve("CHANGES.md"), message + "\n" + System.nanoTime() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write in " + directory, e);
        }
        git("add", "--all");
        git("commit", "--quiet", "--message", message);
        return head();
    }

    /** The hash of what is checked out. */
    public String head() {
        return git("rev-parse", "HEAD");
    }

    /** Tags what is checked out. */
    public void tag(String name) {
        git("tag", name);
    }

    /** Pushes refs, as git names them: {@code main}, {@code HEAD:refs/heads/x}, {@code :x} to delete. */
    public void push(String... refs) {
        List<String> arguments = new ArrayList<>(List.of("push", "--quiet", "origin"));
        arguments.addAll(List.of(refs));
        git(arguments.toArray(String[]::new));
    }

    private String git(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment());
        try {
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) {
                throw new GitException("git " + arguments[0] + " failed: " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run git", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while git ran", e);
        }
    }

    // By the environment, so that neither the command line nor the clone's configuration shows the token.
    private Map<String, String> environment() {
        return Map.ofEntries(
                Map.entry("GIT_TERMINAL_PROMPT", "0"),
                Map.entry("GIT_CONFIG_NOSYSTEM", "1"),
                Map.entry("GIT_CONFIG_GLOBAL", "/dev/null"),
                Map.entry("GIT_CONFIG_COUNT", "1"),
                Map.entry("GIT_CONFIG_KEY_0", "http.extraHeader"),
                Map.entry("GIT_CONFIG_VALUE_0", authorization),
                Map.entry("GIT_AUTHOR_NAME", "Demo Developer"),
                Map.entry("GIT_AUTHOR_EMAIL", "developer@example.com"),
                Map.entry("GIT_COMMITTER_NAME", "Demo Developer"),
                Map.entry("GIT_COMMITTER_EMAIL", "developer@example.com"));
    }
}
