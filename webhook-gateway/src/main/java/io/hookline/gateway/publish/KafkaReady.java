package io.hookline.gateway.publish;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the producer is connected and knows its topics. */
@Readiness
@ApplicationScoped
class KafkaReady implements HealthCheck {

    private final Publisher publisher;

    KafkaReady(Publisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("kafka").status(publisher.isReady()).build();
    }
}
