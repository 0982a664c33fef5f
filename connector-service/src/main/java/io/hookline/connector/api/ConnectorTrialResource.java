package io.hookline.connector.api;

import io.hookline.bitbucket.RepositoryPath;
import io.hookline.connector.check.ConnectionTests;
import io.hookline.connector.check.StepReport;
import io.hookline.connector.connection.NewConnector;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/connectors")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "connection tests")
class ConnectorTrialResource {

    private final ConnectionTests tests;
    private final Clock clock;

    ConnectorTrialResource(ConnectionTests tests, Clock clock) {
        this.tests = tests;
        this.clock = clock;
    }

    @POST
    @Path("/test")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Tests a connector before it is made",
            description = "Takes a body as for making one, and stores nothing of it. Role admin.")
    @APIResponse(
            responseCode = "200",
            description = "What the test came to, faults included",
            content = @Content(schema = @Schema(implementation = ConnectionTestAnswer.class)))
    @APIResponse(responseCode = "422", description = "The request has faults")
    public ConnectionTestAnswer test(
            ConnectorForm form,
            @Parameter(description = "workspace/slug (Data Center: KEY/slug) to look at", example = "acme/shop")
                    @QueryParam("repository")
                    @Nullable
                    String repository) {
        NewConnector wanted = Bodies.required(form).read();
        Optional<RepositoryPath> path = ConnectionTestsResource.path(repository);
        Instant started = clock.instant();
        List<StepReport> steps = tests.tryOut(wanted, path);
        return ConnectionTestAnswer.ofUnstored(steps, started, clock.instant());
    }
}
