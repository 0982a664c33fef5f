package io.hookline.trigger.look;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hookline.contracts.project.ProjectSettings;
import io.hookline.contracts.wire.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingNamesTest {

    @Test
    void shouldNameEverySettingByItsField() {
        JsonNode json = Json.mapper().valueToTree(ProjectSettings.DEFAULTS);

        Map<String, String> named = SettingNames.of(ProjectSettings.DEFAULTS);

        assertThat(named.keySet())
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(
                        json.propertyStream().map(Map.Entry::getKey).toList());
        assertThat(named).containsEntry("buildMode", json.path("buildMode").asText());
    }

    @Test
    void shouldWriteAListInALine() throws Exception {
        ObjectNode json = Json.mapper().valueToTree(ProjectSettings.DEFAULTS);
        json.putArray("alwaysBuild").add("release/*").add("hotfix/*");
        ProjectSettings settings = Json.mapper().treeToValue(json, ProjectSettings.class);

        assertThat(SettingNames.of(settings)).containsEntry("alwaysBuild", "release/* hotfix/*");
    }
}
