package io.hookline.connector.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hookline.contracts.project.ProjectSettings;
import io.hookline.contracts.project.ProjectSettings.BuildMode;
import io.hookline.contracts.project.ProjectSettings.ForkPolicy;
import io.hookline.contracts.wire.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsFormTest {

    private final ObjectMapper json = Json.configure(JsonMapper.builder())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private final SettingsForm form = new SettingsForm(json);

    @Test
    void shouldChangeOnlyWhatThePatchNames() throws Exception {
        ProjectSettings settings =
                merge(ProjectSettings.DEFAULTS, "{'buildMode':'ONLY_PULL_REQUESTS','sourceBranches':['feature/.*']}");
        assertThat(settings.buildMode()).isEqualTo(BuildMode.ONLY_PULL_REQUESTS);
        assertThat(settings.sourceBranches()).isEqualTo(List.of("feature/.*"));
        assertThat(settings.forks()).isEqualTo(ForkPolicy.OFF);
        assertThat(settings.skipMarkers()).isTrue();
    }

    @Test
    void shouldGiveASettingItsDefaultWhereThePatchSaysNull() throws Exception {
        ProjectSettings changed =
                merge(ProjectSettings.DEFAULTS, "{'pipelineFile':'ci.yml','forks':'ON','drafts':'SKIP'}");
        ProjectSettings back = merge(changed, "{'pipelineFile':null,'forks':null}");
        assertThat(back.pipelineFile()).isNull();
        assertThat(back.forks()).isEqualTo(ForkPolicy.OFF);
        assertThat(back.drafts()).isEqualTo(ProjectSettings.DraftPolicy.SKIP);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'sourceBranches':['ok','(']} | settings.sourceBranches[1]",
                "{'targetBranches':['(?=x)']}  | settings.targetBranches[0]",
                "{'buildMode':'SOMETIMES'}     | settings.buildMode",
                "{'buildmode':'ALL_BRANCHES'}  | settings.buildmode",
                "{'pipelineFile':'../ci.yml'}  | settings.pipelineFile",
                "{'pipelineFile':'/etc/ci'}    | settings.pipelineFile",
                "{'pipelineFile':' '}          | settings.pipelineFile",
                "[]                            | settings"
            })
    void shouldRefuseWithTheFieldNamed(String patch, String field) throws Exception {
        Faults faults = new Faults();
        form.merge(ProjectSettings.DEFAULTS, json.readTree(patch.replace('\'', '"')), "settings", faults);
        assertThatThrownBy(faults::check).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().status()).isEqualTo(422);
            assertThat(e.problem().more().get("faults").toString()).contains("field=" + field + ",");
        });
    }

    private ProjectSettings merge(ProjectSettings now, String patch) throws Exception {
        Faults faults = new Faults();
        ProjectSettings settings = form.merge(now, json.readTree(patch.replace('\'', '"')), "settings", faults);
        faults.check();
        return settings;
    }
}
