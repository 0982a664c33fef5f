package io.hookline.gateway.connection;

import io.hookline.gateway.config.GatewayConfig;
import io.smallrye.config.SmallRyeConfig;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.spi.VertxServiceProvider;
import org.eclipse.microprofile.config.ConfigProvider;

/** Has Vert.x give each connection a {@link RequestDeadline}; found as a service, for Vert.x is there before any bean. */
public final class ConnectionWatch implements VertxServiceProvider {

    @Override
    public void init(VertxBuilder vertx) {
        long deadline = ConfigProvider.getConfig()
                .unwrap(SmallRyeConfig.class)
                .getConfigMapping(GatewayConfig.class)
                .requestTimeout()
                .toNanos();
        vertx.findTransport(new WatchedTransport(vertx.findTransport(), () -> new RequestDeadline(deadline)));
    }
}
