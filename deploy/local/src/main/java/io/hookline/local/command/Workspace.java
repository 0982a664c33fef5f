package io.hookline.local.command;

import io.hookline.local.client.Access;
import io.hookline.local.external.ExternalServers;
import io.hookline.local.stack.Home;
import io.hookline.local.stack.StackException;
import io.hookline.local.stack.StackFile;
import java.io.PrintStream;
import java.nio.file.Path;

/** What every command works on. */
record Workspace(Path repository, Home home, PrintStream out) {

    /** The stack that is up; throws {@link StackException} where there is none. */
    StackFile running() {
        return StackFile.readRunning(home)
                .orElseThrow(() -> new StackException("no stack is running; start one with: ./hookline up --detach"));
    }

    /** How that stack is got into. */
    Access access() {
        StackFile stack = running();
        return stack.external() == null
                ? Access.of(stack.addresses())
                : ExternalServers.read(Path.of(stack.external())).access();
    }
}
