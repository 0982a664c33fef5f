package io.hookline.system;

import io.hookline.local.stack.Home;
import io.hookline.local.stack.LocalStack;
import io.hookline.local.stack.Part;
import io.hookline.local.stack.StackListener;
import io.hookline.local.stack.StackOptions;
import java.nio.file.Path;

/** One stack for all test classes, started when first asked for and stopped with the JVM. */
final class SharedStack {

    static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
    static final Home HOME = new Home(Path.of("target/stack"));

    private static final LocalStack STACK = LocalStack.start(
            StackOptions.of(REPOSITORY, HOME, StackOptions.PortChoice.FREE, true), StackListener.silent());

    private SharedStack() {}

    static LocalStack get() {
        return STACK;
    }

    /** Ends a service by SIGKILL and waits until it is up again. */
    static void killAndAwait(Part service) {
        STACK.kill(service);
        STACK.awaitReady(service);
    }
}
