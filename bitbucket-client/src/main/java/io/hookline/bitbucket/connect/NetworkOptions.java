package io.hookline.bitbucket.connect;

import io.hookline.bitbucket.http.BreakerSettings;
import io.hookline.bitbucket.http.TransportLimits;
import io.hookline.bitbucket.outbound.OutboundRules;
import io.hookline.bitbucket.rate.RateSettings;

/** How clients use the network. */
public record NetworkOptions(OutboundRules rules, TransportLimits limits, RateSettings rates, BreakerSettings breaker) {

    /** The usual limits, and connections to wherever is asked for. */
    public static NetworkOptions unrestricted() {
        return new NetworkOptions(
                OutboundRules.unrestricted(), TransportLimits.usual(), RateSettings.usual(), BreakerSettings.usual());
    }
}
