package io.hookline.kubernetes.rule;

import static io.hookline.kubernetes.render.Manifests.each;
import static io.hookline.kubernetes.rule.Rule.unless;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Quantity;
import io.hookline.kubernetes.render.Manifests;
import io.hookline.kubernetes.setting.Service;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a pod may do, needs and answers. */
final class PodRules {

    static final Rule NO_ROOT = new Rule("no pod runs as root or may become it", all(PodRules::privileges));
    static final Rule READ_ONLY = new Rule("no pod writes to its root file system", all(PodRules::writing));
    static final Rule BOUNDED =
            new Rule("every pod asks for processor and memory and is bounded", all(PodRules::bounds));
    static final Rule PROBED = new Rule("every service is probed", services(PodRules::probes));
    static final Rule SPREAD = new Rule("replicas are spread over machines and zones", services(PodRules::spread));
    static final Rule DEPLOYED = new Rule("every service is deployed, and migrated before", PodRules::deployed);
    static final Rule DRAINED =
            new Rule("a pod that ends is left in peace first and has the time to finish", PodRules::drained);

    /** What consumers and the outbox have at most when requests are done: connector-service's five consumers 6 s each, its leases and its outbox 10 s each. */
    private static final long CONSUMERS_AND_OUTBOX_SECONDS = 50;

    private static final Map<String, String> PROBES = Map.of(
            "startupProbe", "/q/health/started",
            "livenessProbe", "/q/health/live",
            "readinessProbe", "/q/health/ready");

    private PodRules() {}

    private static Function<Manifests, Stream<String>> all(Function<Workload, Stream<String>> check) {
        return manifests -> Workload.all(manifests)
                .flatMap(workload -> check.apply(workload).map(fault -> workload.title() + " " + fault));
    }

    private static Function<Manifests, Stream<String>> services(Function<Workload, Stream<String>> check) {
        return manifests -> Workload.services(manifests)
                .flatMap(workload -> check.apply(workload).map(fault -> workload.title() + " " + fault));
    }

    private static Stream<String> privileges(Workload workload) {
        JsonNode pod = workload.pod();
        JsonNode own = workload.container().path("securityContext");
        return Stream.of(
                        unless(pod.at("/securityContext/runAsNonRoot").asBoolean(), "may run as root"),
                        unless(pod.at("/securityContext/runAsUser").asInt() > 0, "names no user"),
                        unless(
                                pod.at("/securityContext/seccompProfile/type")
                                        .asText()
                                        .equals("RuntimeDefault"),
                                "may make any system call"),
                        unless(!own.path("allowPrivilegeEscalation").asBoolean(true), "may gain privileges"),
                        unless(own.at("/capabilities/drop/0").asText().equals("ALL"), "keeps capabilities"),
                        unless(!pod.path("automountServiceAccountToken").asBoolean(true), "has a token of Kubernetes"),
                        unless(pod.path("containers").size() == 1, "has another container than its own"),
                        unless(!pod.path("hostNetwork").asBoolean(), "is in its host's network"))
                .flatMap(faults -> faults);
    }

    private static Stream<String> writing(Workload workload) {
        return Stream.concat(
                unless(
                        workload.container()
                                .at("/securityContext/readOnlyRootFilesystem")
                                .asBoolean(),
                        "writes to its root file system"),
                each(workload.pod().path("volumes"))
                        .filter(volume -> !volume.has("secret") && !volume.has("emptyDir") && !volume.has("configMap"))
                        .map(volume -> "mounts " + volume.path("name").asText()));
    }

    private static Stream<String> bounds(Workload workload) {
        JsonNode resources = workload.container().path("resources");
        return Stream.concat(
                Stream.of("requests", "limits")
                        .flatMap(kind -> Stream.of("cpu", "memory")
                                .filter(of -> !isQuantity(resources.path(kind).path(of)))
                                .map(of -> "has no " + kind + " of " + of)),
                unless(
                        resources.at("/requests/memory").equals(resources.at("/limits/memory")),
                        "may be given less memory than it may take"));
    }

    private static boolean isQuantity(JsonNode value) {
        return !value.asText().isEmpty()
                && Quantity.getAmountInBytes(Quantity.parse(value.asText())).signum() > 0;
    }

    private static Stream<String> probes(Workload workload) {
        JsonNode container = workload.container();
        return PROBES.entrySet().stream()
                .filter(probe -> !container
                                .at("/" + probe.getKey() + "/httpGet/path")
                                .asText()
                                .equals(probe.getValue())
                        || !container
                                .at("/" + probe.getKey() + "/httpGet/port")
                                .asText()
                                .equals(container.at("/ports/0/name").asText()))
                .map(probe -> "has no " + probe.getKey() + " at " + probe.getValue());
    }

    private static Stream<String> spread(Workload workload) {
        List<String> places = each(workload.pod().path("topologySpreadConstraints"))
                .filter(rule -> Manifests.selects(rule.at("/labelSelector/matchLabels"), workload.podLabels()))
                .map(rule -> rule.path("topologyKey").asText())
                .toList();
        return Stream.of("kubernetes.io/hostname", "topology.kubernetes.io/zone")
                .filter(place -> !places.contains(place))
                .map(place -> "is not spread by " + place);
    }

    private static Stream<String> deployed(Manifests manifests) {
        return Arrays.stream(Service.values())
                .flatMap(service -> manifests
                        .find("Deployment", service.id())
                        .map(Workload::new)
                        .map(deployment ->
                                service.hasDatabase() ? migrated(manifests, deployment) : Stream.<String>empty())
                        .orElseGet(() -> Stream.of(service.id() + " is not deployed")));
    }

    private static Stream<String> migrated(Manifests manifests, Workload deployment) {
        String service = deployment.service().id();
        return manifests
                .find("Job", service + "-migration")
                .map(Workload::new)
                .map(job -> migrated(manifests, job, deployment).map(fault -> job.title() + " " + fault))
                .orElseGet(() -> Stream.of(service + " is not migrated"));
    }

    private static Stream<String> migrated(Manifests manifests, Workload job, Workload deployment) {
        Map<String, String> then = job.settings(manifests);
        Map<String, String> later = deployment.settings(manifests);
        return Stream.of(
                        unless(
                                job.container()
                                        .path("image")
                                        .equals(deployment.container().path("image")),
                                "is another version"),
                        unless("true".equals(then.get("QUARKUS_FLYWAY_MIGRATE_AT_START")), "does not migrate"),
                        unless("true".equals(then.get("QUARKUS_INIT_AND_EXIT")), "does not end"),
                        unless("false".equals(later.get("QUARKUS_FLYWAY_MIGRATE_AT_START")), "is not alone to migrate"),
                        unless(
                                "true".equals(later.get("QUARKUS_FLYWAY_VALIDATE_AT_START")),
                                "is not waited for by the service"),
                        unless(
                                "*:future".equals(later.get("QUARKUS_FLYWAY_IGNORE_MIGRATION_PATTERNS")),
                                "keeps pods of the version before from starting"))
                .flatMap(faults -> faults);
    }

    private static Stream<String> drained(Manifests manifests) {
        return Workload.services(manifests).flatMap(workload -> {
            Map<String, String> settings = workload.settings(manifests);
            long sleep =
                    workload.container().at("/lifecycle/preStop/sleep/seconds").asLong();
            long needed = sleep
                    + seconds(settings.get("QUARKUS_SHUTDOWN_DELAY"))
                    + seconds(settings.get("QUARKUS_SHUTDOWN_TIMEOUT"))
                    + CONSUMERS_AND_OUTBOX_SECONDS;
            return Stream.of(
                            unless(sleep >= 5, "ends while it is still sent requests"),
                            unless(
                                    workload.pod()
                                                    .path("terminationGracePeriodSeconds")
                                                    .asLong()
                                            > needed,
                                    "is killed while it finishes"),
                            unless(
                                    workload.at("/spec/strategy/rollingUpdate/maxUnavailable")
                                            .asText()
                                            .equals("0"),
                                    "ends before its successor is ready"))
                    .flatMap(faults -> faults)
                    .map(fault -> workload.title() + " " + fault);
        });
    }

    private static long seconds(@Nullable String duration) {
        return duration == null ? 0 : Duration.parse("PT" + duration).toSeconds();
    }
}
