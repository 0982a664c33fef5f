package io.hookline.connector.api;

import io.hookline.connector.ConnectorConfig;
import io.hookline.connector.connection.Connected;
import io.hookline.connector.connection.ConnectorView;
import io.hookline.connector.connection.Connectors;
import io.hookline.connector.connection.OAuthReturns;
import io.hookline.connector.credential.CredentialView;
import io.hookline.contracts.id.ConnectorId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/oauth/callback")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "credentials")
class OAuthCallbackResource {

    private static final String AGAIN = "Begin again with POST /connectors/{id}/oauth/authorize.";

    private final OAuthReturns returns;
    private final Connectors connectors;
    private final CredentialAnswer.Judge judge;

    OAuthCallbackResource(OAuthReturns returns, Connectors connectors, ConnectorConfig config, Clock clock) {
        this.returns = returns;
        this.connectors = connectors;
        this.judge = new CredentialAnswer.Judge(clock, config.credentialWarning());
    }

    /** What the person sees who granted access. */
    @Schema(
            name = "OAuthConnected",
            examples = "{\"message\":\"The connector is connected. You can close this page.\","
                    + "\"connector\":\"5d5a1b1e-6f0b-4a35-9d9e-2f6f3d1e9b02\"}")
    record ConnectedAnswer(
            String message,
            @Schema(implementation = String.class) ConnectorId connector,
            CredentialAnswer credential) {}

    @GET
    @PermitAll
    @SecurityRequirementsSet
    @Operation(
            summary = "Takes a person back from Bitbucket",
            description =
                    "Bitbucket sends their browser here. The state is the authority: no token and no role is needed. It is good"
                            + " once, also where the person refused.")
    @APIResponse(
            responseCode = "200",
            description = "The connector is connected",
            content = @Content(schema = @Schema(implementation = ConnectedAnswer.class)))
    @APIResponse(
            responseCode = "400",
            description = "The state is none that was given out, was used before, or is too old")
    @APIResponse(responseCode = "422", description = "The person or Bitbucket refused; says what to do")
    @APIResponse(responseCode = "503", description = "Bitbucket does not answer; begin again")
    public Response take(
            @QueryParam("state") @Nullable String state,
            @QueryParam("code") @Nullable String code,
            @QueryParam("error") @Nullable String error) {
        return switch (returns.take(state == null ? "" : state, code, error)) {
            case Connected.Done(var credential) -> connected(credential);
            case Connected.WrongState(var reason) -> throw wrongState(reason);
            case Connected.Denied(var denied) ->
                throw Problem.of(
                                422,
                                "access-denied",
                                "Access was not granted",
                                (denied.equals("access_denied") ? "Somebody declined on Bitbucket. " : "") + AGAIN)
                        .asException();
            case Connected.Failed(var failure) -> throw Problems.ofBitbucket(failure, AGAIN);
        };
    }

    private Response connected(CredentialView credential) {
        ConnectorView connector = connectors.find(credential.key().connector()).orElseThrow(Problems::noConnector);
        CacheControl never = new CacheControl();
        never.setNoStore(true);
        return Response.ok(new ConnectedAnswer(
                        "The connector is connected. You can close this page.",
                        connector.id(),
                        judge.answer(connector.product(), credential)))
                .cacheControl(never)
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    private static ProblemException wrongState(Connected.WrongState.Reason reason) {
        Problem problem = switch (reason) {
            case UNKNOWN -> Problem.of(400, "unknown-state", "Nobody began this grant here", AGAIN);
            case USED_BEFORE -> Problem.of(400, "state-used", "This grant was taken before", AGAIN);
            case TOO_LATE -> Problem.of(400, "state-expired", "The grant took longer than ten minutes", AGAIN);
        };
        return problem.asException();
    }
}
