package io.hookline.local.client;

import io.hookline.local.stack.Addresses;
import java.util.Map;

/**
 * How a stack's Kafka and its services are got into.
 *
 * @param kafka settings of Kafka's clients
 * @param tokens for the services
 */
public record Access(Map<String, Object> kafka, Tokens tokens) {

    public Access {
        kafka = Map.copyOf(kafka);
    }

    /** To a stack with its own Kafka and issuer, which ask nobody for a password. */
    public static Access of(Addresses addresses) {
        return new Access(Map.of("bootstrap.servers", addresses.kafka()), new Tokens(addresses.issuer()));
    }

    @Override
    public String toString() {
        return "Access[***]";
    }
}
