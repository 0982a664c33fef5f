package io.hookline.health.api;

import io.hookline.contracts.id.ProjectId;
import io.hookline.health.store.HealthQueries;
import io.hookline.health.store.History;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How a project's health came to be what it is. */
@Path("/health")
@Tag(name = "Health")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"viewer", "operator", "admin"})
final class HistoryResource {

    private static final int MOST = 500;

    private final HealthQueries queries;
    private final History history;

    HistoryResource(HealthQueries queries, History history) {
        this.queries = queries;
        this.history = history;
    }

    @GET
    @Path("/projects/{id}/history")
    @Operation(
            summary = "Each change of a project's state or findings, latest first",
            description = "As far back as hookline.health.history says. Roles viewer, operator, admin.")
    @APIResponse(responseCode = "200", description = "A page of changes")
    @APIResponse(responseCode = "400", description = "A parameter does not read")
    @APIResponse(responseCode = "404", description = "No such project")
    public Uni<HistoryPage> history(
            @PathParam("id") String id,
            @Parameter(description = "At most this many, up to 500") @QueryParam("limit") @DefaultValue("100")
                    int limit,
            @Parameter(description = "The next of the page before") @QueryParam("after") @Nullable String after) {
        ProjectId project = Parameters.idInPath("project", id, ProjectId::of);
        int most = Parameters.limit("limit", limit, MOST);
        return Uni.combine()
                .all()
                .unis(queries.project(project), history.of(project, Parameters.historyPlace("after", after), most))
                .with((row, changes) -> {
                    if (row.isEmpty()) {
                        throw new ProblemException(Problem.notFound("project", id));
                    }
                    return HistoryPage.of(changes, most);
                });
    }
}
