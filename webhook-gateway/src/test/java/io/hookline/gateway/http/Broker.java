package io.hookline.gateway.http;

/** The Kafka of a test. */
interface Broker {

    String bootstrapServers();
}
