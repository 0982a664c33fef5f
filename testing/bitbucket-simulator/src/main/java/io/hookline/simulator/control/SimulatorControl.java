package io.hookline.simulator.control;

import io.hookline.simulator.action.Actions;
import io.hookline.simulator.fault.Faults;
import io.hookline.simulator.http.Addresses;
import io.hookline.simulator.state.Product;
import io.hookline.simulator.state.Store;
import java.util.Map;

/**
 * Everything that can be done to the simulator without going through Bitbucket's own APIs. The control API over HTTP does
 * the same.
 */
public record SimulatorControl(
        People people,
        RepositoryControl repositories,
        PullRequestControl pullRequests,
        HookControl hooks,
        Conditions conditions) {

    /** Wires the parts. */
    public static SimulatorControl of(Store store, Actions actions, Faults faults, Map<Product, Addresses> addresses) {
        People people = new People(store, actions.keys());
        RepositoryControl repositories = new RepositoryControl(store, actions, people, addresses);
        return new SimulatorControl(
                people,
                repositories,
                new PullRequestControl(store, actions.pullRequests(), repositories, people),
                new HookControl(store, actions, repositories),
                new Conditions(store, faults));
    }
}
