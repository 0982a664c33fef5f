package io.hookline.connector.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.hookline.bitbucket.Page;
import io.hookline.bitbucket.Repository;
import io.hookline.connector.inventory.InventoryItem;
import io.hookline.connector.project.ProjectView;
import io.hookline.contracts.id.ProjectId;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Repositories as Bitbucket shows them now. */
@Schema(name = "RepositoryPage", examples = """
                {"items":[{"id":"{3deb1c2a-5f0e-4c2b-9a36-0a1f3c9f9b11}","path":"acme/shop","name":"Shop","private":true,\
                "webUrl":"https://bitbucket.org/acme/shop","project":{"id":"7d1f0a4e-5f0e-4c2b-9a36-0a1f3c9f9b11","name":"shop"}}],\
                "next":"aHR0cHM6Ly9hcGkuYml0YnVja2V0Lm9yZy8yLjAv"}""")
record RepositoryPage(
        @Schema(description = "May be fewer than asked for, or none, though a next page follows")
        List<Item> items,

        @Schema(description = "The cursor of the next page; absent on the last") @Nullable
        String next) {

    /** One repository. */
    @Schema(name = "InventoryItem")
    record Item(
            @Schema(description = "Bitbucket's own id, which survives renames")
            String id,

            @Schema(description = "As a project names it") String path,
            String name,
            @JsonProperty("private") boolean isPrivate,
            URI webUrl,

            @Schema(description = "The project that builds it; absent where there is none") @Nullable
            Link project) {}

    /** A project. */
    @Schema(name = "ProjectLink")
    record Link(@Schema(implementation = String.class) ProjectId id, String name) {

        static @Nullable Link of(@Nullable ProjectView view) {
            return view == null
                    ? null
                    : new Link(view.project().id(), view.project().name());
        }
    }

    static RepositoryPage of(Page<InventoryItem> page) {
        return new RepositoryPage(
                page.items().stream().map(RepositoryPage::item).toList(), PageCursors.show(page.next()));
    }

    private static Item item(InventoryItem seen) {
        Repository repository = seen.repository();
        return new Item(
                repository.id().value(),
                repository.path().toString(),
                repository.name(),
                repository.isPrivate(),
                repository.webUrl(),
                Link.of(seen.project()));
    }
}
