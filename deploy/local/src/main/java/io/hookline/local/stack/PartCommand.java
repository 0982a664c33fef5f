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

    private final ServicePrograms programs;
    private final Home home;
    private final Ports ports;
    private final ServiceSettings settings;
    private final boolean production;

    /**
     * Commands for one stack.
     *
     * @param production whether services run as they do outside a laptop, without what they let pass there
     */
    PartCommand(ServicePrograms programs, Home home, Ports ports, ServiceSettings settings, boolean production) {
        this.programs = programs;
        this.home = home;
        this.ports = ports;
        this.settings = settings;
        this.production = production;
    }

    ProcessBuilder of(Part part) {
        return process(part, program(part));
    }

    /** Of a service's second process. */
    ProcessBuilder ofReplica(Part service, int port) {
        return process(service, service(service, settings.write(service, port)));
    }

    private ProcessBuilder process(Part part, List<String> program) {
        List<String> command = new ArrayList<>(DEAF_TO_CTRL_C);
        command.addAll(program);
        return new ProcessBuilder(command)
                .directory(home.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(home.log(part).toFile()));
    }

    private List<String> program(Part part) {
        return switch (part) {
            case KAFKA -> embedded(part, ports.kafka());
            case POSTGRES -> embedded(part, ports.postgres());
            case ISSUER -> embedded(part, ports.issuer());
            case SIMULATOR -> simulator();
            case CONNECTOR_SERVICE, WEBHOOK_GATEWAY, TRIGGER_ENGINE, HEALTH_MONITOR ->
                service(part, settings.write(part));
        };
    }

    private List<String> embedded(Part part, int port) {
        return own(
                part == Part.KAFKA ? "-Xmx384m" : "-Xmx96m",
                EmbeddedPartMain.class.getName(),
                part.id(),
                Integer.toString(port),
                home.data(part).toString(),
                home.readyFile(part).toString());
    }

    private List<String> simulator() {
        return own(
                "-Xmx384m",
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

    /** A program of this class path. */
    private static List<String> own(String heapLimit, String... mainAndArguments) {
        List<String> command = new ArrayList<>();
        command.add(ServicePrograms.ownJava().toString());
        command.addAll(ServicePrograms.QUICK_START);
        command.addAll(List.of(heapLimit, "-cp", ownClassPath()));
        command.addAll(List.of(mainAndArguments));
        return command;
    }

    private List<String> service(Part part, Path configuration) {
        Path jar = programs.application().apply(part).resolve("quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new StackException(part.id() + " is not built: " + jar + " is missing");
        }
        List<String> command = new ArrayList<>();
        command.add(programs.java().toString());
        command.addAll(programs.options().apply(part));
        if (!production) {
            command.add("-Dquarkus.profile=" + DefaultSecrets.LOCAL_PROFILE);
        }
        command.add("-Dquarkus.config.locations=" + configuration);
        command.addAll(List.of("-jar", jar.toString()));
        return command;
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
