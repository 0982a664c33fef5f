package io.hookline.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.contracts.health.HealthState;
import io.hookline.contracts.id.ProjectId;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/** The REST API of the health monitor. */
public final class HealthClient {

    private final RestClient rest;

    public HealthClient(URI service, Supplier<String> authorization) {
        rest = new RestClient(service, authorization);
    }

    /** A project's health; empty before the monitor first looked at it, or knew it. */
    public Optional<HealthState> stateOf(ProjectId project) {
        RestClient.Answer answer = rest.send("GET", "/health/projects/" + project, null);
        JsonNode state = answer.body().path("state");
        return answer.isOk() && state.isTextual() ? Optional.of(HealthState.valueOf(state.asText())) : Optional.empty();
    }

    /** Has a project looked at now. */
    public void check(ProjectId project) {
        rest.post("/health/projects/" + project + "/check", null);
    }

    /** The API itself, for what has no method here. */
    public RestClient rest() {
        return rest;
    }
}
