package io.hookline.bitbucket.http;

import io.hookline.bitbucket.CaBundle;
import io.hookline.bitbucket.outbound.OutboundRules;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Makes Apache clients that do nothing of their own accord: no redirects, retries, cookies, caches or proxies. */
public final class HttpClients {

    private static final int CONNECTIONS_OF_A_HOST = 64;
    private static final int CONNECTIONS = 512;
    private static final Duration IDLE = Duration.ofSeconds(50);
    private static final Duration TRUSTED_IDLE = Duration.ofMillis(200);

    private HttpClients() {}

    /** A client that connects only where the rules allow, and trusts the bundle beside Java's own authorities. */
    public static CloseableHttpClient create(OutboundRules rules, @Nullable CaBundle caBundle, TransportLimits limits) {
        return HttpClientBuilder.create()
                .setConnectionManager(connections(rules, caBundle, limits))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(limits.call()))
                        .setResponseTimeout(Timeout.of(limits.answer()))
                        .setDefaultKeepAlive(IDLE.toSeconds(), TimeUnit.SECONDS)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setUserAgent("Hookline")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableConnectionState()
                .disableContentCompression()
                .build();
    }

    private static PoolingHttpClientConnectionManager connections(
            OutboundRules rules, @Nullable CaBundle caBundle, TransportLimits limits) {
        // The host name is compared by the client itself, whose exception tells that fault from those of the chain.
        var tls = new DefaultClientTlsStrategy(
                TrustedAuthorities.context(new ExplainingTrustManager(TrustedAuthorities.trusted(caBundle))),
                HostnameVerificationPolicy.CLIENT,
                new DefaultHostnameVerifier());
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new CheckedResolver(rules))
                .setTlsSocketStrategy(tls)
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setHandshakeTimeout(Timeout.of(limits.connect()))
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(limits.connect()))
                        .setSocketTimeout(Timeout.of(limits.answer()))
                        .setValidateAfterInactivity(TimeValue.of(TRUSTED_IDLE))
                        .build())
                .setMaxConnPerRoute(CONNECTIONS_OF_A_HOST)
                .setMaxConnTotal(CONNECTIONS)
                .build();
    }

    /** The client connects to the very addresses that this gives, so what was checked is what is used. */
    private record CheckedResolver(OutboundRules rules) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return rules.resolve(host).toArray(InetAddress[]::new);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
