package io.hookline.health.api;

import io.hookline.contracts.health.RepairKind;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.health.store.Groups.Group;
import io.hookline.health.store.Groups.Kind;
import io.hookline.health.store.HealthQueries;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.EnumSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** What people ask the monitor to do. */
@Path("/health")
@Tag(name = "Requests", description = "Looks and repairs that people ask for, and what is done without asking them")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"operator", "admin"})
final class RequestsResource {

    private final Requests requests;
    private final HealthQueries queries;
    private final Caller caller;

    RequestsResource(Requests requests, HealthQueries queries, Caller caller) {
        this.requests = requests;
        this.queries = queries;
        this.caller = caller;
    }

    @POST
    @Path("/projects/{id}/check")
    @ResponseStatus(202)
    @Operation(
            summary = "Look at a project now",
            description =
                    "Repairs that needed a person are tried anew when the fault is still there. Roles operator, admin.")
    @APIResponse(responseCode = "202", description = "The look follows shortly")
    @APIResponse(responseCode = "404", description = "No such project")
    public Uni<Void> check(@PathParam("id") String id) {
        return found(requests.check(project(id)), "project", id);
    }

    @POST
    @Path("/projects/{id}/repair")
    @ResponseStatus(202)
    @Operation(
            summary = "Repair what is broken in a project now",
            description =
                    "Looks at it now and repairs what that look finds, whatever the project's policy is, without a"
                            + " second look, and though repairs are held, it is quiet hours, or the workspace had its share. What is"
                            + " as it should be is left alone. Roles operator, admin.")
    @APIResponse(responseCode = "202", description = "Look and repairs follow shortly")
    @APIResponse(responseCode = "400", description = "The kind does not read")
    @APIResponse(responseCode = "404", description = "No such project")
    public Uni<Void> repair(
            @PathParam("id") String id,
            @Parameter(description = "Only repairs of this kind: DEPLOY_KEY, WEBHOOK or REPOSITORY")
                    @QueryParam("kind")
                    @Nullable
                    String kind) {
        RepairKind only = Parameters.kind("kind", kind);
        EnumSet<RepairKind> kinds = only == null ? EnumSet.allOf(RepairKind.class) : EnumSet.of(only);
        return found(requests.repair(project(id), kinds), "project", id);
    }

    @GET
    @Path("/projects/{id}/policy")
    @RolesAllowed({"viewer", "operator", "admin"})
    @Operation(
            summary = "What is done about faults of a project",
            description = "A part that is absent is as the installation is set. Roles viewer, operator, admin.")
    @APIResponse(responseCode = "404", description = "No such project")
    public Uni<PolicyForm> policy(@PathParam("id") String id) {
        return queries.project(project(id))
                .map(row -> PolicyForm.of(row.orElseThrow(() -> new ProblemException(Problem.notFound("project", id)))
                        .modes()));
    }

    @PUT
    @Path("/projects/{id}/policy")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Say what is done about faults of a project",
            description = "AUTOMATIC repairs them, ASK when a person says so, OFF leaves them alone. In quiet"
                    + " hours AUTOMATIC repairs only what builds are lost by. A repository that moved is always"
                    + " followed, for that changes nothing on Bitbucket. Roles operator, admin.")
    @APIResponse(responseCode = "200", description = "What is done from now on")
    @APIResponse(responseCode = "400", description = "The body does not read")
    @APIResponse(responseCode = "404", description = "No such project")
    public Uni<PolicyForm> setPolicy(@PathParam("id") String id, @Nullable PolicyForm form) {
        PolicyForm wanted = form == null ? PolicyForm.EMPTY : form;
        return found(requests.setModes(project(id), wanted.modes()), "project", id)
                .replaceWith(wanted);
    }

    @POST
    @Path("/connectors/{id}/resume")
    @ResponseStatus(202)
    @Operation(
            summary = "Repair a connector's projects though many got into trouble at once",
            description =
                    "For when a person has seen that the faults are real. One message on hookline.health-changes says"
                            + " so, and the next looks tell of each project that is still in trouble. Roles operator, admin.")
    @APIResponse(responseCode = "202", description = "Repairs follow with the next looks")
    @APIResponse(responseCode = "404", description = "No such connector")
    public Uni<Void> resume(@PathParam("id") String id) {
        ConnectorId connector = Parameters.idInPath("connector", id, ConnectorId::of);
        return found(
                requests.resume(new Group(Kind.CONNECTOR, connector.toString()), caller.subject()), "connector", id);
    }

    @POST
    @Path("/hosts/{host}/resume")
    @ResponseStatus(202)
    @Operation(
            summary = "Repair a host's projects though many got into trouble at once",
            description =
                    "For when a person has seen that the faults are real. One message on hookline.health-changes says"
                            + " so, and the next looks tell of each project that is still in trouble. Roles operator, admin.")
    @APIResponse(responseCode = "202", description = "Repairs follow with the next looks")
    @APIResponse(responseCode = "404", description = "No such host")
    public Uni<Void> resumeHost(@PathParam("host") String host) {
        return found(requests.resume(new Group(Kind.HOST, host), caller.subject()), "host", host);
    }

    private static ProjectId project(String id) {
        return Parameters.idInPath("project", id, ProjectId::of);
    }

    private static Uni<Void> found(Uni<Boolean> change, String what, String id) {
        return change.invoke(found -> {
                    if (!found) {
                        throw new ProblemException(Problem.notFound(what, id));
                    }
                })
                .replaceWithVoid();
    }
}
