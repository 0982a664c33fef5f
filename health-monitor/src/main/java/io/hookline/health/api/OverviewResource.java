package io.hookline.health.api;

import io.hookline.health.store.HealthQueries;
import io.hookline.health.store.Overviews;
import io.hookline.health.store.Ways;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The fleet at a glance. {@link Overviews} says what it costs. */
@Path("/health")
@Tag(name = "Health")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"viewer", "operator", "admin"})
final class OverviewResource {

    private final Overviews overviews;
    private final HealthQueries queries;
    private final Ways ways;
    private final Clock clock;

    OverviewResource(Overviews overviews, HealthQueries queries, Ways ways, Clock clock) {
        this.overviews = overviews;
        this.queries = queries;
        this.ways = ways;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "All projects in numbers",
            description =
                    "By state, by check, by kind of finding and by connector, what waits for its look, whose repairs are"
                            + " held, which calls are left, and who is parked. Roles viewer, operator, admin.")
    @APIResponse(responseCode = "200", description = "The numbers of now")
    public Uni<Overview> overview() {
        Instant now = clock.instant();
        return Uni.combine()
                .all()
                .unis(
                        overviews.totals(now),
                        overviews.states(),
                        tallies(),
                        overviews.byConnector(Overview.MOST_CONNECTORS),
                        overviews.oldest(now),
                        held(),
                        roads())
                .with(Overview::of);
    }

    private Uni<Overview.Tallies> tallies() {
        return Uni.combine()
                .all()
                .unis(overviews.byCheck(), overviews.byFinding())
                .with(Overview.Tallies::new);
    }

    private Uni<Overview.Roads> roads() {
        return Uni.combine()
                .all()
                .unis(ways.limits(Overview.MOST_CONNECTORS), ways.parked(Overview.MOST_CONNECTORS))
                .with(Overview.Roads::new);
    }

    private Uni<Overview.Held> held() {
        return Uni.combine()
                .all()
                .unis(queries.heldConnectors(), queries.heldHosts())
                .with(Overview.Held::new);
    }
}
