package io.hookline.simulator;

import java.net.URI;
import java.util.List;

/**
 * Where one simulated product can be reached.
 *
 * @param base what a client is configured with: scheme, host and port, on Data Center with the context path
 * @param restBase {@code .../2.0} on Cloud, {@code .../rest/api/latest} on Data Center
 * @param gitBase what stands before {@code /owner/slug.git}
 * @param knownHosts the SSH host's public keys as lines of a {@code known_hosts} file
 */
public record ProductAddresses(
        URI base, URI restBase, URI gitBase, String sshHost, int sshPort, List<String> knownHosts) {

    public ProductAddresses {
        knownHosts = List.copyOf(knownHosts);
    }
}
