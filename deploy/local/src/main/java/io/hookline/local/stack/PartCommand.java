package io.hookline.local.stack;

import io.hookline.contracts.secret.DefaultSecrets;
import io.hookline.local.embedded.EmbeddedPartMain;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of each part. */
final class PartCommand {

    // A terminal sends Ctrl-C to every process in the foreground; only the supervisor may hear it, which stops the
    // others in order.
    private static final List<String> DEAF_TO_CTRL_C = List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");
    // On two cores most of a start is compiling: with the first compiler alone it takes half the time. Benchmarks start
    // their own processes.
    private static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    private static final List<String> QUIET =
            List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    private final Path repository;
    private final Home home;
    private final Ports ports;
    private final ServiceSettings settings;

    PartCommand(Path repository, Home home, Ports ports, ServiceSettings settings) {
        this.repository = repository;
        this.home = home;
        this.ports = ports;
        this.settings = settings;
    }

    ProcessBuilder of(Part part) {
        List<String> command = new ArrayList<>(DEAF_TO_CTRL_C);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(QUICK_START);
        command.addAll(QUIET);
        command.add(heapLimit(part));
        command.addAll(program(part));
        return new ProcessBuilder(command)
                .directory(home.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(home.log(part).toFile()));
    }

    private static String heapLimit(Part part) {
        return switch (part) {
            case KAFKA, SIMULATOR -> "-Xmx384m";
            case POSTGRES, ISSUER -> "-Xmx96m";
            case CONNECTOR_SERVICE, WEBHOOK_GATEWAY, TRIGGER_ENGINE, HEALTH_MONITOR -> "-Xmx320m";
        };
    }

    private List<String> program(Part part) {
        return switch (part) {
            case KAFKA -> embedded(part, ports.kafka());
            case POSTGRES -> embedded(part, ports.postgres());
            case ISSUER -> embedded(part, ports.issuer());
            case SIMULATOR -> simulator();
            case CONNECTOR_SERVICE, WEBHOOK_GATEWAY, TRIGGER_ENGINE, HEALTH_MONITOR -> service(part);
        };
    }

    private List<String> embedded(Part part, int port) {
        return List.of(
                "-cp",
                ownClassPath(),
                EmbeddedPartMain.class.getName(),
                part.id(),
                Integer.toString(port),
                home.data(part).toString(),
                home.readyFile(part).toString());
    }

    private List<String> simulator() {
        return List.of(
                "-cp",
                ownClassPath(),
                "io.hookline.simulator.Main",
                "--data",
                home.data(Part.SIMULATOR).toString(),
                "--control-port",
                Integer.toString(ports.simulatorControl()),
                "--cloud-port",
                Integer.toString(ports.cloudHttp()),
                "--datacenter-port",
                Integer.toString(ports.dataCenterHttp()),
                "--cloud-ssh-port",
                Integer.toString(ports.cloudSsh()),
                "--datacenter-ssh-port",
                Integer.toString(ports.dataCenterSsh()));
    }

    private List<String> service(Part part) {
        Path jar = repository.resolve(part.id()).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new StackException(part.id() + " is not built: " + jar + " is missing");
        }
        return List.of(
                "-Dquarkus.profile=" + DefaultSecrets.LOCAL_PROFILE,
                "-Dquarkus.config.locations=" + settings.write(part),
                "-jar",
                jar.toString());
    }

    private static String ownClassPath() {
        StringBuilder absolute = new StringBuilder();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            absolute.append(absolute.isEmpty() ? "" : File.pathSeparator)
                    .append(Path.of(entry).toAbsolutePath());
        }
        return absolute.toString();
    }
}
