package io.hookline.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code ./hookline} without the script's part, which builds: a build is what tests are part of. */
final class HooklineCommand {

    // Not the shared stack's: whoever looks there starts it.
    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
    private static final Path LOCAL = REPOSITORY.resolve("deploy/local/target");

    private final Path home;

    /**
     * The command line of one stack.
     *
     * @param home where the stack's state is
     */
    HooklineCommand(Path home) {
        this.home = home.toAbsolutePath();
    }

    /** What a command said, on both of its outputs, and its end. */
    record Ran(int exitCode, String said) {}

    Ran run(String... arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), said);
    }

    /** Starts a command that ends when it is told to. */
    Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Dhookline.root=" + REPOSITORY,
                "-cp",
                LOCAL.resolve("local-0.1.0.jar") + ":" + LOCAL.resolve("lib/*"),
                "io.hookline.local.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("HOOKLINE_HOME", home.toString());
        return builder.start();
    }
}
