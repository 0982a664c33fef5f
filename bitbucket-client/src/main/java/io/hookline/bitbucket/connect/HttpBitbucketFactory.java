package io.hookline.bitbucket.connect;

import io.hookline.bitbucket.Bitbucket;
import io.hookline.bitbucket.BitbucketFactory;
import io.hookline.bitbucket.Credential;
import io.hookline.bitbucket.Instance;
import io.hookline.bitbucket.Purpose;
import io.hookline.bitbucket.cloud.CloudBitbucket;
import io.hookline.bitbucket.datacenter.DataCenterBitbucket;
import io.hookline.bitbucket.http.HttpApi;
import io.hookline.bitbucket.http.RateBudget;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Makes clients over HTTP that share their connections. Clients of one instance and credential share one budget of calls,
 * so keep one factory in a process; budgets are not shared between processes.
 */
public final class HttpBitbucketFactory implements BitbucketFactory, AutoCloseable {

    private static final Duration CONNECT_TIME_OUT = Duration.ofSeconds(5);
    private static final int MOST_BUDGETS = 1_000;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIME_OUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final Map<Payer, RateBudget> budgets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Payer, RateBudget> eldest) {
            return size() > MOST_BUDGETS;
        }
    };
    private final Clock clock;

    /** A factory whose budgets live by the clock given. */
    public HttpBitbucketFactory(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Bitbucket create(Instance instance, Credential credential, Purpose purpose) {
        var allowance = new HttpApi.Allowance(budget(instance, credential), purpose);
        return switch (instance) {
            case Instance.Cloud cloud -> new CloudBitbucket(http, cloud, credential, allowance);
            case Instance.DataCenter dataCenter -> new DataCenterBitbucket(http, dataCenter, credential, allowance);
        };
    }

    /** Ends what is under way and gives the connections up. */
    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }

    private RateBudget budget(Instance instance, Credential credential) {
        synchronized (budgets) {
            return budgets.computeIfAbsent(new Payer(instance, credential), _ -> switch (instance) {
                case Instance.Cloud _ -> RateBudget.cloud(clock, RandomGenerator.getDefault());
                case Instance.DataCenter _ -> RateBudget.dataCenter(clock, RandomGenerator.getDefault());
            });
        }
    }

    private record Payer(Instance instance, Credential credential) {}
}
