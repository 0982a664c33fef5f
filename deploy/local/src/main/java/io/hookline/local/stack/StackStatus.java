package io.hookline.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a stack is now.
 *
 * @param services Hookline's own
 */
public record StackStatus(
        String state, List<Service> services, Server kafka, Server postgres, Server issuer, Simulator simulator) {

    /**
     * One service.
     *
     * @param pid null while it is down
     * @param version null where it is not built
     */
    public record Service(
            String name,
            URI url,
            boolean ready,
            @Nullable String version,
            @Nullable Long pid) {}

    /**
     * Kafka, PostgreSQL or the issuer.
     *
     * @param external whether it is another's; then it counts as ready when somebody listens there
     */
    public record Server(String address, boolean external, boolean ready) {}

    /** The simulated Bitbucket. */
    public record Simulator(URI control, boolean ready, Addresses.Product cloud, Addresses.Product dataCenter) {}

    public StackStatus {
        services = List.copyOf(services);
    }

    /** Looks at a stack; empty where none ever ran. */
    public static Optional<StackStatus> of(Path repository, Home home) {
        return StackFile.read(home).map(file -> of(repository, home, file));
    }

    /** Whether everything is up. */
    public boolean allReady() {
        return services.stream().allMatch(Service::ready)
                && Stream.of(kafka, postgres, issuer).allMatch(Server::ready)
                && simulator.ready();
    }

    private static StackStatus of(Path repository, Home home, StackFile file) {
        Addresses addresses = file.addresses();
        Readiness readiness = new Readiness(home, addresses);
        boolean watched = file.supervisor().running().isPresent();
        return new StackStatus(
                watched ? file.state().name().toLowerCase(Locale.ROOT) : "stopped",
                Part.services().stream()
                        .map(part -> service(repository, home, addresses, readiness, part))
                        .toList(),
                server(home, readiness, Part.KAFKA, file),
                server(home, readiness, Part.POSTGRES, file),
                server(home, readiness, Part.ISSUER, file),
                new Simulator(
                        addresses.simulator().control(),
                        isReady(home, readiness, Part.SIMULATOR),
                        addresses.simulator().cloud(),
                        addresses.simulator().dataCenter()));
    }

    private static Service service(Path repository, Home home, Addresses addresses, Readiness readiness, Part part) {
        Optional<ProcessHandle> process = Leftovers.process(home, part);
        return new Service(
                part.id(),
                addresses.service(part),
                process.isPresent() && readiness.isReady(part),
                version(repository, part).orElse(null),
                process.map(ProcessHandle::pid).orElse(null));
    }

    private static Server server(Home home, Readiness readiness, Part part, StackFile file) {
        String address = file.addresses().server(part);
        return file.external() == null
                ? new Server(address, false, isReady(home, readiness, part))
                : new Server(address, true, readiness.isReachable(part));
    }

    private static boolean isReady(Home home, Readiness readiness, Part part) {
        return Leftovers.process(home, part).isPresent() && readiness.isReady(part);
    }

    // The packaged application's own jar is named after its version.
    private static Optional<String> version(Path repository, Part part) {
        Path application = repository.resolve(part.id()).resolve("target/quarkus-app/app");
        if (!Files.isDirectory(application)) {
            return Optional.empty();
        }
        String prefix = part.id() + "-";
        try (Stream<Path> jars = Files.list(application)) {
            return jars.map(jar -> jar.getFileName().toString())
                    .filter(name -> name.startsWith(prefix) && name.endsWith(".jar"))
                    .map(name -> name.substring(prefix.length(), name.length() - ".jar".length()))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + application, e);
        }
    }
}
