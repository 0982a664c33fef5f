package io.hookline.local.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.project.ProjectSettings;
import io.hookline.contracts.wire.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The REST API of connector-service. What it refuses is a {@link RestClient.RefusedException}. */
public final class ConnectorClient {

    private final RestClient rest;

    public ConnectorClient(URI service, Supplier<String> authorization) {
        rest = new RestClient(service, authorization);
    }

    /**
     * A connector to make.
     *
     * @param sshAddress {@code host:port} whose host keys are to be confirmed as they are
     */
    public record NewConnector(
            String name, Product product, URI baseUrl, Map<String, String> credential, String sshAddress) {

        /** The stack's own simulator shows them, on this machine: there is nobody to ask who would know better. */
        @JsonProperty
        public boolean acceptScannedHostKeys() {
            return true;
        }

        @Override
        public String toString() {
            return "NewConnector[" + name + ", ***]";
        }
    }

    /**
     * A project as the API shows it.
     *
     * @param problem what stands in the way of its set-up
     * @param deployKey null until it is made, and in lists
     * @param webhook likewise
     * @param version grows with each change that other services are told of
     */
    public record ProjectView(
            ProjectId id,
            String name,
            String status,
            @Nullable String problem,
            RepositoryRef repository,
            @Nullable DeployKey deployKey,
            @Nullable Webhook webhook,
            ProjectSettings settings,
            long version) {

        public boolean isReady() {
            return status.equals("READY");
        }
    }

    /** The public half of a deploy key. */
    public record DeployKey(String fingerprint, boolean registered) {}

    /** A registered webhook. */
    public record Webhook(URI url, boolean registered) {}

    public Optional<ConnectorId> connectorNamed(String name) {
        JsonNode items = rest.get("/connectors?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8))
                .path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(connector -> connector.path("name").asText().equals(name))
                .map(connector -> ConnectorId.of(connector.path("id").asText()))
                .findFirst();
    }

    public ConnectorId createConnector(NewConnector connector) {
        return ConnectorId.of(rest.post("/connectors", connector).path("id").asText());
    }

    public Optional<ProjectView> projectNamed(String name) {
        JsonNode items = rest.get("/projects?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8))
                .path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(item -> item.path("name").asText().equals(name))
                .map(item -> project(ProjectId.of(item.path("id").asText())))
                .findFirst();
    }

    public ProjectView project(ProjectId id) {
        return read(rest.get("/projects/" + id));
    }

    /**
     * Makes a project with the default settings.
     *
     * @param repository {@code workspace/slug} or {@code KEY/slug}
     */
    public ProjectView createProject(String name, ConnectorId connector, String repository) {
        Map<String, Object> wanted = new LinkedHashMap<>();
        wanted.put("name", name);
        wanted.put("connector", connector);
        wanted.put("repository", repository);
        return read(rest.post("/projects", wanted));
    }

    /** Gives all settings that are not named their default. */
    public ProjectView replaceSettings(ProjectId project, Map<String, Object> settings) {
        return read(rest.put("/projects/" + project + "/settings", settings));
    }

    /** Changes the settings that are named. */
    public ProjectView changeSettings(ProjectId project, Map<String, Object> settings) {
        return read(rest.patch("/projects/" + project + "/settings", settings));
    }

    /** The API itself, for what has no method here. */
    public RestClient rest() {
        return rest;
    }

    private static ProjectView read(JsonNode project) {
        try {
            return Json.mapper().treeToValue(project, ProjectView.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not a project: " + project, e);
        }
    }
}
