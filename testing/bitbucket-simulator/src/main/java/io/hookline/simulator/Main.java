package io.hookline.simulator;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Runs the simulator as a process until it is told to stop (SIGTERM). Options are flags, or environment variables of the
 * same name with {@code SIMULATOR_} before: {@code --data DIR --control-port N --cloud-port N --datacenter-port N
 * --cloud-ssh-port N --datacenter-ssh-port N}.
 */
public final class Main {
    private static final List<String> NAMES =
            List.of("data", "control-port", "cloud-port", "datacenter-port", "cloud-ssh-port", "datacenter-ssh-port");

    private Main() {}

    /** Starts it, prints one line when it is ready, and waits. */
    public static void main(String[] arguments) throws InterruptedException {
        SimulatorOptions options = options(arguments, System.getenv());
        BitbucketSimulator simulator = BitbucketSimulator.start(options);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            simulator.close();
            stopped.countDown();
        }));
        PrintStream out = System.out;
        out.println("Bitbucket simulator ready control=" + simulator.controlUri() + " cloud="
                + simulator.cloud().restBase() + " datacenter="
                + simulator.dataCenter().base());
        stopped.await();
    }

    static SimulatorOptions options(String[] arguments, Map<String, String> environment) {
        Map<String, String> values = new HashMap<>();
        for (String name : NAMES) {
            String value =
                    environment.get("SIMULATOR_" + name.toUpperCase(Locale.ROOT).replace('-', '_'));
            if (value != null) {
                values.put(name, value);
            }
        }
        for (int i = 0; i < arguments.length; i += 2) {
            String name = arguments[i].replaceFirst("^--", "");
            if (!NAMES.contains(name) || i + 1 == arguments.length) {
                throw new IllegalArgumentException(
                        "unknown or incomplete option " + arguments[i] + "; known: " + NAMES);
            }
            values.put(name, arguments[i + 1]);
        }
        Path data = Path.of(values.getOrDefault("data", "bitbucket-simulator-data"));
        SimulatorOptions usual = SimulatorOptions.usualPorts(data);
        return new SimulatorOptions(
                data,
                port(values.get("control-port"), usual.controlPort()),
                port(values.get("cloud-port"), usual.cloudPort()),
                port(values.get("datacenter-port"), usual.dataCenterPort()),
                port(values.get("cloud-ssh-port"), usual.cloudSshPort()),
                port(values.get("datacenter-ssh-port"), usual.dataCenterSshPort()));
    }

    private static int port(@Nullable String value, int otherwise) {
        return value == null ? otherwise : Integer.parseInt(value);
    }
}
