package io.hookline.simulator.http;

import java.net.URI;
import java.util.function.Supplier;

/** Where a simulated product can be reached; known once its ports are open, asked for only after that. */
public class Addresses {
    private volatile String http = "";
    private volatile String ssh = "";

    /** The same, as a server shows them whose administrator has set a base URL; an empty one is none. */
    public Addresses shownAs(Supplier<String> baseUrl) {
        Addresses real = this;
        return new Addresses() {
            @Override
            public String http() {
                String base = baseUrl.get();
                return base.isEmpty() ? real.http() : base;
            }

            @Override
            public String ssh() {
                String base = baseUrl.get();
                String host = URI.create(real.ssh()).getHost();
                return base.isEmpty()
                        ? real.ssh()
                        : real.ssh()
                                .replace(
                                        "@" + host + ":", "@" + URI.create(base).getHost() + ":");
            }
        };
    }

    /**
     * Sets both.
     *
     * @param httpBase scheme, host, port and context path, without a slash at the end
     * @param sshBase scheme, user, host and port, without a slash at the end
     */
    public void opened(String httpBase, String sshBase) {
        http = httpBase;
        ssh = sshBase;
    }

    public String http() {
        return http;
    }

    public String ssh() {
        return ssh;
    }
}
