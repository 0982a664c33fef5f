package io.hookline.simulator;

import java.nio.file.Path;

/**
 * Where the simulator listens and keeps its state; all ports are on 127.0.0.1, and 0 is any free one.
 *
 * @param dataDirectory repositories, state and host keys; what an earlier run left there is taken up again
 * @param keepsState whether the state is written after each change; without, changes are cheap however much there is already
 */
public record SimulatorOptions(
        Path dataDirectory,
        int controlPort,
        int cloudPort,
        int dataCenterPort,
        int cloudSshPort,
        int dataCenterSshPort,
        boolean keepsState) {

    public SimulatorOptions(
            Path dataDirectory,
            int controlPort,
            int cloudPort,
            int dataCenterPort,
            int cloudSshPort,
            int dataCenterSshPort) {
        this(dataDirectory, controlPort, cloudPort, dataCenterPort, cloudSshPort, dataCenterSshPort, true);
    }

    public SimulatorOptions {
        for (int port : new int[] {controlPort, cloudPort, dataCenterPort, cloudSshPort, dataCenterSshPort}) {
            if (port < 0 || port > 65_535) {
                throw new IllegalArgumentException("not a port: " + port);
            }
        }
    }

    /** Free ports, for tests. */
    public static SimulatorOptions freePorts(Path dataDirectory) {
        return new SimulatorOptions(dataDirectory, 0, 0, 0, 0, 0);
    }

    /** The same without a state that outlives the process. */
    public SimulatorOptions forgetful() {
        return new SimulatorOptions(
                dataDirectory, controlPort, cloudPort, dataCenterPort, cloudSshPort, dataCenterSshPort, false);
    }

    /** The ports of the local stack: control 7989, Data Center 7990, Cloud 7991, their SSH 7999 and 7998. */
    public static SimulatorOptions usualPorts(Path dataDirectory) {
        return new SimulatorOptions(dataDirectory, 7989, 7991, 7990, 7998, 7999);
    }
}
