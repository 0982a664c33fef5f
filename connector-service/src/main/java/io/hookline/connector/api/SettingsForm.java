package io.hookline.connector.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.hookline.contracts.project.ProjectSettings;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Project settings as they are sent: a JSON Merge Patch (RFC 7396) of what they are now, or of the defaults. */
@Singleton
class SettingsForm {

    private static final int LONGEST_PATH = 1024;

    private final ObjectMapper json;

    SettingsForm(ObjectMapper json) {
        this.json = json;
    }

    /** The settings with the patch applied; faults name the fields below {@code field}. */
    ProjectSettings merge(ProjectSettings now, JsonNode patch, String field, Faults faults) {
        if (!(patch instanceof ObjectNode fields)) {
            faults.add(field, "is a JSON object");
            return now;
        }
        ObjectNode merged = json.valueToTree(now);
        // No setting is an object, so one level is all there is to merge.
        fields.properties().forEach(entry -> {
            if (entry.getValue().isNull()) {
                merged.remove(entry.getKey());
                merged.setAll(defaultOf(entry.getKey()));
            } else {
                merged.set(entry.getKey(), entry.getValue());
            }
        });
        try {
            ProjectSettings settings = json.treeToValue(merged, ProjectSettings.class);
            checkPatterns(field + ".sourceBranches", settings.sourceBranches(), faults);
            checkPatterns(field + ".targetBranches", settings.targetBranches(), faults);
            checkFile(field + ".pipelineFile", settings.pipelineFile(), faults);
            return settings;
        } catch (JsonProcessingException e) {
            faults.add(field + path(e), "is not a setting, or has no such value");
            return now;
        }
    }

    private ObjectNode defaultOf(String name) {
        ObjectNode defaults = json.valueToTree(ProjectSettings.DEFAULTS);
        return defaults.retain(List.of(name));
    }

    private static void checkPatterns(String field, List<String> patterns, Faults faults) {
        for (int i = 0; i < patterns.size(); i++) {
            try {
                Pattern.compile(patterns.get(i));
            } catch (PatternSyntaxException e) {
                faults.add(field + "[" + i + "]", "is no RE2 pattern: " + e.getDescription());
            }
        }
    }

    private static void checkFile(String field, @Nullable String path, Faults faults) {
        if (path == null) {
            return;
        }
        boolean leads = path.startsWith("/") || List.of(path.split("/", -1)).contains("..");
        if (path.isBlank() || path.length() > LONGEST_PATH || leads) {
            faults.add(field, "is a path within the repository of at most " + LONGEST_PATH + " characters");
        }
    }

    private static String path(JsonProcessingException e) {
        return e instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(step ->
                                step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                        .collect(Collectors.joining())
                : "";
    }
}
