package io.hookline.health.api;

import io.hookline.contracts.id.ProjectId;
import io.hookline.health.diagnose.Finding;
import io.hookline.health.store.Acknowledgement;
import io.hookline.health.store.Acknowledgements;
import io.hookline.health.store.ProjectRow;
import io.hookline.health.store.Projects;
import io.hookline.health.store.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** What people say of faults that they know of. */
@Path("/health")
@Tag(name = "Acknowledgements", description = "Faults that people know of, so that nobody is called for them again")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"operator", "admin"})
final class AcknowledgementResource {

    private final Transactions transactions;
    private final Projects projects;
    private final Acknowledgements acknowledgements;
    private final Caller caller;
    private final Clock clock;

    AcknowledgementResource(
            Transactions transactions,
            Projects projects,
            Acknowledgements acknowledgements,
            Caller caller,
            Clock clock) {
        this.transactions = transactions;
        this.projects = projects;
        this.acknowledgements = acknowledgements;
        this.caller = caller;
        this.clock = clock;
    }

    @PUT
    @Path("/projects/{id}/acknowledgements/{finding}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Acknowledge a fault of a project",
            description =
                    "It is shown as before, counts as acknowledged, and raises no alert. That ends by itself at the"
                            + " time given, or when the fault is gone. Repairs go on: the policy says what is repaired. Whoever"
                            + " does it again replaces time, note and name. Roles operator, admin.")
    @APIResponse(responseCode = "200", description = "What holds from now on")
    @APIResponse(responseCode = "400", description = "The body does not read, or its time is over")
    @APIResponse(responseCode = "404", description = "No such project, or no such kind of finding")
    @APIResponse(responseCode = "409", description = "The last look did not find it")
    public Uni<Acknowledged> acknowledge(
            @PathParam("id") String id,
            @Parameter(description = "The kind of finding, such as webhook-missing") @PathParam("finding")
                    String finding,
            @Nullable AcknowledgementForm form) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        AcknowledgementForm said = (form == null ? AcknowledgementForm.EMPTY : form).checked(now);
        Acknowledgement made =
                new Acknowledgement(project(id), kind(finding), said.until(), said.note(), caller.subject(), now);
        return Requests.uncancelled(transactions.once(connection -> projects.lock(connection, made.project())
                .invoke(row -> mustBeFound(
                        row.orElseThrow(() -> new ProblemException(Problem.notFound("project", id))), finding))
                .chain(() -> acknowledgements.save(connection, made))
                .replaceWith(Acknowledged.of(made))));
    }

    @DELETE
    @Path("/projects/{id}/acknowledgements/{finding}")
    @ResponseStatus(204)
    @Operation(
            summary = "Take an acknowledgement back",
            description = "When the fault is still there, the next look tells of it again. Roles operator, admin.")
    @APIResponse(responseCode = "204", description = "It holds no more")
    @APIResponse(responseCode = "404", description = "No such project, or no such acknowledgement")
    public Uni<Void> takeBack(
            @PathParam("id") String id,
            @Parameter(description = "The kind of finding, such as webhook-missing") @PathParam("finding")
                    String finding) {
        ProjectId project = project(id);
        return Requests.uncancelled(transactions.once(connection -> projects.lock(connection, project)
                .chain(() -> acknowledgements.remove(connection, project, kind(finding)))
                .invoke(removed -> {
                    if (!removed) {
                        throw new ProblemException(Problem.notFound("acknowledgement", finding));
                    }
                })
                .replaceWithVoid()));
    }

    private static void mustBeFound(ProjectRow project, String finding) {
        if (project.findings().stream().noneMatch(found -> found.finding().equals(finding))) {
            throw new ProblemException(Problem.of(
                    409,
                    "nothing-to-acknowledge",
                    "Nothing to acknowledge",
                    "The last look at the project did not find %s.".formatted(finding)));
        }
    }

    private static ProjectId project(String id) {
        return Parameters.idInPath("project", id, ProjectId::of);
    }

    private static String kind(String finding) {
        if (!Finding.names().contains(finding)) {
            throw new ProblemException(Problem.notFound("finding", finding));
        }
        return finding;
    }
}
