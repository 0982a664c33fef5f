package io.hookline.local.stack;

import java.net.URI;

/** Where the parts of a stack are reached. */
public record Addresses(
        URI webhookGateway,
        URI connectorService,
        URI triggerEngine,
        URI healthMonitor,
        URI issuer,
        String kafka,
        String postgres,
        Simulator simulator) {

    /** The simulator's addresses. */
    public record Simulator(URI control, Product cloud, Product dataCenter) {}

    /**
     * One simulated Bitbucket.
     *
     * @param rest what a connector is given as the base URL
     * @param git base of the repositories' HTTP addresses
     * @param ssh base of the repositories' SSH addresses
     */
    public record Product(URI rest, URI git, URI ssh) {}

    static Addresses of(Ports ports, Servers servers) {
        return new Addresses(
                http(ports.webhookGateway(), ""),
                http(ports.connectorService(), ""),
                http(ports.triggerEngine(), ""),
                http(ports.healthMonitor(), ""),
                servers.issuer(),
                servers.kafka(),
                servers.postgres(),
                simulator(ports));
    }

    /** Where a service is reached; throws {@link IllegalArgumentException} for a part that is none. */
    public URI service(Part part) {
        return switch (part) {
            case WEBHOOK_GATEWAY -> webhookGateway;
            case CONNECTOR_SERVICE -> connectorService;
            case TRIGGER_ENGINE -> triggerEngine;
            case HEALTH_MONITOR -> healthMonitor;
            case KAFKA, POSTGRES, ISSUER, SIMULATOR -> throw new IllegalArgumentException(part.id() + " is no service");
        };
    }

    /** Where a part is that is neither service nor simulator; throws {@link IllegalArgumentException} for one that is. */
    String server(Part part) {
        return switch (part) {
            case KAFKA -> kafka;
            case POSTGRES -> postgres;
            case ISSUER -> issuer.toString();
            case SIMULATOR, CONNECTOR_SERVICE, WEBHOOK_GATEWAY, TRIGGER_ENGINE, HEALTH_MONITOR ->
                throw new IllegalArgumentException(part.id() + " is no server");
        };
    }

    private static Simulator simulator(Ports ports) {
        return new Simulator(
                http(ports.simulatorControl(), ""),
                new Product(http(ports.cloudHttp(), "/2.0"), http(ports.cloudHttp(), ""), ssh(ports.cloudSsh())),
                new Product(
                        http(ports.dataCenterHttp(), "/bitbucket"),
                        http(ports.dataCenterHttp(), "/bitbucket/scm"),
                        ssh(ports.dataCenterSsh())));
    }

    private static URI http(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static URI ssh(int port) {
        return URI.create("ssh://git@127.0.0.1:" + port);
    }
}
