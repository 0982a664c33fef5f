package io.hookline.bitbucket.connect;

import io.hookline.bitbucket.Bitbucket;
import io.hookline.bitbucket.BitbucketFactory;
import io.hookline.bitbucket.CaBundle;
import io.hookline.bitbucket.Connection;
import io.hookline.bitbucket.Credential;
import io.hookline.bitbucket.Instance;
import io.hookline.bitbucket.Purpose;
import io.hookline.bitbucket.cloud.CloudBitbucket;
import io.hookline.bitbucket.datacenter.BuildCapabilities;
import io.hookline.bitbucket.datacenter.DataCenterBitbucket;
import io.hookline.bitbucket.http.Breaker;
import io.hookline.bitbucket.http.Breakers;
import io.hookline.bitbucket.http.Link;
import io.hookline.bitbucket.http.Transport;
import io.hookline.bitbucket.rate.BudgetView;
import io.hookline.bitbucket.rate.Budgets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Makes clients over HTTP that share their connections. Clients of one instance and credential share one budget of calls,
 * and all clients of a host its breaker, so keep one factory in a process; neither is shared between processes.
 */
public final class HttpBitbucketFactory implements BitbucketFactory, AutoCloseable {

    private static final int MOST_TRANSPORTS = 256;

    // A connection made with a bundle's trust must not serve calls without it, so each bundle has connections of its
    // own.
    private final Map<Optional<CaBundle>, Transport> transports = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Optional<CaBundle>, Transport> eldest) {
            if (size() <= MOST_TRANSPORTS) {
                return false;
            }
            eldest.getValue().close();
            return true;
        }
    };
    private final Map<Instance, BuildCapabilities> capabilities = new ConcurrentHashMap<>();
    private final Clock clock;
    private final NetworkOptions options;
    private final Budgets budgets;
    private final Breakers breakers;

    /** A factory that connects to wherever it is told, for where nobody else chooses the addresses. */
    public HttpBitbucketFactory(Clock clock) {
        this(clock, NetworkOptions.unrestricted());
    }

    /** A factory whose budgets and breakers live by the clock given. */
    public HttpBitbucketFactory(Clock clock, NetworkOptions options) {
        this.clock = clock;
        this.options = options;
        this.budgets = new Budgets(clock, RandomGenerator.getDefault(), options.rates());
        this.breakers = new Breakers(options.breaker(), clock);
    }

    @Override
    public Bitbucket create(Connection connection, Credential credential, Purpose purpose) {
        var link = new Link(transport(connection.caBundle()), breakers);
        var allowance = budgets.allowance(connection, credential, purpose);
        return switch (connection.instance()) {
            case Instance.Cloud cloud -> new CloudBitbucket(link, cloud, credential, allowance);
            case Instance.DataCenter dataCenter ->
                new DataCenterBitbucket(link, dataCenter, credential, allowance, capabilities(dataCenter));
        };
    }

    /**
     * What other calls to an instance go through, such as those for an OAuth token: the same rules, trust and limits, but
     * neither budget nor breaker. Ask for it anew for each piece of work.
     */
    public Transport transport(@Nullable CaBundle caBundle) {
        synchronized (transports) {
            return transports.computeIfAbsent(
                    Optional.ofNullable(caBundle),
                    trusted -> new Transport(options.rules(), trusted.orElse(null), options.limits()));
        }
    }

    /** Where the budgets of all credentials stand, the least recently used first. */
    public List<BudgetView> budgets() {
        return budgets.view();
    }

    /** How all hosts' breakers stand. */
    public List<Breaker.View> breakers() {
        return breakers.view();
    }

    /** Ends what is under way and gives the connections up. */
    @Override
    public void close() {
        synchronized (transports) {
            transports.values().forEach(Transport::close);
            transports.clear();
        }
    }

    private BuildCapabilities capabilities(Instance.DataCenter instance) {
        return capabilities.computeIfAbsent(instance, _ -> new BuildCapabilities(clock));
    }
}
