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
                "{'alwaysBuild':['ok','[']}    | settings.alwaysBuild[1]",
                "{'tagPatterns':['v)']}        | settings.tagPatterns[0]",
                "{'tagPatterns':['']}          | settings.tagPatterns[0]",
                "{'tags':'MATCHING'}           | settings.tagPatterns",
                "{'sourceBranches':['(a{40}){40}']} | settings.sourceBranches[0]",
                "{'sourceBranches':['(a{999,}){2}']} | settings.sourceBranches[0]",
                "{'sourceBranches':['(abcdefghijkl){900}']} | settings.sourceBranches[0]",
                "{'sourceBranches':['a{99999}']} | settings.sourceBranches[0]",
                "{'approvers':['ann']}         | settings.approvers[0]",
                "{'approvers':['1','{C9F2A1DE-0F6C-4C55-8A55-0E5C1D7F3A10}']} | settings.approvers[1]",
                "{'approvers':['0']}           | settings.approvers[0]",
                "{'approvalComment':''}        | settings.approvalComment",
                "{'approvalComment':' /build'} | settings.approvalComment",
                "{'approvalComment':'a\\nb'}  | settings.approvalComment",
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

    @Test
    void shouldRefuseMorePatternsThanAreTriedOnEachName() throws Exception {
        String many = "'a',".repeat(101);
        Faults faults = new Faults();
        form.merge(
                ProjectSettings.DEFAULTS,
                json.readTree(("{'alwaysBuild':[" + many + "'b']}").replace('\'', '"')),
                "settings",
                faults);
        assertThatThrownBy(faults::check).isInstanceOf(ProblemException.class);
    }

    @Test
    void shouldTakeTagsBranchesAndApprovers() throws Exception {
        ProjectSettings settings = merge(
                ProjectSettings.DEFAULTS,
                "{'tags':'MATCHING','tagPatterns':['v[0-9]{1,3}(\\\\.[0-9]{1,3}){2}'],'alwaysBuild':['release/.*'],"
                        + "'forks':'APPROVAL','approvers':['{c9f2a1de-0f6c-4c55-8a55-0e5c1d7f3a10}','42'],"
                        + "'approvalComment':'ok to test'}");
        assertThat(settings.tagPatterns()).containsExactly("v[0-9]{1,3}(\\.[0-9]{1,3}){2}");
        assertThat(settings.alwaysBuild()).containsExactly("release/.*");
        assertThat(settings.forks()).isEqualTo(ForkPolicy.APPROVAL);
        assertThat(settings.approvers()).hasSize(2);
        assertThat(merge(settings, "{'approvers':null,'approvalComment':null}").approvers())
                .isEmpty();
    }

    private ProjectSettings merge(ProjectSettings now, String patch) throws Exception {
        Faults faults = new Faults();
        ProjectSettings settings = form.merge(now, json.readTree(patch.replace('\'', '"')), "settings", faults);
        faults.check();
        return settings;
    }
}
