package io.hookline.connector.api;

import io.hookline.connector.connection.ConnectorCreation;
import io.hookline.connector.connection.ConnectorView;
import io.hookline.connector.connection.Connectors;
import io.hookline.connector.hostkey.HostKey;
import io.hookline.connector.hostkey.HostKeys;
import io.hookline.contracts.id.ConnectorId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/connectors")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(
        name = "connectors",
        description = "One connector is one way into one Bitbucket: its address, a credential, pinned host keys.")
class ConnectorsResource {

    private final Connectors connectors;
    private final HostKeys hostKeys;
    private final Caller caller;

    ConnectorsResource(Connectors connectors, HostKeys hostKeys, Caller caller) {
        this.connectors = connectors;
        this.hostKeys = hostKeys;
        this.caller = caller;
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Makes a connector",
            description = "The credential is proven first, and stored encrypted. Role admin.")
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content = @Content(schema = @Schema(implementation = ConnectorAnswer.class)))
    @APIResponse(
            responseCode = "409",
            description = "Another connector has the name",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description =
                    "The request has faults, Bitbucket refuses the credential, or there are no host keys; nothing was stored",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "503", description = "Bitbucket does not answer; nothing was stored")
    public Response create(ConnectorForm form) {
        return switch (connectors.create(Bodies.required(form).read(), caller.subject())) {
            case ConnectorCreation.Created(var connector) ->
                Response.created(URI.create("/connectors/" + connector.id()))
                        .entity(answer(connector))
                        .build();
            case ConnectorCreation.NameTaken(var first) -> throw Problems.nameTaken("connector", first);
            case ConnectorCreation.NotProven(var failure) ->
                throw Problems.ofBitbucket(
                        failure,
                        "Check the address and the credential: a token's kind, its account's e-mail, its expiry.");
            case ConnectorCreation.NoHostKeys(var why) ->
                throw Problem.of(
                                422,
                                "no-host-keys",
                                "There are no SSH host keys to pin",
                                "Give knownHosts, or the sshAddress to scan: " + why + ".")
                        .asException();
        };
    }

    @GET
    @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
    @Operation(summary = "Lists the connectors by name", description = "Roles viewer, operator, admin.")
    public List<ConnectorAnswer> list() {
        Map<String, List<HostKey>> all = hostKeys.all();
        return connectors.list().stream()
                .map(connector -> ConnectorAnswer.of(connector, all.getOrDefault(connector.instance(), List.of())))
                .toList();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
    @Operation(summary = "Shows a connector", description = "Never its secret. Roles viewer, operator, admin.")
    public ConnectorAnswer get(@PathParam("id") UUID id) {
        return connectors.find(new ConnectorId(id)).map(this::answer).orElseThrow(Problems::noConnector);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Removes a connector that no project uses", description = "Role admin.")
    @APIResponse(responseCode = "204", description = "Removed")
    @APIResponse(
            responseCode = "409",
            description = "Projects use it",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public void remove(@PathParam("id") UUID id) {
        switch (connectors.remove(new ConnectorId(id))) {
            case REMOVED -> {}
            case UNKNOWN -> throw Problems.noConnector();
            case IN_USE ->
                throw Problem.of(
                                409,
                                "connector-in-use",
                                "Projects use the connector",
                                "Remove them first: GET /projects?connector=" + id + " lists them.")
                        .asException();
        }
    }

    private ConnectorAnswer answer(ConnectorView connector) {
        return ConnectorAnswer.of(connector, hostKeys.of(connector.instance()));
    }
}
