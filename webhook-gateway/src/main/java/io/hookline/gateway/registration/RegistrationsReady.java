package io.hookline.gateway.registration;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when all registrations are in memory: before, known hooks would be refused as unknown. */
@Readiness
@ApplicationScoped
class RegistrationsReady implements HealthCheck {

    private final RegistrationReader reader;
    private final HookRegistrations registrations;
    private final String version;

    RegistrationsReady(
            RegistrationReader reader,
            HookRegistrations registrations,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.reader = reader;
        this.registrations = registrations;
        this.version = version;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("hook-registrations")
                .status(reader.isLoaded())
                .withData("hooks", registrations.size())
                .withData("version", version)
                .build();
    }
}
