package io.hookline.connector;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hookline.bitbucket.connect.HttpBitbucketFactory;
import io.hookline.bitbucket.git.GitProbe;
import io.hookline.bitbucket.git.SshGitProbe;
import io.hookline.bitbucket.outbound.OutboundRules;
import io.hookline.bitbucket.probe.NetworkProbes;
import io.hookline.bitbucket.probe.Probes;
import io.hookline.connector.store.CrashPoints;
import io.hookline.contracts.project.HookSecrets;
import io.hookline.contracts.wire.Json;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;

/** Beans that are no classes of this service. */
@Singleton
class Wiring {

    @Produces
    @Singleton
    @DefaultBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    SecureRandom random() {
        return new SecureRandom();
    }

    @Produces
    @Singleton
    HttpBitbucketFactory bitbuckets(Clock clock, ConnectorConfig config) {
        return new HttpBitbucketFactory(clock, NetworkSettings.of(config));
    }

    void close(@Disposes HttpBitbucketFactory bitbuckets) {
        bitbuckets.close();
    }

    @Produces
    @Singleton
    OutboundRules rules(ConnectorConfig config) {
        return NetworkSettings.rules(config.outbound());
    }

    @Produces
    @Singleton
    GitProbe probe(OutboundRules rules) {
        return new SshGitProbe(rules);
    }

    @Produces
    @Singleton
    Probes probes(OutboundRules rules) {
        return new NetworkProbes(rules);
    }

    @Produces
    @Singleton
    HookSecrets hookSecrets(ConnectorConfig config) {
        return HookSecrets.fromBase64(config.masterKeys());
    }

    @Produces
    @Singleton
    @DefaultBean
    CrashPoints crashPoints() {
        return place -> {};
    }

    /** The REST API's JSON: as in messages, but a misspelt field is told, not overlooked. */
    @Produces
    @Singleton
    ObjectMapper json() {
        return Json.configure(JsonMapper.builder())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }
}
