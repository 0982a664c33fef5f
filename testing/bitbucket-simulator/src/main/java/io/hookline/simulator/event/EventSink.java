package io.hookline.simulator.event;

/** Takes what happened; returns at once, deliveries follow on threads of their own. */
public interface EventSink {
    void happened(DomainEvent event);
}
