package io.hookline.gateway.publish;

/** Whether a record is safe in Kafka. */
public sealed interface PublishResult {

    /** All in-sync replicas have it. */
    record Published() implements PublishResult {}

    /**
     * It may or may not be there; whoever sent it has to send it again.
     *
     * @param reason for the log
     */
    record Refused(String reason) implements PublishResult {}
}
