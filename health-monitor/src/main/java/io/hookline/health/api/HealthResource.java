package io.hookline.health.api;

import io.hookline.contracts.id.ProjectId;
import io.hookline.health.store.Acknowledgements;
import io.hookline.health.store.HealthQueries;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The health of all projects. */
@Path("/health")
@Tag(name = "Health", description = "What is broken, what is done about it, and what a person has to do")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"viewer", "operator", "admin"})
final class HealthResource {

    private static final int MOST = 500;
    private static final int REPAIRS_SHOWN = 20;

    private final HealthQueries queries;
    private final Acknowledgements acknowledgements;
    private final Clock clock;

    HealthResource(HealthQueries queries, Acknowledgements acknowledgements, Clock clock) {
        this.queries = queries;
        this.acknowledgements = acknowledgements;
        this.clock = clock;
    }

    @GET
    @Path("/projects/{id}")
    @Operation(summary = "A project, check by check, with evidence, remedy and what was tried")
    @APIResponse(responseCode = "404", description = "No such project")
    public Uni<Answers.ProjectHealth> project(@PathParam("id") String id) {
        ProjectId project = Parameters.idInPath("project", id, ProjectId::of);
        return Uni.combine()
                .all()
                .unis(
                        queries.project(project),
                        queries.repairs(project, REPAIRS_SHOWN),
                        acknowledgements.holding(List.of(project), clock.instant()))
                .with((row, repairs, known) -> Answers.ProjectHealth.of(
                        row.orElseThrow(() -> new ProblemException(Problem.notFound("project", id))), repairs, known));
    }

    @GET
    @Path("/repairs")
    @Operation(summary = "Repairs and what became of them, latest first")
    @APIResponse(responseCode = "400", description = "A parameter does not read")
    public Uni<List<Answers.Repair>> repairs(
            @Parameter(description = "Only those of this project") @QueryParam("project") @Nullable String project,
            @Parameter(description = "At most this many, up to 500") @QueryParam("limit") @DefaultValue("100")
                    int limit) {
        return queries.repairs(Parameters.project("project", project), Parameters.limit("limit", limit, MOST))
                .map(rows -> rows.stream().map(Answers.Repair::of).toList());
    }
}
