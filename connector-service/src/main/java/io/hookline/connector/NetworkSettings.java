package io.hookline.connector;

import io.hookline.bitbucket.connect.NetworkOptions;
import io.hookline.bitbucket.http.BreakerSettings;
import io.hookline.bitbucket.http.TransportLimits;
import io.hookline.bitbucket.outbound.OutboundRules;
import io.hookline.bitbucket.rate.RateSettings;
import java.util.ArrayList;
import java.util.List;

/** The settings of the network, as the Bitbucket client takes them. */
final class NetworkSettings {

    private static final String ALLOW = "hookline.connector.outbound.allow";

    private NetworkSettings() {}

    static NetworkOptions of(ConnectorConfig config) {
        return new NetworkOptions(
                rules(config.outbound()), limits(config.http()), rates(config.rate()), breaker(config.breaker()));
    }

    /** What is wrong with them, in words. */
    static List<String> faults(ConnectorConfig config) {
        List<String> faults = new ArrayList<>();
        check(ALLOW, () -> rules(config.outbound()), faults);
        check("hookline.connector.http", () -> limits(config.http()), faults);
        check("hookline.connector.rate", () -> rates(config.rate()), faults);
        check("hookline.connector.breaker", () -> breaker(config.breaker()), faults);
        if (config.http().callTimeout().compareTo(config.projectLease()) >= 0) {
            faults.add("hookline.connector.http.call-timeout is not less than hookline.connector.project-lease");
        }
        return faults;
    }

    static OutboundRules rules(ConnectorConfig.Outbound outbound) {
        return OutboundRules.allowing(ALLOW, outbound.allow().orElse(List.of()));
    }

    private static TransportLimits limits(ConnectorConfig.Http http) {
        return new TransportLimits(http.connectTimeout(), http.answerTimeout(), http.callTimeout(), (int)
                Math.min(http.maxBody().asLongValue(), Integer.MAX_VALUE - 1));
    }

    private static RateSettings rates(ConnectorConfig.Rate rate) {
        return new RateSettings(rate.cloudPerHour());
    }

    private static BreakerSettings breaker(ConnectorConfig.Breaker breaker) {
        return new BreakerSettings(breaker.failures(), breaker.firstPause(), breaker.longestPause());
    }

    private static void check(String setting, Runnable read, List<String> faults) {
        try {
            read.run();
        } catch (IllegalArgumentException e) {
            faults.add(setting + ": " + e.getMessage());
        }
    }
}
