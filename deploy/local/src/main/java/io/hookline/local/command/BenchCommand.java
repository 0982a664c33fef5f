package io.hookline.local.command;

import io.hookline.local.stack.StackException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a benchmark of {@code testing/benchmarks} in a JVM of its own. */
@Command(name = "bench", description = "Runs a benchmark against its floor and prints the ratio.")
final class BenchCommand implements Callable<Integer> {

    /** Runs in one thread, which barriers for a collector beside it would only slow. */
    private static final String SIMULATION = "health";

    private final Workspace workspace;

    @Parameters(
            arity = "0..1",
            defaultValue = "gateway",
            paramLabel = "BENCHMARK",
            description = "gateway, slow, trigger, growth or health; gateway if left out.")
    private String benchmark = "gateway";

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(
            names = "--events",
            paramLabel = "N",
            description = "How many events trigger drains; a million if left out.")
    private int events = 1_000_000;

    BenchCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path built = workspace.repository().resolve("testing/benchmarks/target");
        Path jar = built.resolve("benchmarks-0.1.0.jar");
        if (!Files.exists(jar)) {
            throw new StackException("the benchmarks are not built: " + jar + " is missing");
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                jar + File.pathSeparator + built.resolve("lib") + File.separator + "*",
                "io.hookline.benchmarks.Bench",
                benchmark));
        if (benchmark.equals(SIMULATION)) {
            command.add(1, "-XX:+UseSerialGC");
        }
        command.add("--events=" + events);
        if (json) {
            command.add("--json");
        }
        return new ProcessBuilder(command)
                .directory(workspace.repository().toFile())
                .inheritIO()
                .start()
                .waitFor();
    }
}
