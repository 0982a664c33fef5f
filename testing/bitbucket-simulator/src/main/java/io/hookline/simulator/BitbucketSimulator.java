package io.hookline.simulator;

import io.hookline.simulator.access.SshAccess;
import io.hookline.simulator.action.Actions;
import io.hookline.simulator.action.Git;
import io.hookline.simulator.cloud.CloudEndpoint;
import io.hookline.simulator.cloud.CloudPayloads;
import io.hookline.simulator.conformance.Conformance;
import io.hookline.simulator.conformance.ConformanceCheck;
import io.hookline.simulator.control.ControlEndpoint;
import io.hookline.simulator.control.SimulatorControl;
import io.hookline.simulator.datacenter.DataCenterEndpoint;
import io.hookline.simulator.datacenter.DataCenterPayloads;
import io.hookline.simulator.delivery.Deliveries;
import io.hookline.simulator.fault.Faults;
import io.hookline.simulator.git.GitRepositories;
import io.hookline.simulator.git.HttpGit;
import io.hookline.simulator.git.SshGit;
import io.hookline.simulator.http.Addresses;
import io.hookline.simulator.http.HttpShell;
import io.hookline.simulator.http.RequestLog;
import io.hookline.simulator.state.Product;
import io.hookline.simulator.state.Repository;
import io.hookline.simulator.state.Store;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A running Bitbucket Cloud and a running Bitbucket Data Center on free or given ports of 127.0.0.1, with real git
 * repositories and real webhook deliveries.
 */
public final class BitbucketSimulator implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    private final RequestLog requests = new RequestLog();
    private final Addresses cloudAddresses = new Addresses();
    private final Addresses dataCenterAddresses = new Addresses();
    private final Store store;
    private final Actions actions;
    private final SimulatorControl control;
    private final Deliveries deliveries;
    private final SshGit cloudSsh;
    private final SshGit dataCenterSsh;
    private final HttpShell cloudHttp;
    private final HttpShell dataCenterHttp;
    private final HttpShell controlHttp;

    private BitbucketSimulator(SimulatorOptions options) {
        store = Store.open(options.dataDirectory(), options.keepsState());
        GitRepositories repositories =
                new GitRepositories(options.dataDirectory().resolve("repositories"));
        deliveries = deliveries(Git.at(repositories));
        actions = Actions.of(store, repositories, deliveries);
        Faults faults = new Faults();
        control = SimulatorControl.of(
                store,
                actions,
                faults,
                Map.of(Product.CLOUD, cloudAddresses, Product.DATA_CENTER, dataCenterAddresses));
        HttpGit httpGit = new HttpGit(repositories, actions.pushes()::received);
        cloudSsh = ssh(Product.CLOUD, options.cloudSshPort(), options, repositories);
        dataCenterSsh = ssh(Product.DATA_CENTER, options.dataCenterSshPort(), options, repositories);
        CloudEndpoint cloud = new CloudEndpoint(store, actions, httpGit, cloudAddresses);
        DataCenterEndpoint dataCenter = new DataCenterEndpoint(
                store, actions, httpGit, deliveries, dataCenterAddresses, dataCenterSsh::fingerprint);
        cloudHttp = HttpShell.open("cloud", options.cloudPort(), cloud, faults, requests);
        dataCenterHttp = HttpShell.open("datacenter", options.dataCenterPort(), dataCenter, faults, requests);
        cloudAddresses.opened(http(cloudHttp), ssh(cloudSsh));
        dataCenterAddresses.opened(http(dataCenterHttp) + "/" + DataCenterEndpoint.CONTEXT, ssh(dataCenterSsh));
        // The control API's own requests are no concern of a log that tests assert on, nor of faults.
        controlHttp = HttpShell.open(
                "control",
                options.controlPort(),
                new ControlEndpoint(control, requests, deliveries, this::describe, this::changeHostKey),
                new Faults(),
                new RequestLog());
    }

    private Deliveries deliveries(Git git) {
        return new Deliveries(
                store,
                Map.of(
                        Product.CLOUD, new CloudPayloads(store, git, cloudAddresses),
                        Product.DATA_CENTER, new DataCenterPayloads(store, git, dataCenterAddresses)));
    }

    /** Starts both products; when this returns, all ports are open. */
    public static BitbucketSimulator start(SimulatorOptions options) {
        return new BitbucketSimulator(options);
    }

    private SshGit ssh(Product product, int port, SimulatorOptions options, GitRepositories repositories) {
        return SshGit.open(
                product,
                port,
                options.dataDirectory(),
                (owner, slug, write) -> forGit(product, owner, slug, write),
                new SshAccess(store),
                repositories,
                actions.pushes()::received);
    }

    private Optional<Repository> forGit(Product product, String owner, String slug, boolean write) {
        return actions.repositories()
                .forGit(product, owner, slug)
                .filter(found -> !write || !actions.repositories().readOnly(found));
    }

    private static String http(HttpShell shell) {
        return "http://" + HOST + ":" + shell.port();
    }

    private static String ssh(SshGit server) {
        return "ssh://git@" + HOST + ":" + server.port();
    }

    public ProductAddresses cloud() {
        URI base = URI.create(cloudAddresses.http());
        return new ProductAddresses(
                base, URI.create(base + "/2.0"), base, HOST, cloudSsh.port(), cloudSsh.knownHosts());
    }

    public ProductAddresses dataCenter() {
        URI base = URI.create(dataCenterAddresses.http());
        return new ProductAddresses(
                base,
                URI.create(base + "/rest/api/latest"),
                URI.create(base + "/scm"),
                HOST,
                dataCenterSsh.port(),
                dataCenterSsh.knownHosts());
    }

    public URI controlUri() {
        return URI.create(http(controlHttp));
    }

    /** Everything that can be done behind Bitbucket's APIs. */
    public SimulatorControl control() {
        return control;
    }

    /** What was asked of both products. */
    public RequestLog requestLog() {
        return requests;
    }

    /**
     * Checks everything asked and answered since the log was last cleared against Atlassian's OpenAPI files.
     *
     * @param openApi the directory with {@code cloud-2026-06.json} and {@code datacenter-10.4.json}
     */
    public Conformance checkAgainst(Path openApi) {
        return ConformanceCheck.check(requests.entries(), openApi);
    }

    /** What was sent to webhooks, and waiting for it. */
    public Deliveries deliveries() {
        return deliveries;
    }

    /** Gives a product's SSH server another host key, as when it is installed anew. */
    public void changeHostKey(Product product) {
        switch (product) {
            case CLOUD -> cloudSsh.changeHostKey();
            case DATA_CENTER -> dataCenterSsh.changeHostKey();
        }
    }

    private Map<String, Object> describe() {
        return Map.of("cloud", cloud(), "dataCenter", dataCenter());
    }

    @Override
    public void close() {
        controlHttp.close();
        cloudHttp.close();
        dataCenterHttp.close();
        cloudSsh.close();
        dataCenterSsh.close();
        deliveries.close();
    }
}
