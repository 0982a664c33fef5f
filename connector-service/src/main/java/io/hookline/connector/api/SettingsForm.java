package io.hookline.connector.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.re2j.Pattern;
import io.hookline.contracts.project.ProjectSettings;
import io.hookline.contracts.project.ProjectSettings.TagPolicy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Project settings as they are sent: a JSON Merge Patch (RFC 7396) of what they are now, or of the defaults. */
@Singleton
class SettingsForm {

    private static final int LONGEST_PATH = 1024;
    private static final int MOST_APPROVERS = 100;
    private static final int LONGEST_COMMENT = 100;
    private static final Pattern ACCOUNT =
            Pattern.compile("\\{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\}|[1-9][0-9]{0,18}");
    private static final Pattern COMMENT = Pattern.compile("[^\\pC]{1," + LONGEST_COMMENT + "}");

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
            PatternForm.check(field + ".sourceBranches", settings.sourceBranches(), faults);
            PatternForm.check(field + ".targetBranches", settings.targetBranches(), faults);
            PatternForm.check(field + ".alwaysBuild", settings.alwaysBuild(), faults);
            checkTags(field + ".tagPatterns", settings, faults);
            checkApproval(field, settings, faults);
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

    private static void checkTags(String field, ProjectSettings settings, Faults faults) {
        PatternForm.check(field, settings.tagPatterns(), faults);
        if (settings.tags() == TagPolicy.MATCHING && settings.tagPatterns().isEmpty()) {
            faults.add(field, "has a pattern where tags is MATCHING");
        }
    }

    private static void checkApproval(String field, ProjectSettings settings, Faults faults) {
        List<String> approvers = settings.approvers();
        if (approvers.size() > MOST_APPROVERS) {
            faults.add(field + ".approvers", "has at most " + MOST_APPROVERS + " accounts");
        }
        for (int i = 0; i < approvers.size(); i++) {
            if (!ACCOUNT.matches(approvers.get(i))) {
                faults.add(
                        field + ".approvers[" + i + "]",
                        "is what stays of an account: Cloud's uuid, in small letters and with its braces, or Data Center's number of"
                                + " the user; no user name");
            }
        }
        String comment = settings.approvalComment();
        if (!comment.equals(comment.strip()) || comment.isEmpty() || !COMMENT.matches(comment)) {
            faults.add(
                    field + ".approvalComment",
                    "is one line of 1 to " + LONGEST_COMMENT + " characters without space around it");
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
