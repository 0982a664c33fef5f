package io.hookline.simulator.http;

/** Where a simulated product can be reached; known once its ports are open, asked for only after that. */
public final class Addresses {
    private volatile String http = "";
    private volatile String ssh = "";

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
