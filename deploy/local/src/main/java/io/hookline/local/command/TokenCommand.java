package io.hookline.local.command;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints a bearer token. */
@Command(
        name = "token",
        description = "Prints a bearer token for the local stack; its own issuer's is valid for an hour.")
final class TokenCommand implements Callable<Integer> {

    private final Workspace workspace;

    @Option(names = "--role", required = true, description = "viewer, operator, admin or runner.")
    private Role role = Role.VIEWER;

    TokenCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() {
        workspace.out().println(workspace.access().tokens().fetch(role.name().toLowerCase(Locale.ROOT)));
        return 0;
    }

    /** What a token allows. */
    private enum Role {
        VIEWER,
        OPERATOR,
        ADMIN,
        RUNNER
    }
}
