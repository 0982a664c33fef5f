package io.hookline.connector.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.connector.ConnectorConfig;
import io.hookline.connector.connection.ConnectorChange;
import io.hookline.connector.connection.ConnectorChanges;
import io.hookline.connector.connection.ConnectorCreation;
import io.hookline.connector.connection.ConnectorQuery;
import io.hookline.connector.connection.ConnectorRemoval;
import io.hookline.connector.connection.ConnectorView;
import io.hookline.connector.connection.Connectors;
import io.hookline.connector.connection.NewConnector;
import io.hookline.connector.connection.UrlType;
import io.hookline.connector.credential.CredentialView;
import io.hookline.connector.credential.Credentials;
import io.hookline.connector.hostkey.HostKey;
import io.hookline.connector.hostkey.HostKeys;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.id.ConnectorId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/connectors")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(
        name = "connectors",
        description = "One connector is one way into one Bitbucket: its address, a credential, pinned host keys."
                + " In every path its identifier may stand for its id.")
class ConnectorsResource {

    private static final int LARGEST_PAGE = 200;
    private static final String PROVE =
            "false stores the change without asking Bitbucket first whether it connects; what the change leaves as it is, is not proven anyway";

    private final Connectors connectors;
    private final ConnectorChanges changes;
    private final ConnectorDocument document;
    private final Revisions revisions;
    private final MadeId madeId;
    private final Credentials credentials;
    private final HostKeys hostKeys;
    private final Caller caller;
    private final CredentialAnswer.Judge judge;

    ConnectorsResource(
            Connectors connectors,
            ConnectorChanges changes,
            ConnectorDocument document,
            Revisions revisions,
            MadeId madeId,
            Credentials credentials,
            HostKeys hostKeys,
            Caller caller,
            ConnectorConfig config,
            Clock clock) {
        this.connectors = connectors;
        this.changes = changes;
        this.document = document;
        this.revisions = revisions;
        this.madeId = madeId;
        this.credentials = credentials;
        this.hostKeys = hostKeys;
        this.caller = caller;
        this.judge = new CredentialAnswer.Judge(clock, config.credentialWarning());
    }

    @POST
    @Idempotent
    @ResponseStatus(201)
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Makes a connector",
            description = "Credential and repository are proven first; the credential is stored encrypted. Role admin.")
    @Parameter(
            in = ParameterIn.HEADER,
            name = Idempotent.HEADER,
            description = Idempotent.DESCRIPTION,
            schema = @Schema(implementation = String.class))
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content = @Content(schema = @Schema(implementation = ConnectorAnswer.class)))
    @APIResponse(responseCode = "409", description = "Another connector has the name or the identifier")
    @APIResponse(
            responseCode = "422",
            description =
                    "The request has faults, Bitbucket refuses the credential, or there are no host keys; nothing was stored")
    @APIResponse(responseCode = "503", description = "Bitbucket does not answer; nothing was stored")
    public RestResponse<ConnectorAnswer> create(ConnectorForm form) {
        NewConnector wanted = Bodies.required(form).read().withId(new ConnectorId(madeId.value()));
        return switch (connectors.create(wanted, caller.subject())) {
            case ConnectorCreation.Created(var connector) -> {
                ConnectorAnswer answer = answer(connector);
                yield RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, answer)
                        .location(URI.create("/connectors/" + connector.id()))
                        .tag(revisions.tag(connector.version(), answer))
                        .build();
            }
            case ConnectorCreation.NameTaken(var first) -> throw Problems.nameTaken("connector", first);
            case ConnectorCreation.IdentifierTaken(var first) -> throw Problems.identifierTaken(first);
            case ConnectorCreation.NotProven(var failure) -> throw Problems.notConnected(failure);
            case ConnectorCreation.NoHostKeys(var why) -> throw Problems.noHostKeys(why);
        };
    }

    @GET
    @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
    @Operation(summary = "Lists connectors by name", description = "Roles viewer, operator, admin.")
    @APIResponse(responseCode = "200", description = "One page")
    public ConnectorAnswer.Page list(
            @Parameter(description = "A part of the name or identifier, whatever its case")
                    @QueryParam("name")
                    @Nullable
                    String name,
            @Parameter(
                            description =
                                    "key or key:value; a key alone finds it with any value. Several must all be there.")
                    @QueryParam("tag")
                    List<String> tags,
            @QueryParam("product") @Nullable Product product,
            @QueryParam("urlType") @Nullable UrlType urlType,
            @Parameter(description = "next of the page before") @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        int size = Math.clamp(limit, 1, LARGEST_PAGE);
        Map<ConnectorId, List<CredentialView>> all = credentials.all().stream()
                .collect(Collectors.groupingBy(credential -> credential.key().connector()));
        Map<String, List<HostKey>> keys = hostKeys.all();
        Slice<ConnectorAnswer> slice = Slice.of(
                connectors.list(new ConnectorQuery(name, tags, urlType, product, after, size + 1)).stream()
                        // One that is being removed just now has none.
                        .filter(connector -> all.containsKey(connector.id()))
                        .map(connector -> ConnectorAnswer.of(
                                connector,
                                all.getOrDefault(connector.id(), List.of()),
                                keys.getOrDefault(connector.instance(), List.of()),
                                judge))
                        .toList(),
                size);
        return new ConnectorAnswer.Page(slice.items(), slice.next(ConnectorAnswer::name));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
    @Operation(summary = "Shows a connector", description = "Never its secret. Roles viewer, operator, admin.")
    @APIResponse(responseCode = "200", description = "The connector")
    @APIResponse(responseCode = "304", description = "The client has it already, by If-None-Match")
    public RestResponse<ConnectorAnswer> get(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        ConnectorView found = find(id);
        return revisions.answer(found.version(), answer(found), ifNoneMatch);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Replaces a connector's settings",
            description =
                    "What is left out has its default; host keys stay where knownHosts is left out. Identifier, product and credential"
                            + " cannot be changed here. Proven first where it connects otherwise. Role admin.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = ConnectorForm.class),
                            examples =
                                    @ExampleObject(
                                            name = "change",
                                            value =
                                                    "{\"name\":\"On premises\",\"url\":\"https://git.example.com/bitbucket/scm/\","
                                                            + "\"tags\":[\"team:payments\"]}")))
    @APIResponse(responseCode = "200", description = "Changed")
    @APIResponse(responseCode = "409", description = "The name is taken, or projects would no longer be reached")
    @APIResponse(
            responseCode = "422",
            description = "The request has faults, or Bitbucket refuses; nothing was changed")
    @APIResponse(responseCode = "503", description = "Bitbucket does not answer; nothing was changed")
    public RestResponse<ConnectorAnswer> replace(
            @PathParam("id") UUID id,
            @Parameter(required = true) @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Parameter(description = PROVE) @QueryParam("prove") @DefaultValue("true") boolean prove,
            JsonNode body)
            throws JsonProcessingException {
        ConnectorView now = findToChange(id, ifMatch);
        return change(now, document.replaced(answer(now), body), prove);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Changes some of a connector's settings",
            description = "A JSON Merge Patch; null gives a setting its default. Else as PUT. Role admin.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = ConnectorForm.class),
                            examples =
                                    @ExampleObject(
                                            name = "patch",
                                            value = "{\"description\":\"Behind the VPN\",\"testRepository\":null}")))
    @APIResponse(responseCode = "200", description = "Changed")
    @APIResponse(responseCode = "409", description = "The name is taken, or projects would no longer be reached")
    @APIResponse(
            responseCode = "422",
            description = "The request has faults, or Bitbucket refuses; nothing was changed")
    @APIResponse(responseCode = "503", description = "Bitbucket does not answer; nothing was changed")
    public RestResponse<ConnectorAnswer> patch(
            @PathParam("id") UUID id,
            @Parameter(required = true) @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Parameter(description = PROVE) @QueryParam("prove") @DefaultValue("true") boolean prove,
            JsonNode body)
            throws JsonProcessingException {
        ConnectorView now = findToChange(id, ifMatch);
        return change(now, document.patched(now, answer(now), body), prove);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Removes a connector that no project uses", description = "Role admin.")
    @APIResponse(responseCode = "204", description = "Removed")
    @APIResponse(responseCode = "409", description = "Projects use it; names the first 20 and how many there are")
    public void remove(
            @PathParam("id") UUID id,
            @Parameter(required = true) @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        LongPredicate expected = Revisions.required(ifMatch);
        switch (connectors.remove(new ConnectorId(id), expected)) {
            case ConnectorRemoval.Removed _ -> {}
            case ConnectorRemoval.Unknown _ -> throw Problems.noConnector();
            case ConnectorRemoval.Stale _ -> throw HttpProblems.stale().asException();
            case ConnectorRemoval.InUse(var use) -> throw Problems.connectorInUse(use, "Remove them first.");
        }
    }

    private ConnectorAnswer answer(ConnectorView connector) {
        return ConnectorAnswer.of(connector, credentials.of(connector.id()), hostKeys.of(connector.instance()), judge);
    }

    private RestResponse<ConnectorAnswer> change(ConnectorView now, ConnectorForm form, boolean prove) {
        return switch (changes.change(now.id(), now.version(), form.edit(now, prove), caller.subject())) {
            case ConnectorChange.Changed(var connector) -> revisions.answer(connector.version(), answer(connector));
            case ConnectorChange.Unknown _ -> throw Problems.noConnector();
            case ConnectorChange.Stale _ -> throw HttpProblems.stale().asException();
            case ConnectorChange.NameTaken(var first) -> throw Problems.nameTaken("connector", first);
            case ConnectorChange.NotProven(var failure) -> throw Problems.notConnected(failure);
            case ConnectorChange.NoHostKeys(var why) -> throw Problems.noHostKeys(why);
            case ConnectorChange.InUse(var use) ->
                throw Problems.connectorInUse(
                        use, "The new URL leads elsewhere than their repositories: make another connector for it.");
        };
    }

    private ConnectorView findToChange(UUID id, @Nullable String ifMatch) {
        LongPredicate expected = Revisions.required(ifMatch);
        ConnectorView now = find(id);
        Revisions.check(expected, now.version());
        return now;
    }

    private ConnectorView find(UUID id) {
        return connectors.find(new ConnectorId(id)).orElseThrow(Problems::noConnector);
    }
}
