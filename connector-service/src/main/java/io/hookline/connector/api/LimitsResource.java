package io.hookline.connector.api;

import io.hookline.bitbucket.http.Breakers;
import io.hookline.connector.connection.ConnectorView;
import io.hookline.connector.connection.Connectors;
import io.hookline.connector.network.Limits;
import io.hookline.contracts.id.ConnectorId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/connectors/{id}/limits")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "connectors")
class LimitsResource {

    private final Connectors connectors;
    private final Limits limits;

    LimitsResource(Connectors connectors, Limits limits) {
        this.connectors = connectors;
        this.limits = limits;
    }

    @GET
    @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
    @Operation(
            summary = "Shows what holds a connector's calls back",
            description =
                    "The credential's budgets of calls, and whether calls to the host are paused, as the replica that answers"
                            + " knows them. Roles viewer, operator, admin.")
    @APIResponse(
            responseCode = "200",
            description = "The limits",
            content = @Content(schema = @Schema(implementation = LimitsAnswer.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such connector",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "unknown-connector", value = """
                                                    {"type":"urn:hookline:problem:unknown-connector",\
                                                    "title":"There is no such connector","status":404,\
                                                    "detail":"List the connectors with GET /connectors."}""")))
    public LimitsAnswer show(@PathParam("id") UUID id) {
        ConnectorView connector = connectors.find(new ConnectorId(id)).orElseThrow(Problems::noConnector);
        return LimitsAnswer.of(
                Breakers.hostOf(connector.baseUrl()),
                limits.breaker(connector.baseUrl()),
                limits.budgets(connector.id()));
    }
}
