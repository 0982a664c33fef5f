package io.hookline.connector.api;

import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.Purpose;
import io.hookline.bitbucket.RepositoryPath;
import io.hookline.bitbucket.SshUrl;
import io.hookline.bitbucket.git.ProbeResult;
import io.hookline.connector.connection.Access;
import io.hookline.connector.connection.ConnectorView;
import io.hookline.connector.connection.Connectors;
import io.hookline.connector.userkey.UserKey;
import io.hookline.connector.userkey.UserKeyCreation;
import io.hookline.connector.userkey.UserKeyId;
import io.hookline.connector.userkey.UserKeyProof;
import io.hookline.connector.userkey.UserKeyRemoval;
import io.hookline.connector.userkey.UserKeys;
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
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/connectors/{id}/user-keys")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(
        name = "user keys",
        description = "SSH keys of Bitbucket users, for private repositories that a project's deploy key does not open:"
                + " submodules, libraries.")
class UserKeysResource {

    private final Connectors connectors;
    private final UserKeys keys;
    private final UserKeyProof proof;
    private final Caller caller;
    private final MadeId madeId;

    UserKeysResource(Connectors connectors, UserKeys keys, UserKeyProof proof, Caller caller, MadeId madeId) {
        this.connectors = connectors;
        this.keys = keys;
        this.proof = proof;
        this.caller = caller;
        this.madeId = madeId;
    }

    /** A connector's keys, by name. */
    @Schema(name = "UserKeys", examples = "{\"items\":[]}")
    record Items(List<UserKeyAnswer> items) {}

    /** A repository that the key should open. */
    @Schema(name = "UserKeyProof", examples = "{\"repository\":\"acme/library\"}")
    record ProofForm(
            @Schema(description = "workspace/slug, KEY/slug, or an SSH clone URL on the same server") @Nullable
            String repository) {}

    /** What a look with the key showed. */
    @Schema(name = "UserKeyVerdict", examples = "{\"opens\":true,\"detail\":\"git ls-remote shows 12 refs.\"}")
    record Verdict(boolean opens, String detail) {}

    @POST
    @Idempotent
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Makes a user key, or imports one",
            description =
                    "The private half is stored encrypted and never comes back but to a trusted build's runner. Add the public"
                            + " half to the Bitbucket user by hand: Bitbucket Cloud has no API for that. Role admin.")
    @Parameter(
            in = ParameterIn.HEADER,
            name = Idempotent.HEADER,
            description = Idempotent.DESCRIPTION,
            schema = @Schema(implementation = String.class))
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content = @Content(schema = @Schema(implementation = UserKeyAnswer.class)))
    @APIResponse(responseCode = "409", description = "Another key of the connector has the name")
    @APIResponse(
            responseCode = "422",
            description = "The request has faults: no key, a missing passphrase, a wrong one")
    public RestResponse<UserKeyAnswer> create(@PathParam("id") UUID id, UserKeyForm form) {
        ConnectorView connector = connector(id);
        UserKeyForm.NewKey wanted = Bodies.required(form).read();
        return switch (keys.create(
                new UserKeyId(madeId.value()),
                connector.id(),
                wanted.name(),
                wanted.pair(),
                wanted.imported(),
                caller.subject())) {
            case UserKeyCreation.Created(var key) ->
                RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, answer(connector, key))
                        .location(URI.create("/connectors/" + id + "/user-keys/" + key.id()))
                        .build();
            case UserKeyCreation.NameTaken _ ->
                throw Problem.of(409, "name-taken", "Another user key has the name", "Choose another name.")
                        .asException();
        };
    }

    @GET
    @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
    @Operation(
            summary = "Lists a connector's user keys by name",
            description = "Never their private halves. Roles viewer, operator, admin.")
    @APIResponse(responseCode = "200", description = "The keys")
    public Items list(@PathParam("id") UUID id) {
        ConnectorView connector = connector(id);
        return new Items(keys.of(connector.id()).stream()
                .map(key -> answer(connector, key))
                .toList());
    }

    @GET
    @Path("/{key}")
    @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
    @Operation(summary = "Shows a user key", description = "Never its private half. Roles viewer, operator, admin.")
    @APIResponse(responseCode = "200", description = "The key")
    public UserKeyAnswer get(@PathParam("id") UUID id, @PathParam("key") UUID key) {
        ConnectorView connector = connector(id);
        return answer(connector, key(connector, key));
    }

    @POST
    @Path("/{key}/verify")
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    @Operation(
            summary = "Tries whether a user key opens a repository",
            description = "By git ls-remote over SSH. Roles operator, admin.")
    @APIResponse(responseCode = "200", description = "Whether it does, and what to do where not")
    @APIResponse(responseCode = "409", description = "The SSH server's host keys await a person's confirmation")
    @APIResponse(responseCode = "503", description = "The SSH server does not answer, which says nothing of the key")
    public Verdict verify(@PathParam("id") UUID id, @PathParam("key") UUID key, ProofForm form) {
        ConnectorView connector = connector(id);
        UserKey found = key(connector, key);
        Access access = connectors.open(connector.id(), Purpose.ROUTINE).orElseThrow(Problems::noConnector);
        SshUrl url = url(access, Bodies.required(form).repository());
        return switch (proof.prove(found, access, url)) {
            case ProbeResult.Refs(var refs) -> new Verdict(true, "git ls-remote shows " + refs.size() + " refs.");
            case ProbeResult.KeyRejected _ ->
                new Verdict(
                        false,
                        "Bitbucket does not know the key. Add its public half to the Bitbucket user at "
                                + UserKeyAnswer.page(connector.product(), connector.baseUrl()) + ".");
            case ProbeResult.RepositoryNotFound _ ->
                new Verdict(false, "There is no such repository, or the key's user may not read it.");
            case ProbeResult.HostKeyMismatch _, ProbeResult.HostKeysUnconfirmed _ -> throw hostKeys(id);
            case ProbeResult.Unreachable(var why) ->
                throw Problems.unavailable(why, Problems.SOON).asException();
            case ProbeResult.NotAllowed(var why) ->
                throw Problems.ofBitbucket(
                        new Failure.NotAllowed(why), "Ask the operator of Hookline to open the address.");
        };
    }

    @DELETE
    @Path("/{key}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Removes a user key that no project uses",
            description = "Remove its public half from the Bitbucket user, too. Role admin.")
    @APIResponse(responseCode = "204", description = "Removed")
    @APIResponse(responseCode = "409", description = "Projects use it; names them")
    public void remove(@PathParam("id") UUID id, @PathParam("key") UUID key) {
        switch (keys.remove(connector(id).id(), new UserKeyId(key))) {
            case UserKeyRemoval.Removed _ -> {}
            case UserKeyRemoval.Unknown _ -> throw noKey();
            case UserKeyRemoval.InUse(var projects) ->
                throw Problem.of(
                                409,
                                "user-key-in-use",
                                "Projects use the key",
                                "Take it from them first: PUT /projects/{id}/user-keys.")
                        .with("projects", projects)
                        .asException();
        }
    }

    /** Only servers with confirmed host keys are called, so that an address given here leads nowhere else. */
    private static SshUrl url(Access access, @Nullable String repository) {
        Faults faults = new Faults();
        String text = faults.required("repository", repository, "a/a");
        SshUrl url = faults.read(
                "repository",
                () -> text.contains(":")
                        ? onServer(access, SshUrl.of(text))
                        : UserKeyProof.address(access, RepositoryPath.of(text))
                                .orElseThrow(() -> hostKeys(access.connector().value())));
        faults.check();
        return Objects.requireNonNull(url);
    }

    private static SshUrl onServer(Access access, SshUrl url) {
        if (access.knownHosts().keysOf(url.host(), url.port()).isEmpty()) {
            throw new IllegalArgumentException("is on a server that the connector has no confirmed host key of");
        }
        return url;
    }

    private static ProblemException hostKeys(UUID connector) {
        return Problems.hostKeys("GET /connectors/" + connector + "/host-keys says what to do.")
                .asException();
    }

    private ConnectorView connector(UUID id) {
        return connectors.find(new ConnectorId(id)).orElseThrow(Problems::noConnector);
    }

    private UserKey key(ConnectorView connector, UUID id) {
        return keys.find(connector.id(), new UserKeyId(id)).orElseThrow(UserKeysResource::noKey);
    }

    private static UserKeyAnswer answer(ConnectorView connector, UserKey key) {
        return UserKeyAnswer.of(key, connector.product(), connector.baseUrl());
    }

    private static ProblemException noKey() {
        return Problem.of(
                        404,
                        "unknown-user-key",
                        "There is no such user key",
                        "List them with GET /connectors/{id}/user-keys.")
                .asException();
    }
}
