package io.hookline.local.command;

import io.hookline.local.stack.RunningStack;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Stops the stack. */
@Command(name = "down", description = "Stops everything and makes sure that no process is left.")
final class DownCommand implements Callable<Integer> {

    private final Workspace workspace;

    DownCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() {
        List<String> left = RunningStack.stop(workspace.home());
        if (!left.isEmpty()) {
            workspace.out().println("Still running: " + String.join(", ", left));
            return 1;
        }
        workspace.out().println("Stopped; no process is left.");
        return 0;
    }
}
