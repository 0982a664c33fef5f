package io.hookline.connector.api;

import io.hookline.bitbucket.Failure;
import io.hookline.connector.ConnectorConfig;
import io.hookline.connector.connection.ConnectorView;
import io.hookline.connector.connection.Connectors;
import io.hookline.connector.connection.CredentialChange;
import io.hookline.connector.connection.CredentialChanges;
import io.hookline.connector.connection.Disconnection;
import io.hookline.connector.credential.CredentialKey;
import io.hookline.connector.credential.Credentials;
import io.hookline.connector.credential.NewCredential;
import io.hookline.connector.credential.Use;
import io.hookline.connector.oauth.Authorization;
import io.hookline.contracts.id.ConnectorId;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/connectors/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "credentials", description = "What connectors open Bitbucket with, and how it is.")
class CredentialsResource {

    private static final String REMEDY =
            "Nothing was changed. Check the credential's kind, the account's e-mail, its expiry and its scopes.";

    private final Connectors connectors;
    private final Credentials credentials;
    private final CredentialChanges changes;
    private final SecurityIdentity caller;
    private final CredentialAnswer.Judge judge;

    CredentialsResource(
            Connectors connectors,
            Credentials credentials,
            CredentialChanges changes,
            SecurityIdentity caller,
            ConnectorConfig config,
            Clock clock) {
        this.connectors = connectors;
        this.credentials = credentials;
        this.changes = changes;
        this.caller = caller;
        this.judge = new CredentialAnswer.Judge(clock, config.credentialWarning());
    }

    /** Where a person goes to grant access. */
    @Schema(name = "Authorization", examples = """
                    {"url":"https://bitbucket.org/site/oauth2/authorize?client_id=k&response_type=code&state=s",\
                    "expiresAt":"2026-11-21T10:10:00Z"}""")
    record AuthorizationAnswer(
            @Schema(description = "Open it in a browser, signed in to Bitbucket as whom the connector is to act")
            URI url,

            Instant expiresAt) {}

    /** What a disconnected connector leaves on Bitbucket. */
    @Schema(
            name = "Disconnection",
            examples = "{\"left\":[\"SETUP: the token is still good; delete it where it was made on Bitbucket\"]}")
    record DisconnectionAnswer(List<String> left) {}

    @GET
    @Path("/credentials")
    @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
    @Operation(
            summary = "Lists a connector's credentials and how they are",
            description = "Never their secrets. Roles viewer, operator, admin.")
    @APIResponse(
            responseCode = "200",
            description = "Its credentials, by use",
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.ARRAY, implementation = CredentialAnswer.class),
                            examples =
                                    @ExampleObject(name = "credentials", value = "[" + CredentialAnswer.EXAMPLE + "]")))
    @APIResponse(responseCode = "404", description = "There is no such connector")
    public List<CredentialAnswer> list(@PathParam("id") UUID id) {
        ConnectorView connector = connector(id);
        return credentials.of(connector.id()).stream()
                .map(credential -> judge.answer(connector.product(), credential))
                .toList();
    }

    @PUT
    @Path("/credentials/{use}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Replaces a connector's credential",
            description =
                    "The new one is proven first; the old one stays in use where that fails. One that a person has to grant"
                            + " (oauthCode) takes the old one's place when they have. SETUP is for setting projects up and repairing"
                            + " them, RUNNING for what builds need, GIT is an SSH key for git. Role admin.")
    @APIResponse(
            responseCode = "200",
            description = "Proven and in use",
            content = @Content(schema = @Schema(implementation = CredentialAnswer.class)))
    @APIResponse(
            responseCode = "202",
            description = "A person has to grant access at the address in the answer",
            content = @Content(schema = @Schema(implementation = AuthorizationAnswer.class)))
    @APIResponse(
            responseCode = "422",
            description = "The request has faults, or Bitbucket refuses the credential; the old one stays",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "refused", value = """
                            {"type":"urn:hookline:problem:credential-refused","title":"Bitbucket refuses the credential",\
                            "status":422,"detail":"Bitbucket says: Token is invalid. Nothing was changed."}""")))
    @APIResponse(responseCode = "404", description = "There is no such connector")
    @APIResponse(responseCode = "503", description = "Bitbucket does not answer; the old one stays")
    public Response replace(@PathParam("id") UUID id, @PathParam("use") String use, CredentialForm form) {
        ConnectorView connector = connector(id);
        CredentialKey key = new CredentialKey(connector.id(), use(use));
        Faults faults = new Faults();
        NewCredential wanted = Bodies.required(form).read(connector.product(), key.use(), "credential", faults);
        faults.check();
        return answer(connector, changes.replace(key, Objects.requireNonNull(wanted), user()));
    }

    @DELETE
    @Path("/credentials/{use}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Removes a connector's running credential or its SSH key",
            description = "The credential for setting up serves for everything then. Role admin.")
    @APIResponse(responseCode = "204", description = "Removed")
    @APIResponse(responseCode = "404", description = "There is none for that use, or no such connector")
    @APIResponse(
            responseCode = "409",
            description = "The credential for setting up cannot be removed; disconnect the connector instead")
    public void remove(@PathParam("id") UUID id, @PathParam("use") String use) {
        CredentialKey key = new CredentialKey(connector(id).id(), use(use));
        if (key.use() == Use.SETUP) {
            throw Problem.of(
                            409,
                            "credential-needed",
                            "A connector has a credential for setting up",
                            "Replace it, or disconnect the connector with POST /connectors/{id}/disconnect.")
                    .asException();
        }
        if (!changes.remove(key)) {
            throw Problems.noCredential();
        }
    }

    @POST
    @Path("/oauth/authorize")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Begins a person's grant of access",
            description =
                    "Gives the address that the person opens. Its state is good once and for ten minutes. The connector has an"
                            + " oauthCode credential. Role admin.")
    @APIResponse(
            responseCode = "200",
            description = "Where to go",
            content = @Content(schema = @Schema(implementation = AuthorizationAnswer.class)))
    @APIResponse(responseCode = "404", description = "There is no such connector")
    @APIResponse(responseCode = "409", description = "The credential is none that a person grants")
    @APIResponse(responseCode = "503", description = "hookline.connector.oauth-callback-url is not configured")
    public AuthorizationAnswer authorize(
            @PathParam("id") UUID id, @QueryParam("use") @DefaultValue("SETUP") String use) {
        ConnectorView connector = connector(id);
        return (AuthorizationAnswer) answer(
                        connector, changes.authorize(new CredentialKey(connector.id(), use(use)), user()))
                .getEntity();
    }

    @POST
    @Path("/disconnect")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Makes a connector forget its secrets",
            description =
                    "A Data Center OAuth grant is revoked there. What stays good on Bitbucket is in the answer, with how to end it."
                            + " Projects say then that the connector is not connected. Role admin.")
    @APIResponse(
            responseCode = "200",
            description = "Disconnected",
            content = @Content(schema = @Schema(implementation = DisconnectionAnswer.class)))
    @APIResponse(responseCode = "404", description = "There is no such connector")
    public DisconnectionAnswer disconnect(@PathParam("id") UUID id) {
        return changes.disconnect(new ConnectorId(id))
                .map(Disconnection::left)
                .map(DisconnectionAnswer::new)
                .orElseThrow(Problems::noConnector);
    }

    private Response answer(ConnectorView connector, CredentialChange change) {
        return switch (change) {
            case CredentialChange.Changed(var credential) ->
                Response.ok(judge.answer(connector.product(), credential)).build();
            case CredentialChange.Waiting(Authorization authorization) ->
                Response.accepted(new AuthorizationAnswer(authorization.url(), authorization.expiresAt()))
                        .build();
            case CredentialChange.NotProven(Failure failure) -> throw Problems.ofBitbucket(failure, REMEDY);
            case CredentialChange.UnknownConnector _ -> throw Problems.noConnector();
            case CredentialChange.NotGranted _ ->
                throw Problem.of(
                                409,
                                "not-granted-by-persons",
                                "The credential is none that a person grants",
                                "Give an oauthCode credential with PUT /connectors/{id}/credentials/{use}.")
                        .asException();
            case CredentialChange.NoCallback _ ->
                throw Problem.of(
                                503,
                                "no-oauth-callback",
                                "This installation is not set up for grants by persons",
                                "Set hookline.connector.oauth-callback-url to where browsers reach /oauth/callback.")
                        .asException();
        };
    }

    private ConnectorView connector(UUID id) {
        return connectors.find(new ConnectorId(id)).orElseThrow(Problems::noConnector);
    }

    private String user() {
        return caller.getPrincipal().getName();
    }

    private static Use use(String text) {
        try {
            return Use.valueOf(text);
        } catch (IllegalArgumentException e) {
            throw Problems.noCredential();
        }
    }
}
