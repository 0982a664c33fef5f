package io.hookline.trigger.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hookline.contracts.project.ProjectSettings;
import io.hookline.contracts.wire.Json;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Settings of which some are changed. */
final class SettingsPatch {

    private static final Set<String> NAMES = Arrays.stream(ProjectSettings.class.getRecordComponents())
            .map(component -> component.getName())
            .collect(Collectors.toUnmodifiableSet());

    private SettingsPatch() {}

    /** The settings with these changes; null changes nothing. */
    static ProjectSettings apply(ProjectSettings own, @Nullable JsonNode changes) {
        if (changes == null || changes.isNull()) {
            return own;
        }
        if (!(changes instanceof ObjectNode object)) {
            throw new ProblemException(Problem.malformed("settings is no object"));
        }
        ObjectNode settings = Json.mapper().valueToTree(own);
        Set<String> unknown = new TreeSet<>();
        object.properties().forEach(change -> {
            if (!NAMES.contains(change.getKey())) {
                unknown.add(change.getKey());
            }
            settings.set(change.getKey(), change.getValue());
        });
        if (!unknown.isEmpty()) {
            throw new ProblemException(Problem.malformed("there are no such settings: " + String.join(", ", unknown)));
        }
        try {
            return Json.mapper().treeToValue(settings, ProjectSettings.class);
        } catch (JsonProcessingException e) {
            throw new ProblemException(Problem.malformed("settings do not read"));
        }
    }
}
