package io.hookline.local.demo;

import io.hookline.contracts.event.Product;
import io.hookline.local.client.ConnectorClient.NewConnector;
import io.hookline.local.client.SimulatedBitbucket.Account;
import io.hookline.local.stack.Addresses;
import java.util.Map;

/**
 * Where a tour plays: the same on both products, under each one's names.
 *
 * @param title of the tour, for people
 * @param project name of the connector and of the project
 * @param owner workspace or project that has the repository
 * @param forkOwner workspace or project of somebody else
 */
record Scene(Product product, String title, String project, String owner, String forkOwner) {

    static final String REPOSITORY = "shop";

    static final Scene CLOUD = new Scene(Product.CLOUD, "Cloud", "demo-cloud", "demo", "contributor");
    static final Scene DATA_CENTER =
            new Scene(Product.DATA_CENTER, "Data Center", "demo-datacenter", "DEMO", "CONTRIB");

    NewConnector connector(Addresses.Simulator simulator, Account account) {
        return switch (product) {
            case CLOUD ->
                new NewConnector(
                        project,
                        product,
                        simulator.cloud().rest(),
                        Map.of("kind", "apiToken", "email", account.email(), "token", account.token()),
                        simulator.cloud().ssh().getAuthority().replaceFirst("^git@", ""));
            case DATA_CENTER ->
                new NewConnector(
                        project,
                        product,
                        simulator.dataCenter().rest(),
                        Map.of("kind", "accessToken", "token", account.token()),
                        simulator.dataCenter().ssh().getAuthority().replaceFirst("^git@", ""));
        };
    }
}
