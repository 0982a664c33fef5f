package io.hookline.connector.api;

import io.hookline.bitbucket.git.ScanResult;
import io.hookline.connector.connection.Connectors;
import io.hookline.connector.hostkey.HostKey;
import io.hookline.connector.hostkey.HostKeyConfirmation;
import io.hookline.connector.hostkey.HostKeys;
import io.hookline.connector.hostkey.Trust;
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
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/connectors/{id}/host-keys")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(
        name = "host keys",
        description =
                "The SSH host keys of a connector's Bitbucket, the same for all connectors to it. What a server shows is"
                        + " proposed; only what a person confirmed is trusted.")
class HostKeysResource {

    private final Connectors connectors;
    private final HostKeys hostKeys;
    private final Caller caller;

    HostKeysResource(Connectors connectors, HostKeys hostKeys, Caller caller) {
        this.connectors = connectors;
        this.hostKeys = hostKeys;
        this.caller = caller;
    }

    /** All keys, and what a person should do about them. */
    @Schema(name = "HostKeys", examples = "{\"items\":[" + HostKeyAnswer.EXAMPLE + "]}")
    record HostKeysAnswer(
            List<HostKeyAnswer> items,

            @Schema(description = "What a person should do before SSH work goes on", examples = "null") @Nullable
            String problem) {}

    /** The keys that a person has compared. */
    @Schema(name = "HostKeyConfirmation", examples = """
                {"fingerprints":["SHA256:ybgmFkzwOSotHTHLJgHO0QN8L0xErw6vd0VhFA9m3SM"]}""")
    record ConfirmationForm(@Nullable List<String> fingerprints) {}

    @GET
    @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
    @Operation(
            summary = "Lists the SSH host keys of a connector's Bitbucket",
            description =
                    "In every state, with SHA-256 and MD5 fingerprints to compare. Roles viewer, operator, admin.")
    @APIResponse(responseCode = "200", description = "The keys")
    public HostKeysAnswer list(@PathParam("id") UUID id) {
        return answer(hostKeys.of(instance(id)));
    }

    @GET
    @Path("/known_hosts")
    @Produces(MediaType.TEXT_PLAIN)
    @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN, Roles.RUNNER})
    @Operation(
            summary = "Gives the confirmed host keys as lines of known_hosts",
            description =
                    "As OpenSSH reads them, with [host]:port for other ports than 22. Roles viewer, operator, admin, runner.")
    @APIResponse(
            responseCode = "200",
            description = "The lines; none while no key is confirmed",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_PLAIN,
                            schema = @Schema(implementation = String.class),
                            examples =
                                    @ExampleObject(
                                            name = "lines",
                                            value =
                                                    "[git.example.com]:7999 ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIazEu89wgQZ4bqs3d63QSMzYVa0MuJ2e2gKTKqu+UUO")))
    public String knownHosts(@PathParam("id") UUID id) {
        return Trust.knownHosts(hostKeys.of(instance(id))).entries().stream()
                .map(entry -> entry + "\n")
                .reduce("", String::concat);
    }

    @POST
    @Path("/scan")
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    @Operation(
            summary = "Asks the SSH servers for their host keys",
            description = "Every server that a key is known of. New keys are proposed, none is trusted by that."
                    + " Roles operator, admin.")
    @APIResponse(responseCode = "200", description = "All keys after the look")
    @APIResponse(responseCode = "503", description = "A server does not answer")
    public HostKeysAnswer scan(@PathParam("id") UUID id) {
        String instance = instance(id);
        List<String> silent = hostKeys.of(instance).stream()
                .map(key -> new Server(key.host(), key.port()))
                .distinct()
                .flatMap(server -> scan(instance, server))
                .toList();
        if (!silent.isEmpty()) {
            throw Problems.unavailable(String.join("; ", silent), Problems.SOON).asException();
        }
        return answer(hostKeys.of(instance));
    }

    @POST
    @Path("/confirm")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Confirms host keys",
            description =
                    "Name the SHA-256 fingerprints that you compared with the server's. Projects that waited go on by"
                            + " themselves. Role admin.")
    @APIResponse(responseCode = "200", description = "All keys, those named confirmed")
    @APIResponse(responseCode = "422", description = "A fingerprint is none of this Bitbucket's; nothing was confirmed")
    public HostKeysAnswer confirm(@PathParam("id") UUID id, ConfirmationForm form) {
        String instance = instance(id);
        Faults faults = new Faults();
        List<String> fingerprints =
                faults.required("fingerprints", Bodies.required(form).fingerprints(), List.of());
        faults.check();
        return switch (hostKeys.confirm(instance, fingerprints, caller.subject())) {
            case HostKeyConfirmation.Confirmed(var keys) -> answer(keys);
            case HostKeyConfirmation.Unknown(var unknown) ->
                throw Problem.of(
                                422,
                                "unknown-host-key",
                                "There is no such host key",
                                "Name fingerprints that GET /connectors/{id}/host-keys lists; POST …/scan looks for new ones.")
                        .with("fingerprints", unknown)
                        .asException();
        };
    }

    @DELETE
    // A fingerprint can have a slash, and clients may encode its colon.
    @Path("/{fingerprint: .+}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Trusts a host key no more",
            description = "Also refuses one that was proposed. It stays listed as REVOKED. Role admin.")
    @APIResponse(responseCode = "204", description = "Revoked")
    public void revoke(@PathParam("id") UUID id, @PathParam("fingerprint") String fingerprint) {
        if (!hostKeys.revoke(instance(id), fingerprint)) {
            throw Problem.of(
                            404,
                            "unknown-host-key",
                            "There is no such host key",
                            "List them with GET /connectors/{id}/host-keys.")
                    .asException();
        }
    }

    private record Server(String host, int port) {}

    private Stream<String> scan(String instance, Server server) {
        return switch (hostKeys.scan(instance, server.host(), server.port())) {
            case ScanResult.HostKeys _ -> Stream.empty();
            case ScanResult.NotAllowed(var why) -> Stream.of(why);
            case ScanResult.Unreachable(var why) -> Stream.of(server.host() + ":" + server.port() + ": " + why);
        };
    }

    private String instance(UUID id) {
        return connectors
                .find(new ConnectorId(id))
                .orElseThrow(Problems::noConnector)
                .instance();
    }

    private static HostKeysAnswer answer(List<HostKey> keys) {
        return new HostKeysAnswer(
                keys.stream().map(HostKeyAnswer::of).toList(),
                Trust.problem(keys).orElse(null));
    }
}
