package io.hookline.local.command;

import io.hookline.local.stack.Part;
import io.hookline.local.stack.StackException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what the parts wrote. */
@Command(name = "logs", description = "Prints what one part wrote, or all of them.")
final class LogsCommand implements Callable<Integer> {

    private static final long LOOK_MILLIS = 250;

    private final Workspace workspace;

    @Parameters(
            arity = "0..1",
            paramLabel = "SERVICE",
            description = "A part by its name in the status; all if left out.")
    private @Nullable String service;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what comes, until Ctrl-C.")
    private boolean follow;

    LogsCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Source> sources = sources();
        CountDownLatch never = new CountDownLatch(1);
        boolean goOn = true;
        while (goOn) {
            boolean printed = false;
            for (Source source : sources) {
                printed |= source.print(workspace.out());
            }
            goOn = printed || (follow && !never.await(LOOK_MILLIS, TimeUnit.MILLISECONDS));
        }
        return 0;
    }

    private List<Source> sources() {
        String name = service;
        if (name == null) {
            return Arrays.stream(Part.values())
                    .map(part -> source("%-17s | ".formatted(part.id()), part))
                    .toList();
        }
        Part part = Part.named(name)
                .orElseThrow(() -> new StackException("no such part: " + name + "; there are " + names()));
        return List.of(source("", part));
    }

    private Source source(String prefix, Part part) {
        return new Source(prefix, new GrowingFile(workspace.home().log(part)));
    }

    private static String names() {
        return Arrays.stream(Part.values()).map(Part::id).collect(Collectors.joining(", "));
    }

    private record Source(String prefix, GrowingFile file) {

        /** Whether there was anything new. */
        boolean print(PrintStream out) throws IOException {
            String lines = file.more();
            lines.lines().forEach(line -> out.println(prefix + line));
            return !lines.isEmpty();
        }
    }
}
