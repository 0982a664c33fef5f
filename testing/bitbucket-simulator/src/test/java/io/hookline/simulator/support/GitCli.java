package io.hookline.simulator.support;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The real git program in one working directory. */
public final class GitCli {
    private final Path directory;
    private final Map<String, String> environment = new HashMap<>();

    /** How a command ended. */
    public record Result(int exit, String output) {
        public Result ok() {
            if (exit != 0) {
                throw new AssertionError("git failed with " + exit + ": " + output);
            }
            return this;
        }
    }

    public GitCli(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        environment.put("HOME", directory.toString());
        environment.put("GIT_TERMINAL_PROMPT", "0");
        environment.put("GIT_AUTHOR_NAME", "Ann");
        environment.put("GIT_AUTHOR_EMAIL", "ann@example.com");
        environment.put("GIT_COMMITTER_NAME", "Ann");
        environment.put("GIT_COMMITTER_EMAIL", "ann@example.com");
    }

    /** Connects with this private key, and only to hosts of this known_hosts file. */
    public GitCli withKey(Path privateKey, Path knownHosts) {
        environment.put(
                "GIT_SSH_COMMAND",
                "ssh -F none -o IdentitiesOnly=yes -o BatchMode=yes -i " + privateKey + " -o UserKnownHostsFile="
                        + knownHosts + " -o StrictHostKeyChecking=yes");
        return this;
    }

    public Result run(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        return execute(command);
    }

    /** Runs a command line that must succeed; words are split at spaces. */
    public String git(String commandLine) {
        return run(commandLine.split(" ")).ok().output().strip();
    }

    public String commit(String file, String content) {
        try {
            Files.writeString(directory.resolve(file), content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        git("add .");
        run("commit", "-q", "-m", "Change " + file).ok();
        return git("rev-parse HEAD");
    }

    /** Makes a passwordless Ed25519 key pair; the public half stands beside it with {@code .pub}. */
    public Path key(String name) {
        Path key = directory.resolve(name);
        Result made = execute(List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", key.toString()));
        made.ok();
        return key;
    }

    private Result execute(List<String> command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
            builder.environment().putAll(environment);
            Process process = builder.redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("git hangs: " + command);
            }
            return new Result(process.exitValue(), output);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
