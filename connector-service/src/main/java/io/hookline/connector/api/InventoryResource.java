package io.hookline.connector.api;

import io.hookline.bitbucket.Page;
import io.hookline.bitbucket.RepositoryFilter;
import io.hookline.bitbucket.RepositoryFilter.Reach;
import io.hookline.connector.inventory.Inventory;
import io.hookline.connector.inventory.Listing;
import io.hookline.contracts.id.ConnectorId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/connectors/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "inventory", description = "What a connector's credential sees on Bitbucket.")
class InventoryResource {

    private final Inventory inventory;

    InventoryResource(Inventory inventory) {
        this.inventory = inventory;
    }

    @GET
    @Path("/workspaces")
    @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
    @Operation(
            summary = "Lists the workspaces, on Data Center the projects, that a connector sees",
            description = "Asks Bitbucket for one page. Roles viewer, operator, admin.")
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content = @Content(schema = @Schema(implementation = WorkspacePage.class)))
    @APIResponse(responseCode = "422", description = "Bitbucket refuses; says what to do")
    @APIResponse(responseCode = "503", description = "Bitbucket does not answer, or limits the rate")
    public WorkspacePage workspaces(
            @PathParam("id") UUID id,
            @Parameter(description = "The next of the page before") @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "1 to 100; counts on the first page") @QueryParam("limit") @DefaultValue("50")
                    int limit) {
        return WorkspacePage.of(page(inventory.workspaces(new ConnectorId(id), PageCursors.read(cursor, limit))));
    }

    @GET
    @Path("/repositories")
    @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
    @Operation(
            summary = "Lists the repositories that a connector sees",
            description = "Asks Bitbucket for one page, without archived repositories. Roles viewer, operator, admin.")
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content = @Content(schema = @Schema(implementation = RepositoryPage.class)))
    @APIResponse(responseCode = "422", description = "Cloud needs a workspace, or Bitbucket refuses; says what to do")
    @APIResponse(responseCode = "503", description = "Bitbucket does not answer, or limits the rate")
    public RepositoryPage repositories(
            @PathParam("id") UUID id,
            @Parameter(description = "The workspace, which Cloud requires; on Data Center a project's key")
                    @QueryParam("workspace")
                    @Nullable
                    String workspace,
            @Parameter(description = "A part of the name, in any case") @QueryParam("search") @Nullable String search,
            @Parameter(description = "Only those that the credential administers, and that can be imported")
                    @QueryParam("administered")
                    @DefaultValue("false")
                    boolean administered,
            @Parameter(description = "The next of the page before; the other parameters stay the same")
                    @QueryParam("cursor")
                    @Nullable
                    String cursor,
            @Parameter(description = "1 to 100; counts on the first page") @QueryParam("limit") @DefaultValue("50")
                    int limit) {
        Faults faults = new Faults();
        RepositoryFilter filter = faults.read(
                "workspace",
                () -> new RepositoryFilter(
                        given(workspace), given(search), administered ? Reach.ADMINISTERED : Reach.VISIBLE));
        faults.check();
        return RepositoryPage.of(page(inventory.repositories(
                new ConnectorId(id), Objects.requireNonNull(filter), PageCursors.read(cursor, limit))));
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static <T> Page<T> page(Listing<T> listing) {
        return switch (listing) {
            case Listing.Listed<T>(var page) -> page;
            case Listing.UnknownConnector<T> _ -> throw Problems.noConnector();
            case Listing.WorkspaceNeeded<T> _ ->
                throw Problem.of(
                                422,
                                "workspace-needed",
                                "Bitbucket Cloud lists the repositories of one workspace",
                                "Name one with workspace=: GET /connectors/{id}/workspaces lists them.")
                        .asException();
            case Listing.Refused<T>(var failure, var remedy) -> throw Problems.ofBitbucket(failure, remedy);
        };
    }
}
