package io.hookline.images;

import io.hookline.local.stack.StackException;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;

/** What {@code ./hookline images} hands over to. It wants the system property {@code hookline.root}: the repository. */
public final class Main {

    private static final int FAILED = 1;

    private Main() {}

    public static void main(String[] arguments) {
        Logger.getLogger("").setLevel(Level.WARNING);
        Path repository = Path.of(System.getProperty("hookline.root", ".")).toAbsolutePath();
        System.exit(new CommandLine(new ImagesCommand(repository, System.out))
                .setExecutionExceptionHandler(Main::explain)
                .execute(arguments));
    }

    // What a person can act on is told in a sentence; anything else is a bug and shows where it happened.
    private static int explain(Exception exception, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        if (exception instanceof ImageException || exception instanceof StackException) {
            command.getErr().println("hookline: " + exception.getMessage());
            return FAILED;
        }
        throw exception;
    }
}
