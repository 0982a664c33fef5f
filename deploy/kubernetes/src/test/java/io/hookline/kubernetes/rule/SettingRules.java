package io.hookline.kubernetes.rule;

import static io.hookline.kubernetes.render.Manifests.each;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.contracts.secret.DefaultSecrets;
import io.hookline.kubernetes.render.Manifests;
import io.hookline.kubernetes.setting.KnownVariables;
import io.hookline.kubernetes.setting.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Settings that mean something, and secrets that are there and are nobody else's. */
final class SettingRules {

    static final Rule KNOWN = new Rule("every variable means something to the service", SettingRules::known);
    static final Rule COMPLETE =
            new Rule("every service has the settings that it does not start without", SettingRules::complete);
    static final Rule PRESENT =
            new Rule("every secret and config map that a pod needs is there", SettingRules::present);
    static final Rule REFUSED = new Rule("no service starts with a secret that is delivered", SettingRules::refused);

    private SettingRules() {}

    private static Stream<String> known(Manifests manifests) {
        return Workload.all(manifests)
                .flatMap(workload -> variables(manifests, workload).stream()
                        .filter(name -> !KnownVariables.isKnown(workload.service(), name))
                        .map(name -> workload.title() + " sets " + name + ", which nothing reads"));
    }

    private static Stream<String> complete(Manifests manifests) {
        return Workload.all(manifests).flatMap(workload -> {
            Set<String> set = variables(manifests, workload);
            return needed(workload)
                    .filter(name -> set.stream().noneMatch(name.endsWith("_") ? v -> v.startsWith(name) : name::equals))
                    .map(name -> workload.title() + " lacks " + name);
        });
    }

    private static Stream<String> needed(Workload workload) {
        Service service = workload.service();
        List<String> names = new ArrayList<>(List.of("KAFKA_BOOTSTRAP_SERVERS", "QUARKUS_HTTP_HOST"));
        if (service.hasDatabase()) {
            names.addAll(List.of(
                    "QUARKUS_DATASOURCE_REACTIVE_URL",
                    "QUARKUS_DATASOURCE_JDBC_URL",
                    "QUARKUS_DATASOURCE_USERNAME",
                    "QUARKUS_DATASOURCE_PASSWORD",
                    "QUARKUS_OIDC_AUTH_SERVER_URL"));
        }
        if (Manifests.kind(workload.object()).equals("Deployment")) {
            names.add("KAFKA_SASL_JAAS_CONFIG");
            names.addAll(own(service));
        }
        return names.stream();
    }

    private static List<String> own(Service service) {
        return switch (service) {
            case CONNECTOR_SERVICE ->
                List.of(
                        "HOOKLINE_CONNECTOR_WEBHOOK_BASE_URL",
                        "HOOKLINE_CONNECTOR_MASTER_KEYS_",
                        "HOOKLINE_CONNECTOR_CURRENT_MASTER_KEY",
                        "HOOKLINE_CONNECTOR_KEY_ENCRYPTION_KEYS_",
                        "HOOKLINE_CONNECTOR_CURRENT_KEY_ENCRYPTION_KEY");
            case WEBHOOK_GATEWAY -> List.of("HOOKLINE_GATEWAY_MASTER_KEYS_");
            case HEALTH_MONITOR, TRIGGER_ENGINE ->
                List.of("QUARKUS_REST_CLIENT_CONNECTOR_URL", "QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET");
        };
    }

    /** The names of all variables that a container gets, also those of whole secrets. */
    private static Set<String> variables(Manifests manifests, Workload workload) {
        Set<String> names = new TreeSet<>(workload.settings(manifests).keySet());
        each(workload.container().path("env"))
                .forEach(variable -> names.add(variable.path("name").asText()));
        each(workload.container().path("envFrom"))
                .filter(from -> from.has("secretRef"))
                .forEach(from -> Secrets.keys(
                                manifests, from.at("/secretRef/name").asText())
                        .forEach(key -> names.add(from.path("prefix").asText() + key)));
        return names;
    }

    private static Stream<String> present(Manifests manifests) {
        return Workload.all(manifests)
                .flatMap(workload -> Stream.of(
                                maps(manifests, workload), wholeSecrets(manifests, workload), keys(manifests, workload))
                        .flatMap(missing -> missing)
                        .map(missing -> workload.title() + " needs " + missing + ", which is not there"));
    }

    private static Stream<String> maps(Manifests manifests, Workload workload) {
        return each(workload.container().path("envFrom"))
                .filter(from -> from.has("configMapRef"))
                .map(from -> from.at("/configMapRef/name").asText())
                .filter(name -> manifests.find("ConfigMap", name).isEmpty())
                .map(name -> "the config map " + name);
    }

    private static Stream<String> wholeSecrets(Manifests manifests, Workload workload) {
        return each(workload.container().path("envFrom"))
                .filter(from -> from.has("secretRef"))
                .map(from -> from.at("/secretRef/name").asText())
                .filter(name -> Secrets.keys(manifests, name).isEmpty())
                .map(name -> "the secret " + name);
    }

    private static Stream<String> keys(Manifests manifests, Workload workload) {
        Stream<JsonNode> variables =
                each(workload.container().path("env")).map(variable -> variable.at("/valueFrom/secretKeyRef"));
        Stream<String> ofVariables = variables
                .filter(reference -> !reference.isMissingNode())
                .filter(reference -> !Secrets.keys(
                                manifests, reference.path("name").asText())
                        .contains(reference.path("key").asText()))
                .map(reference -> "the secret " + reference.path("name").asText() + " with "
                        + reference.path("key").asText());
        Stream<String> ofVolumes = each(workload.pod().path("volumes"))
                .filter(volume -> volume.has("secret"))
                .flatMap(volume -> each(volume.at("/secret/items"))
                        .map(item -> item.path("key").asText())
                        .filter(key -> !Secrets.keys(
                                        manifests,
                                        volume.at("/secret/secretName").asText())
                                .contains(key))
                        .map(key ->
                                "the secret " + volume.at("/secret/secretName").asText() + " with " + key));
        return Stream.concat(ofVariables, ofVolumes);
    }

    private static Stream<String> refused(Manifests manifests) {
        return manifests
                .ofKind("Secret")
                .flatMap(secret -> secret.path("data").properties().stream()
                        .filter(entry -> !entry.getKey().equals("username"))
                        .filter(entry -> !DefaultSecrets.isKnown(Secrets.decode(entry.getValue())))
                        .map(entry -> Manifests.title(secret) + " has a " + entry.getKey()
                                + " that services would take for a secret"));
    }
}
