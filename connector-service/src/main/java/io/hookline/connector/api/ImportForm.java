package io.hookline.connector.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.hookline.bitbucket.RepositoryPath;
import io.hookline.connector.imports.NamingRule;
import io.hookline.connector.imports.NewImport;
import io.hookline.connector.imports.Selection;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.project.ProjectSettings;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Repositories to be imported: either some that are named, or all of a workspace. */
@Schema(
        name = "NewImport",
        examples = {"""
                {"repositories":["acme/shop","acme/till"],"settings":{"forks":"ON"}}""", """
                {"all":true,"workspace":"acme","matching":"service-.*","naming":"SLUG","dryRun":true}"""})
record ImportForm(
        @Schema(description = "workspace/slug, or KEY/slug on Data Center; up to 500") @Nullable
        List<@Nullable String> repositories,

        @Schema(description = "All of the workspace that the connector's credential administers") @Nullable
        Boolean all,

        @Schema(description = "With all: the workspace, on Data Center the project's key") @Nullable
        String workspace,

        @Schema(description = "With all: an RE2 pattern that a repository's whole slug matches") @Nullable
        String matching,

        @Schema(
                description = "What differs from the defaults, the same for all projects",
                implementation = ProjectSettings.class)
        @Nullable
        JsonNode settings,

        @Schema(
                description = "What the projects are called; a slug that is taken has the workspace put before it",
                defaultValue = "SLUG")
        @Nullable
        NamingRule naming,

        @Schema(description = "Says what would be made, and makes nothing") @Nullable
        Boolean dryRun) {

    private static final int MOST = 500;

    boolean isDryRun() {
        return Boolean.TRUE.equals(dryRun);
    }

    NewImport read(UUID connector, SettingsForm form) {
        Faults faults = new Faults();
        Selection selection = Boolean.TRUE.equals(all) ? allOf(faults) : named(faults);
        ProjectSettings goodSettings = settings == null
                ? ProjectSettings.DEFAULTS
                : form.merge(ProjectSettings.DEFAULTS, settings, "settings", faults);
        faults.check();
        return new NewImport(
                new ConnectorId(connector), selection, naming == null ? NamingRule.SLUG : naming, goodSettings);
    }

    private Selection allOf(Faults faults) {
        if (repositories != null) {
            faults.add("repositories", "are not named together with all");
        }
        String goodWorkspace = faults.required("workspace", workspace, "a").strip();
        faults.read("workspace", () -> new RepositoryPath(goodWorkspace, "a"));
        return new Selection.AllOf(goodWorkspace, pattern(faults));
    }

    private @Nullable Pattern pattern(Faults faults) {
        try {
            return matching == null ? null : Pattern.compile(matching);
        } catch (PatternSyntaxException e) {
            faults.add("matching", "is no RE2 pattern: " + e.getDescription());
            return null;
        }
    }

    private Selection named(Faults faults) {
        if (workspace != null || matching != null) {
            faults.add(workspace == null ? "matching" : "workspace", "goes with all only");
        }
        if (repositories == null || repositories.isEmpty() || repositories.size() > MOST) {
            faults.add("repositories", "are 1 to " + MOST + "; for more use all, with matching");
            return new Selection.Named(List.of());
        }
        // Bitbucket does not tell paths apart by case.
        Map<String, RepositoryPath> paths = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 0; i < repositories.size(); i++) {
            String text = Objects.requireNonNullElse(repositories.get(i), "");
            RepositoryPath path = faults.read("repositories[" + i + "]", () -> RepositoryPath.of(text));
            if (path != null) {
                paths.putIfAbsent(text, path);
            }
        }
        return new Selection.Named(List.copyOf(paths.values()));
    }
}
