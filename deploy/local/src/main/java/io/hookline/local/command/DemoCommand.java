package io.hookline.local.command;

import io.hookline.local.demo.Demo;
import io.hookline.local.stack.Addresses;
import io.hookline.local.stack.StackFile;
import io.hookline.local.stack.StackOptions;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Takes the tour, on the running stack or on one that it starts and leaves running. */
@Command(name = "demo", description = "Shows what Hookline does, with real pushes to a simulated Bitbucket.")
final class DemoCommand implements Callable<Integer> {

    private final Workspace workspace;

    DemoCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() {
        if (StackFile.readRunning(workspace.home()).isEmpty()) {
            int status = new DetachedStart(workspace).run(false, StackOptions.PortChoice.DEFAULT, Optional.empty());
            if (status != 0) {
                return status;
            }
        }
        Addresses addresses = workspace.running().addresses();
        return new Demo(addresses, workspace.access(), workspace.home(), workspace.out()).run() ? 0 : 1;
    }
}
