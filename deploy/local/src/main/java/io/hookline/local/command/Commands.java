package io.hookline.local.command;

import io.hookline.local.stack.Home;
import io.hookline.local.stack.StackException;
import java.io.PrintStream;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line as a whole. */
@Command(
        name = "hookline",
        mixinStandardHelpOptions = true,
        version = "0.1.0",
        description = "Runs all of Hookline on this machine, with a simulated Bitbucket.",
        synopsisSubcommandLabel = "COMMAND")
public final class Commands implements Runnable {

    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private final PrintStream out;

    @Spec
    @SuppressWarnings("NullAway.Init") // by picocli
    private CommandSpec spec;

    private Commands(PrintStream out) {
        this.out = out;
    }

    /** Runs one command; returns the exit status: 0 done, 1 failed, 2 misused. */
    public static int execute(Path repository, Home home, PrintStream out, String... arguments) {
        Workspace workspace = new Workspace(repository, home, out);
        return new CommandLine(new Commands(out))
                .addSubcommand(new UpCommand(workspace))
                .addSubcommand(new DownCommand(workspace))
                .addSubcommand(new StatusCommand(workspace))
                .addSubcommand(new LogsCommand(workspace))
                .addSubcommand(new DemoCommand(workspace))
                .addSubcommand(new TokenCommand(workspace))
                .addSubcommand(new TailCommand(workspace))
                .addSubcommand(new DeliverCommand(workspace))
                .addSubcommand(new DlqCommand(workspace))
                .addSubcommand(new RewindCommand(workspace))
                .addSubcommand(new BenchCommand(workspace))
                .addSubcommand(new TestReportCommand(workspace))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Commands::explain)
                .execute(arguments);
    }

    @Override
    public void run() {
        spec.commandLine().usage(out);
    }

    // What a person can act on is told in a sentence; anything else is a bug and shows where it happened.
    private static int explain(Exception exception, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        if (exception instanceof StackException known) {
            command.getErr().println("hookline: " + known.getMessage());
            return known.isMisuse() ? MISUSED : FAILED;
        }
        throw exception;
    }
}
