package io.hookline.kubernetes.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hookline.kubernetes.render.Manifests;
import io.hookline.kubernetes.setting.Service;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** A deployment or a job, and the service whose image it runs. */
record Workload(ObjectNode object) {

    static Stream<Workload> all(Manifests manifests) {
        return manifests.ofKind("Deployment", "Job").map(Workload::new);
    }

    static Stream<Workload> services(Manifests manifests) {
        return manifests.ofKind("Deployment").map(Workload::new);
    }

    String title() {
        return Manifests.title(object);
    }

    JsonNode at(String pointer) {
        return object.at(pointer);
    }

    JsonNode pod() {
        return object.at("/spec/template/spec");
    }

    JsonNode podLabels() {
        return object.at("/spec/template/metadata/labels");
    }

    /** The only container. */
    JsonNode container() {
        return pod().at("/containers/0");
    }

    Service service() {
        String id = podLabels().path("app.kubernetes.io/name").asText();
        return Arrays.stream(Service.values())
                .filter(service -> service.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(title() + " is of no service"));
    }

    /** The variables that config maps and the container itself set in words; later ones win, as in Kubernetes. */
    Map<String, String> settings(Manifests manifests) {
        Map<String, String> settings = new HashMap<>();
        Manifests.each(container().path("envFrom"))
                .flatMap(from -> manifests
                        .find("ConfigMap", from.at("/configMapRef/name").asText())
                        .stream())
                .flatMap(map -> map.path("data").properties().stream())
                .forEach(entry -> settings.put(entry.getKey(), entry.getValue().asText()));
        Manifests.each(container().path("env"))
                .filter(variable -> variable.has("value"))
                .forEach(variable -> settings.put(
                        variable.path("name").asText(), variable.path("value").asText()));
        return settings;
    }
}
