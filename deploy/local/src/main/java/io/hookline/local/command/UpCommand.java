package io.hookline.local.command;

import io.hookline.local.external.ExternalServers;
import io.hookline.local.stack.LocalStack;
import io.hookline.local.stack.Part;
import io.hookline.local.stack.StackException;
import io.hookline.local.stack.StackFile;
import io.hookline.local.stack.StackListener;
import io.hookline.local.stack.StackOptions;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the stack, in the foreground or on its own. */
@Command(name = "up", description = "Starts everything and waits until it is ready; Ctrl-C or 'down' stops it.")
final class UpCommand implements Callable<Integer> {

    private static final String DEFAULT_FILE = "external.properties";

    private final Workspace workspace;

    @Option(names = "--detach", description = "Leave the stack running and return.")
    private boolean detach;

    @Option(names = "--fresh", description = "Forget what earlier runs left: data and secrets.")
    private boolean fresh;

    @Option(
            names = "--ports",
            defaultValue = "DEFAULT",
            description = "default: the documented ports; free: any free ones, the same at the next start.")
    private StackOptions.PortChoice ports = StackOptions.PortChoice.DEFAULT;

    @Option(
            names = "--without",
            split = ",",
            paramLabel = "PART",
            description = "Leave these parts out, to run them from an IDE; not with --detach.")
    private List<String> without = List.of();

    @Option(
            names = "--external",
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "FILE",
            description = "Use the Kafka, PostgreSQL and issuer that this file names instead of starting them; "
                    + DEFAULT_FILE
                    + " in the stack's home if no file is named.")
    @Nullable
    private Path external;

    UpCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() {
        if (StackFile.readRunning(workspace.home()).isPresent()) {
            return alreadyUp();
        }
        if (fresh && external != null) {
            throw StackException.misuse(
                    "--fresh would forget the keys that secrets in the external database are encrypted with");
        }
        if (detach) {
            return new DetachedStart(workspace).run(fresh, ports, settingsFile());
        }
        return stay();
    }

    private int stay() {
        Instant begun = Instant.now();
        StackOptions own = StackOptions.of(workspace.repository(), workspace.home(), ports, fresh)
                .with(parts());
        StackOptions options =
                settingsFile().map(ExternalServers::read).map(own::with).orElse(own);
        try (LocalStack stack = LocalStack.start(options, new Narrator(workspace.out()))) {
            workspace
                    .out()
                    .printf(Locale.ROOT, "%nAll ready after %s.%n%n", seconds(Duration.between(begun, Instant.now())));
            Directions.print(stack.addresses(), workspace.out());
            stack.awaitStop();
        }
        return 0;
    }

    private Set<Part> parts() {
        Set<Part> parts = EnumSet.allOf(Part.class);
        for (String name : without) {
            parts.remove(Part.named(name).orElseThrow(() -> new StackException("no such part: " + name)));
        }
        return parts;
    }

    private Optional<Path> settingsFile() {
        return Optional.ofNullable(external)
                .map(file -> file.toString().isEmpty()
                        ? workspace.home().directory().resolve(DEFAULT_FILE)
                        : file.toAbsolutePath());
    }

    private int alreadyUp() {
        if (fresh) {
            throw new StackException("the stack is running; stop it with './hookline down' before starting it afresh");
        }
        workspace.out().println("The stack is running already.\n");
        Directions.print(workspace.running().addresses(), workspace.out());
        return 0;
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    private record Narrator(PrintStream out) implements StackListener {

        @Override
        public void ready(Part part, Duration after) {
            out.printf("  %-18s ready after %6s%n", part.id(), seconds(after));
        }

        @Override
        public void restarting(Part part, int exitCode) {
            out.printf("  %-18s ended with %d and is started again%n", part.id(), exitCode);
        }
    }
}
