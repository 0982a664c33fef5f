package io.hookline.health.scan;

import io.hookline.contracts.health.Observation.Depth;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.ProjectId;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** connector-service, the only one who talks to Bitbucket; asked with a token of this service's own. */
@RegisterRestClient(configKey = "connector")
@OidcClientFilter
interface ConnectorApi {

    /** Has a project looked at now; answers an {@link io.hookline.contracts.health.Observation} as JSON. */
    @POST
    @Path("/projects/{id}/observation")
    @Produces(MediaType.APPLICATION_JSON)
    Uni<byte[]> observe(@PathParam("id") ProjectId project, @QueryParam("depth") Depth depth);

    /** What holds a connector's calls back, as {@link io.hookline.health.store.CallLimits} reads it. */
    @GET
    @Path("/connectors/{id}/limits")
    @Produces(MediaType.APPLICATION_JSON)
    Uni<byte[]> limits(@PathParam("id") ConnectorId connector);
}
