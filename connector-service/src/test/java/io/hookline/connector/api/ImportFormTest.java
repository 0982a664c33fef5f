package io.hookline.connector.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.hookline.bitbucket.PageCursor;
import io.hookline.bitbucket.RepositoryPath;
import io.hookline.connector.imports.NamingRule;
import io.hookline.connector.imports.NewImport;
import io.hookline.connector.imports.Selection;
import io.hookline.contracts.project.ProjectSettings;
import io.hookline.contracts.wire.Json;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportFormTest {

    private static final SettingsForm SETTINGS = new SettingsForm(Json.mapper());

    private static NewImport read(String json) throws JsonProcessingException {
        return Json.mapper().readValue(json, ImportForm.class).read(new UUID(0, 1), SETTINGS);
    }

    @Test
    void shouldReadNamedRepositoriesOnceEach() throws JsonProcessingException {
        NewImport wanted = read("{\"repositories\":[\"acme/shop\",\"ACME/Shop\",\"acme/till\"]}");

        assertThat(wanted.selection())
                .isEqualTo(
                        new Selection.Named(List.of(RepositoryPath.of("acme/shop"), RepositoryPath.of("acme/till"))));
        assertThat(wanted.naming()).isEqualTo(NamingRule.SLUG);
        assertThat(wanted.settings()).isEqualTo(ProjectSettings.DEFAULTS);
    }

    @Test
    void shouldReadAWholeWorkspace() throws JsonProcessingException {
        NewImport wanted =
                read("{\"all\":true,\"workspace\":\"acme\",\"matching\":\"svc-.*\",\"naming\":\"WORKSPACE_AND_SLUG\"}");

        assertThat(wanted.selection()).isInstanceOfSatisfying(Selection.AllOf.class, all -> {
            assertThat(all.workspace()).isEqualTo("acme");
            assertThat(Objects.requireNonNull(all.matching()).pattern()).isEqualTo("svc-.*");
        });
        assertThat(wanted.naming()).isEqualTo(NamingRule.WORKSPACE_AND_SLUG);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | repositories",
                "{\"repositories\":[]} | repositories",
                "{\"repositories\":[\"shop\"]} | repositories[0]",
                "{\"repositories\":[null]} | repositories[0]",
                "{\"repositories\":[\"acme/shop\"],\"workspace\":\"acme\"} | workspace",
                "{\"repositories\":[\"acme/shop\"],\"matching\":\"x\"} | matching",
                "{\"all\":true} | workspace",
                "{\"all\":true,\"workspace\":\"a/b\"} | workspace",
                "{\"all\":true,\"workspace\":\"acme\",\"matching\":\"(\"} | matching",
                "{\"all\":true,\"workspace\":\"acme\",\"repositories\":[\"acme/shop\"]} | repositories",
                "{\"all\":true,\"workspace\":\"acme\",\"settings\":{\"sourceBranches\":[\"(\"]}} | settings.sourceBranches[0]"
            })
    void shouldNameTheFieldThatIsWrong(String json, String field) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.problem().more().get("faults"))
                                .asString()
                                .contains("field=" + field + ","));
    }

    @Test
    void shouldShowBitbucketsCursorInAFormFitForAUrl() {
        String bitbuckets = "https://api.bitbucket.org/2.0/repositories/acme?page=c0ffee&pagelen=2";
        String shown = Objects.requireNonNull(PageCursors.show(new PageCursor(bitbuckets)));

        assertThat(shown).matches("[A-Za-z0-9_-]+");
        assertThat(Objects.requireNonNull(PageCursors.read(shown, 1_000).after())
                        .value())
                .isEqualTo(bitbuckets);
        assertThat(PageCursors.read(null, 0).size()).isEqualTo(1);
        assertThatThrownBy(() -> PageCursors.read("%", 10)).isInstanceOf(ProblemException.class);
    }
}
