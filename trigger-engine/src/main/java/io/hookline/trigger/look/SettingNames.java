package io.hookline.trigger.look;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.contracts.project.ProjectSettings;
import io.hookline.contracts.wire.Json;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Settings as decisions name them among their inputs: by field, lists in a line. */
final class SettingNames {

    private SettingNames() {}

    static Map<String, String> of(ProjectSettings settings) {
        Map<String, String> named = new TreeMap<>();
        Json.mapper()
                .<JsonNode>valueToTree(settings)
                .properties()
                .forEach(setting -> named.put(setting.getKey(), text(setting.getValue())));
        return named;
    }

    private static String text(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(" "))
                : value.asText();
    }
}
