package io.hookline.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** A runner's git: knows nothing but a checkout's answer. */
final class RunnersGit {

    private final JsonNode checkout;
    private final Path directory;

    RunnersGit(JsonNode checkout) {
        this.checkout = checkout;
        try {
            this.directory =
                    Files.createTempDirectory(Path.of("target"), "runner").toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fetches from the first source that gives the commit, checks it out and gives its hash. */
    String checkOut() {
        git("init", "--quiet", ".");
        String commit = checkout.path("commit").asText();
        List<String> said = new ArrayList<>();
        for (JsonNode source : checkout.path("sources")) {
            JsonNode ssh = source.path("sshUrl");
            String url = (ssh.isMissingNode() ? source.path("httpUrl") : ssh).asText();
            said.add(git("fetch", "--quiet", url, source.path("refspec").asText()));
            if (git("checkout", "--quiet", "--detach", commit).isEmpty()) {
                return git("rev-parse", "HEAD");
            }
        }
        throw new AssertionError("no source gives the commit: " + said);
    }

    private String git(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        builder.environment().put("GIT_SSH_COMMAND", ssh());
        try {
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            process.waitFor();
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run git", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while git ran", e);
        }
    }

    private String ssh() {
        StringBuilder command =
                new StringBuilder("ssh -F /dev/null -o IdentitiesOnly=yes -o StrictHostKeyChecking=yes");
        command.append(" -o UserKnownHostsFile=").append(file("known_hosts", lines(checkout.path("knownHosts"))));
        for (JsonNode key : checkout.path("keys")) {
            String name = "key-" + key.path("kind").asText();
            command.append(" -i ").append(file(name, key.path("privateKey").asText()));
        }
        return command.toString();
    }

    private static String lines(JsonNode texts) {
        return String.join(
                        "\n",
                        StreamSupport.stream(texts.spliterator(), false)
                                .map(JsonNode::asText)
                                .toList())
                + "\n";
    }

    private Path file(String name, String content) {
        try {
            Path file = directory.resolve(".git").resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
            return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
