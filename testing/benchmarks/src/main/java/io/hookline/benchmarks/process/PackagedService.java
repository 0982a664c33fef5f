package io.hookline.benchmarks.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One of the services as it is deployed. */
public final class PackagedService {

    private PackagedService() {}

    /**
     * Starts a service; does not wait for it.
     *
     * @param repository the root of the built repository
     * @param options of {@code java}
     */
    public static ServerProcess start(
            Path repository, String service, List<String> options, Map<String, String> environment, Path log) {
        Path jar = repository.resolve(service).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException(service + " is not packaged: " + jar);
        }
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(List.of("-jar", jar.toString()));
        return ServerProcess.start(arguments, environment, log);
    }
}
