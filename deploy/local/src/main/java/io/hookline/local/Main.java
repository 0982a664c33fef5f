package io.hookline.local;

import io.hookline.local.command.Commands;
import io.hookline.local.stack.Home;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What the script {@code hookline} hands over to. It wants the system property {@code hookline.root}: the repository. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        Logger.getLogger("").setLevel(Level.WARNING);
        Path repository = Path.of(System.getProperty("hookline.root", ".")).toAbsolutePath();
        Home home = new Home(Optional.ofNullable(System.getenv("HOOKLINE_HOME"))
                .map(Path::of)
                .orElse(repository.resolve(".hookline")));
        System.exit(Commands.execute(repository, home, System.out, arguments));
    }
}
