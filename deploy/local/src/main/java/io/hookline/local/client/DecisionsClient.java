package io.hookline.local.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.contracts.build.Decision;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.wire.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The REST API of the trigger engine. */
public final class DecisionsClient {

    private final RestClient rest;

    public DecisionsClient(URI service, Supplier<String> authorization) {
        rest = new RestClient(service, authorization);
    }

    /** What was decided so far because of a webhook delivery; newest first. */
    public List<Decision> ofDelivery(String deliveryId) {
        String query = URLEncoder.encode(deliveryId, StandardCharsets.UTF_8);
        List<Decision> decisions = new ArrayList<>();
        rest.get("/decisions?delivery=" + query).path("items").forEach(item -> decisions.add(read(item)));
        return decisions;
    }

    /** The version of a project's settings that decisions are made by; 0 where the engine does not know the project yet. */
    public long settingsVersion(ProjectId project) {
        return rest.send("GET", "/projects/" + project, null)
                .body()
                .path("version")
                .asLong();
    }

    /** The API itself, for what has no method here. */
    public RestClient rest() {
        return rest;
    }

    private static Decision read(JsonNode decision) {
        try {
            return Json.mapper().treeToValue(decision, Decision.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not a decision: " + decision, e);
        }
    }
}
