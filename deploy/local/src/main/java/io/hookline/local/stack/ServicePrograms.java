package io.hookline.local.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a stack runs as its services.
 *
 * @param java the launcher
 * @param application the folder of a service's packaged application, where {@code quarkus-run.jar} is
 * @param options of the JVM, for a service
 */
public record ServicePrograms(Path java, Function<Part, Path> application, Function<Part, List<String>> options) {

    // On two cores most of a start is compiling: with the first compiler alone it takes half the time. Benchmarks start
    // their own processes.
    static final List<String> QUICK_START = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    /** This JVM's Java. */
    public static Path ownJava() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** The services as the build left them in the repository, started quickly and kept small. */
    public static ServicePrograms built(Path repository) {
        return new ServicePrograms(
                ownJava(),
                service -> repository.resolve(service.id()).resolve("target/quarkus-app"),
                _ -> Stream.concat(QUICK_START.stream(), Stream.of("-Xmx320m")).toList());
    }
}
