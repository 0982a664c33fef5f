package io.hookline.connector.api;

import io.hookline.bitbucket.Page;
import io.hookline.bitbucket.Workspace;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Workspaces of Cloud, projects of Data Center. */
@Schema(name = "WorkspacePage", examples = """
                {"items":[{"key":"acme","name":"Acme"}],"next":"aHR0cHM6Ly9hcGkuYml0YnVja2V0Lm9yZy8yLjAv"}""")
record WorkspacePage(
        List<Item> items,

        @Schema(description = "The cursor of the next page; absent on the last") @Nullable
        String next) {

    /** One of them. */
    @Schema(name = "Workspace")
    record Item(
            @Schema(description = "What repositories are listed by: workspace=key")
            String key,

            String name) {}

    static WorkspacePage of(Page<Workspace> page) {
        return new WorkspacePage(
                page.items().stream()
                        .map(workspace -> new Item(workspace.key(), workspace.name()))
                        .toList(),
                PageCursors.show(page.next()));
    }
}
