package io.hookline.kubernetes.setting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.SaslConfigs;

/**
 * The environment variables that mean something to a service when it starts: its own settings, Quarkus' that are read at run time, as the
 * extensions on the class path describe them, and those of Kafka's clients.
 */
public final class KnownVariables {

    private static final String MODEL = "META-INF/quarkus-config-doc/quarkus-config-model.json";
    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<Pattern> OF_QUARKUS = ofQuarkus();
    private static final Set<String> OF_KAFKA = Stream.of(
                    ConsumerConfig.configNames().stream(),
                    ProducerConfig.configNames().stream(),
                    Stream.of(SaslConfigs.SASL_MECHANISM, SaslConfigs.SASL_JAAS_CONFIG))
            .flatMap(names -> names)
            .map(name -> variable("kafka." + name))
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> OF_JAVA = Set.of("JAVA_TOOL_OPTIONS");

    private KnownVariables() {}

    /** Whether a service reads a variable. */
    public static boolean isKnown(Service service, String variable) {
        return OF_JAVA.contains(variable)
                || OF_KAFKA.contains(variable)
                || OF_QUARKUS.stream().anyMatch(known -> known.matcher(variable).matches())
                || OwnSettings.of(service.settings()).keySet().stream().anyMatch(name -> matchesOwn(name, variable));
    }

    private static boolean matchesOwn(String name, String variable) {
        return name.endsWith(".<name>")
                ? variable.startsWith(variable(name.substring(0, name.length() - "<name>".length())))
                : variable(name).equals(variable);
    }

    private static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static Set<Pattern> ofQuarkus() {
        Set<Pattern> known = new HashSet<>();
        try {
            for (URL model :
                    Collections.list(KnownVariables.class.getClassLoader().getResources(MODEL))) {
                try (InputStream content = model.openStream()) {
                    collect(JSON.readTree(content), known);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return known;
    }

    private static void collect(JsonNode model, Set<Pattern> known) {
        if (model.path("phase").asText().equals("RUN_TIME")) {
            Stream.concat(
                            Stream.of(model.path("path")),
                            model.path("additionalPaths").valueStream())
                    .map(path -> path.path("environmentVariable").asText())
                    .forEach(name -> known.add(Pattern.compile(name.replaceAll("__[A-Z_]+?_(?=_|$)", "_[A-Z0-9_]+"))));
        }
        model.forEach(part -> collect(part, known));
    }
}
