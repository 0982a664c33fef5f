package io.hookline.connector.network;

import io.hookline.bitbucket.connect.HttpBitbucketFactory;
import io.hookline.bitbucket.http.Breaker;
import io.hookline.bitbucket.http.Breakers;
import io.hookline.bitbucket.rate.BudgetView;
import io.hookline.bitbucket.rate.RateResource;
import io.hookline.contracts.id.ConnectorId;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The budgets and breakers of this process. A budget or host that was not called yet has none. */
@ApplicationScoped
public class Limits {

    private final HttpBitbucketFactory bitbuckets;

    Limits(HttpBitbucketFactory bitbuckets) {
        this.bitbuckets = bitbuckets;
    }

    /** The budgets of a connector's credential, one for each resource. */
    public Collection<BudgetView> budgets(ConnectorId connector) {
        return budgetsByConnector().getOrDefault(connector.toString(), Map.of()).values();
    }

    /** The breaker of an address's host. */
    public Optional<Breaker.View> breaker(URI address) {
        var host = Breakers.hostOf(address);
        return breakers().stream().filter(view -> view.host().equals(host)).findFirst();
    }

    List<Breaker.View> breakers() {
        return bitbuckets.breakers();
    }

    // After a credential was renewed the old one's budget is still there, but was used less recently.
    Map<String, Map<RateResource, BudgetView>> budgetsByConnector() {
        Map<String, Map<RateResource, BudgetView>> all = new HashMap<>();
        for (BudgetView budget : bitbuckets.budgets()) {
            for (String connector : budget.labels()) {
                all.computeIfAbsent(connector, _ -> new EnumMap<>(RateResource.class))
                        .put(budget.resource(), budget);
            }
        }
        return all;
    }
}
