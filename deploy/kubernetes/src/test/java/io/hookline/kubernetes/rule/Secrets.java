package io.hookline.kubernetes.rule;

import static io.hookline.kubernetes.render.Manifests.each;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.kubernetes.render.Manifests;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which secrets there will be, and what is in them: delivered ones, those of External Secrets, and those that operators make. */
final class Secrets {

    private Secrets() {}

    /** The keys of a secret; none if nothing makes it. */
    static Set<String> keys(Manifests manifests, String name) {
        return Stream.of(
                        manifests.find("Secret", name).stream()
                                .flatMap(secret -> secret.path("data").properties().stream())
                                .map(entry -> entry.getKey()),
                        external(manifests, name),
                        manifests.find("KafkaUser", name).stream()
                                .flatMap(_ -> Stream.of("password", "sasl.jaas.config")),
                        authorities(manifests, "Kafka", "-cluster-ca-cert", name),
                        authorities(manifests, "Cluster", "-ca", name))
                .flatMap(keys -> keys)
                .collect(Collectors.toSet());
    }

    private static Stream<String> external(Manifests manifests, String name) {
        return manifests
                .ofKind("ExternalSecret")
                .filter(secret -> secret.at("/spec/target/name").asText().equals(name))
                .flatMap(secret -> Stream.concat(
                        each(secret.at("/spec/data"))
                                .map(data -> data.path("secretKey").asText()),
                        secret.at("/spec/target/template/data").properties().stream()
                                .map(entry -> entry.getKey())));
    }

    private static Stream<String> authorities(Manifests manifests, String kind, String suffix, String name) {
        return manifests
                .ofKind(kind)
                .filter(cluster -> name.equals(Manifests.name(cluster) + suffix))
                .map(_ -> "ca.crt");
    }

    // Long values are rendered in lines.
    static String decode(JsonNode base64) {
        return new String(Base64.getMimeDecoder().decode(base64.asText()), StandardCharsets.UTF_8);
    }
}
