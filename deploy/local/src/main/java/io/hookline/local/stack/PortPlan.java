package io.hookline.local.stack;

import io.hookline.embedded.FreePort;
import java.util.Set;
import java.util.stream.Collectors;

/** Chooses a stack's ports. */
final class PortPlan {

    private PortPlan() {}

    /** Throws {@link StackException}, which names who holds what, where the documented ports are wanted and not all free. */
    static Ports choose(StackOptions options) {
        return switch (options.ports()) {
            case DEFAULT -> documented(options.parts());
            case FREE -> remembered(options.home(), options.parts());
        };
    }

    private static Ports documented(Set<Part> parts) {
        String taken = Ports.DEFAULT.taken(parts, FreePort::isFree).entrySet().stream()
                .map(port ->
                        "  %d for %s is held by %s".formatted(port.getValue(), port.getKey(), holder(port.getValue())))
                .collect(Collectors.joining("\n"));
        if (!taken.isEmpty()) {
            throw new StackException(
                    "these ports are taken:\n" + taken + "\nEnd what holds them, or take others with: --ports free");
        }
        return Ports.DEFAULT;
    }

    // Webhooks and connectors registered by an earlier run name its ports: the same ones again keep them valid.
    private static Ports remembered(Home home, Set<Part> parts) {
        return StackFile.read(home)
                .map(StackFile::ports)
                .filter(ports -> ports.taken(parts, FreePort::isFree).isEmpty())
                .orElseGet(Ports::free);
    }

    private static String holder(int port) {
        return PortHolder.of(port)
                .map(process -> "process %d (%s)"
                        .formatted(process.pid(), process.info().command().orElse("unknown program")))
                .orElse("another program");
    }
}
