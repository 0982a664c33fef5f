package io.hookline.embedded;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a broker lets in only whom it knows: SASL_SSL with SCRAM-SHA-512.
 *
 * @param passwords of its users, who may do everything
 * @param powerless those of them who may do nothing
 */
public record KafkaGuard(Identity identity, Map<String, String> passwords, Set<String> powerless) {

    static final String LISTENER = "SASL_SSL";

    private static final String MECHANISM = "SCRAM-SHA-512";
    // The broker speaks to itself over the same listener, to end transactions.
    private static final String BROKER = "broker";
    private static final String BROKER_PASSWORD = "between-brokers";

    public KafkaGuard {
        passwords = Map.copyOf(passwords);
        powerless = Set.copyOf(powerless);
    }

    /** The users that are there from the first start on, as Kafka's formatter wants them. */
    List<String> users() {
        return Stream.concat(Stream.of(Map.entry(BROKER, BROKER_PASSWORD)), passwords.entrySet().stream())
                .map(user -> "%s=[name=%s,password=%s]".formatted(MECHANISM, user.getKey(), user.getValue()))
                .toList();
    }

    /** The broker's settings beside its usual ones. */
    Map<String, String> properties() {
        return Map.ofEntries(
                Map.entry("inter.broker.listener.name", LISTENER),
                Map.entry("sasl.enabled.mechanisms", MECHANISM),
                Map.entry("sasl.mechanism.inter.broker.protocol", MECHANISM),
                Map.entry("listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config", jaas(BROKER, BROKER_PASSWORD)),
                Map.entry("ssl.keystore.type", "PEM"),
                Map.entry("ssl.keystore.key", identity.keyPem()),
                Map.entry("ssl.keystore.certificate.chain", identity.chainPem()),
                Map.entry("ssl.truststore.type", "PEM"),
                Map.entry("ssl.truststore.certificates", identity.authorityPem()),
                Map.entry("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer"),
                Map.entry("super.users", superUsers()));
    }

    /** For clients of the broker that are this user. */
    Map<String, Object> clientSettings(String user) {
        String password = passwords.get(user);
        if (password == null) {
            throw new IllegalArgumentException("no such user: " + user);
        }
        return Map.of(
                "security.protocol",
                LISTENER,
                "sasl.mechanism",
                MECHANISM,
                "sasl.jaas.config",
                jaas(user, password),
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.certificates",
                identity.authorityPem());
    }

    @Override
    public String toString() {
        return "KafkaGuard[***]";
    }

    // Nobody but the controller, which only this machine reaches, comes without a name.
    private String superUsers() {
        return Stream.concat(
                        Stream.of("ANONYMOUS", BROKER),
                        passwords.keySet().stream().filter(user -> !powerless.contains(user)))
                .map(user -> "User:" + user)
                .collect(Collectors.joining(";"));
    }

    private static String jaas(String user, String password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                .formatted(user, password);
    }
}
