package io.hookline.trigger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The trigger engine's configuration. The connector-service's address is {@code quarkus.rest-client.connector.url}. */
@ConfigMapping(prefix = "hookline.trigger")
public interface TriggerConfig {

    /** How many events are decided in one transaction at most. */
    @WithDefault("500")
    int batchSize();

    /** How long the webhook of a change that was observed may still come before the change is decided without it. */
    @WithDefault("60s")
    Duration grace();

    /** How often changes whose grace is over are looked for; at least 1 s. */
    @WithDefault("5s")
    Duration sweepEvery();

    /** How long an event of a project that nobody has told of waits for it; then it goes to the dead-letter topic. */
    @WithDefault("10m")
    Duration projectWait();

    /**
     * How long a commit is asked for when connector-service or Bitbucket does not answer. Then an event whose hash is abbreviated goes
     * to the dead-letter topic; one whose message only is missing is decided without it.
     */
    @WithDefault("30m")
    Duration commitWait();

    /** How long after a first vain attempt a waiting event is tried again; each further wait is twice as long. */
    @WithDefault("500ms")
    Duration backOff();

    /** The longest wait between two attempts. */
    @WithDefault("30s")
    Duration maxBackOff();

    /** How often waiting events that are due are looked for; at least 1 s. What newly waits is tried at once. */
    @WithDefault("1s")
    Duration waitingPoll();

    /** How often the outbox is looked at for what a stopped process left; at least 1 s. A commit has it sent at once. */
    @WithDefault("1s")
    Duration relayPoll();

    /** How many messages the outbox sends at a time. */
    @WithDefault("1000")
    int relayBatch();

    /** How long ids of events, deleted refs and closed pull requests are remembered; longer than Kafka keeps the events. */
    @WithDefault("30d")
    Duration retention();

    /** Whether what is told on other topics is told on {@code hookline.cdevents} as well, in the words of CDEvents. */
    @WithDefault("false")
    boolean cdevents();
}
