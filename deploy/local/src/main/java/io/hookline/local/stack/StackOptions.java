package io.hookline.local.stack;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How to start a stack.
 *
 * @param programs what runs as the services
 * @param home where its state is
 * @param ports which ports to use
 * @param fresh whether to forget what earlier runs left
 * @param parts which parts to start; a service wants the embedded parts too, or
 * @param servers in their place; null where they are the stack's own
 */
public record StackOptions(
        ServicePrograms programs,
        Home home,
        PortChoice ports,
        boolean fresh,
        Set<Part> parts,
        @Nullable Servers servers) {

    /** Which ports a stack takes. */
    public enum PortChoice {
        /** The documented ones; starting fails where one is taken. */
        DEFAULT,
        /** Those of the last run where they are still free, else any free ones. */
        FREE
    }

    public StackOptions {
        parts = Set.copyOf(parts);
    }

    /** All parts, with the services of a built repository. */
    public static StackOptions of(Path repository, Home home, PortChoice ports, boolean fresh) {
        return of(ServicePrograms.built(repository.toAbsolutePath().normalize()), home, ports, fresh);
    }

    /** All parts, with these as services. */
    public static StackOptions of(ServicePrograms programs, Home home, PortChoice ports, boolean fresh) {
        return new StackOptions(programs, home, ports, fresh, EnumSet.allOf(Part.class), null);
    }

    /** The same with these parts only. */
    public StackOptions with(Set<Part> wanted) {
        return new StackOptions(programs, home, ports, fresh, wanted, servers);
    }

    /** The same with these servers instead of embedded ones. */
    public StackOptions with(Servers external) {
        Set<Part> others =
                parts.stream().filter(part -> part.kind() != Part.Kind.EMBEDDED).collect(Collectors.toSet());
        return new StackOptions(programs, home, ports, fresh, others, external);
    }

    Servers servers(Ports chosen) {
        return Optional.ofNullable(servers).orElseGet(() -> new EmbeddedServers(chosen));
    }
}
