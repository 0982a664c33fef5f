package io.hookline.connector.api;

import io.hookline.connector.project.Projects;
import io.hookline.connector.status.Delivery;
import io.hookline.connector.status.MessageId;
import io.hookline.connector.status.Notice;
import io.hookline.connector.status.StatusFilter;
import io.hookline.connector.status.StatusId;
import io.hookline.connector.status.StatusView;
import io.hookline.connector.status.Statuses;
import io.hookline.connector.status.Taken;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.ProjectId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/projects/{id}/statuses")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "statuses", description = "How far builds are, shown on Bitbucket's commits and pull requests.")
class StatusesResource {

    private static final int LARGEST_PAGE = 200;

    private final Projects projects;
    private final Statuses statuses;
    private final Clock clock;

    StatusesResource(Projects projects, Statuses statuses, Clock clock) {
        this.projects = projects;
        this.statuses = statuses;
        this.clock = clock;
    }

    /**
     * What became of a request.
     *
     * @param href where to look whether Bitbucket shows it
     */
    @Schema(name = "StatusTaken", examples = """
                    {"id":"4b6c4c52-6a0c-4d0e-9c67-0f6a3f0a2b11","outcome":"TO_BE_SHOWN",\
                    "href":"/projects/0b5f6c0e-4a43-4a0e-9f4e-5b2f1f0d7a11/statuses/4b6c4c52-6a0c-4d0e-9c67-0f6a3f0a2b11"}""")
    record TakenAnswer(
            @Schema(implementation = String.class) StatusId id,
            Outcome outcome,
            @Nullable String why,
            URI href) {}

    /** What is done with what was sent. */
    enum Outcome {
        TO_BE_SHOWN,
        LATE,
        REPEATED
    }

    @POST
    @RolesAllowed({Roles.RUNNER, Roles.OPERATOR, Roles.ADMIN})
    @Operation(
            summary = "Shows how far a build is",
            description =
                    "Does what a message on hookline.build-statuses does: it is kept, and sent to Bitbucket soon and until Bitbucket"
                            + " takes it. LATE says that something newer is known, REPEATED that this was taken before. A request that"
                            + " is sent again with the same Idempotency-Key is taken once. Roles runner, operator, admin.")
    @APIResponse(
            responseCode = "202",
            description = "Taken; Location and href are where to look",
            content = @Content(schema = @Schema(implementation = TakenAnswer.class)))
    @APIResponse(responseCode = "422", description = "The request has faults, or another one had its Idempotency-Key")
    public Response show(
            @PathParam("id") UUID id,
            @Parameter(description = "Any text that names the request for good", example = "run-123-finished")
                    @HeaderParam(Idempotent.HEADER)
                    @Nullable
                    String idempotencyKey,
            StatusForm form) {
        ProjectId project = new ProjectId(id);
        StatusForm sent = Bodies.required(form);
        MessageId message = MessageId.ofRequest(
                project, idempotencyKey == null ? UUID.randomUUID().toString() : idempotencyKey);
        Notice notice = Notice.of(message, sent, sent.read(project, clock.instant()));
        return switch (statuses.take(notice).await().indefinitely()) {
            case Taken.ToBeShown(var status) -> accepted(project, status, Outcome.TO_BE_SHOWN, null);
            case Taken.Late(var status, var why) -> accepted(project, status, Outcome.LATE, why);
            case Taken.Repeated(var status) -> accepted(project, status, Outcome.REPEATED, null);
            case Taken.AnotherMessage _ -> throw Problems.idempotencyKeyReused();
            case Taken.UnknownProject _ -> throw Problems.noProject();
        };
    }

    @GET
    @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
    @Operation(
            summary = "Lists a project's statuses, the newest first",
            description = "One for each commit and key. Roles viewer, operator, admin.")
    @APIResponse(
            responseCode = "200",
            description = "Some statuses, and where the next ones are",
            content = @Content(schema = @Schema(implementation = StatusAnswer.Page.class)))
    public StatusAnswer.Page list(
            @PathParam("id") UUID id,
            @Parameter(description = "A commit's hash, or how it begins", example = "2222222")
                    @QueryParam("commit")
                    @Nullable
                    String commit,
            @Parameter(description = "How far on the way to Bitbucket") @QueryParam("state") @Nullable Delivery state,
            @Parameter(description = "What next said") @QueryParam("after") @Nullable Long after,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        Faults faults = new Faults();
        CommitHash hash = commit == null ? null : faults.read("commit", () -> new CommitHash(commit));
        faults.check();
        ProjectId project = existing(id);
        int size = Math.clamp(limit, 1, LARGEST_PAGE);
        Slice<StatusView> slice =
                Slice.of(statuses.list(new StatusFilter(project, hash, state), after, size + 1), size);
        return new StatusAnswer.Page(
                slice.items().stream().map(StatusAnswer::of).toList(), slice.next(view -> Long.toString(view.seq())));
    }

    @GET
    @Path("/{statusId}")
    @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN, Roles.RUNNER})
    @Operation(
            summary = "Shows a status, and how far it is on its way to Bitbucket",
            description = "Roles viewer, operator, admin, runner.")
    @APIResponse(
            responseCode = "200",
            description = "The status",
            content = @Content(schema = @Schema(implementation = StatusAnswer.class)))
    public StatusAnswer get(@PathParam("id") UUID id, @PathParam("statusId") UUID statusId) {
        return statuses.find(new ProjectId(id), new StatusId(statusId))
                .map(StatusAnswer::of)
                .orElseThrow(Problems::noStatus);
    }

    @POST
    @Path("/{statusId}/retry")
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    @Operation(
            summary = "Sends a status to Bitbucket again",
            description = "Now, whatever became of it: one that was given up, one that waits, one that is shown."
                    + " Roles operator, admin.")
    @APIResponse(
            responseCode = "202",
            description = "It is sent soon",
            content = @Content(schema = @Schema(implementation = StatusAnswer.class)))
    public Response retry(@PathParam("id") UUID id, @PathParam("statusId") UUID statusId) {
        StatusAnswer status = statuses.sendAgain(new ProjectId(id), new StatusId(statusId))
                .map(StatusAnswer::of)
                .orElseThrow(Problems::noStatus);
        return Response.accepted(status).build();
    }

    private ProjectId existing(UUID id) {
        return projects.find(new ProjectId(id))
                .orElseThrow(Problems::noProject)
                .project()
                .id();
    }

    private static Response accepted(ProjectId project, StatusId status, Outcome outcome, @Nullable String why) {
        URI href = URI.create("/projects/" + project + "/statuses/" + status);
        return Response.accepted(new TakenAnswer(status, outcome, why, href))
                .location(href)
                .build();
    }
}
