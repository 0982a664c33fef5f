package io.hookline.health.api;

import io.hookline.health.store.Acknowledgements;
import io.hookline.health.store.ProjectList;
import io.hookline.health.store.ProjectList.Filter;
import io.hookline.health.store.ProjectList.Order;
import io.hookline.health.store.ProjectRow;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The projects, filtered and sorted. */
@Path("/health")
@Tag(name = "Health")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"viewer", "operator", "admin"})
final class ProjectsResource {

    private static final int MOST = 500;

    private final ProjectList list;
    private final Acknowledgements acknowledgements;
    private final Clock clock;

    ProjectsResource(ProjectList list, Acknowledgements acknowledgements, Clock clock) {
        this.list = list;
        this.acknowledgements = acknowledgements;
        this.clock = clock;
    }

    @GET
    @Path("/projects")
    @Operation(
            summary = "Projects, page by page",
            description =
                    "In the order of their ids unless sort says otherwise. Check, finding and"
                            + " acknowledged together ask for projects with one finding that is all of it. Roles viewer, operator, admin.")
    @APIResponse(responseCode = "200", description = "A page of projects")
    @APIResponse(responseCode = "400", description = "A parameter does not read")
    public Uni<ProjectPage> projects(
            @Parameter(description = "Only those in this state") @QueryParam("state") @Nullable String state,
            @Parameter(description = "Only those of this connector") @QueryParam("connector") @Nullable
                    String connector,
            @Parameter(description = "Only those that fail this check, such as WEBHOOK") @QueryParam("check") @Nullable
                    String check,
            @Parameter(description = "Only those with this kind of finding, such as webhook-missing")
                    @QueryParam("finding")
                    @Nullable
                    String finding,
            @Parameter(description = "true: only those with an acknowledged finding; false: with one that is not")
                    @QueryParam("acknowledged")
                    @Nullable
                    String acknowledged,
            @Parameter(
                            description =
                                    "id, name, since (when the state began), checked (the last look) or next (the next)")
                    @QueryParam("sort")
                    @Nullable
                    String sort,
            @Parameter(description = "asc, which it is without this parameter, or desc")
                    @QueryParam("direction")
                    @Nullable
                    String direction,
            @Parameter(description = "At most this many, up to 500") @QueryParam("limit") @DefaultValue("100")
                    int limit,
            @Parameter(description = "The next of the page before, with the same sort and direction")
                    @QueryParam("after")
                    @Nullable
                    String after) {
        int most = Parameters.limit("limit", limit, MOST);
        Order order = Parameters.order("sort", sort, "direction", direction);
        Filter filter = new Filter(
                Parameters.state("state", state),
                Parameters.connector("connector", connector),
                Parameters.check("check", check),
                Parameters.finding("finding", finding),
                Parameters.flag("acknowledged", acknowledged));
        return list.page(filter, order, Parameters.place("after", after, order), most)
                .flatMap(rows -> acknowledgements
                        .holding(rows.stream().map(ProjectRow::id).toList(), clock.instant())
                        .map(known -> ProjectPage.of(rows, known, order, most)));
    }
}
