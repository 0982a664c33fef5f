package io.hookline.trigger.api;

import io.hookline.contracts.build.Decision;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.PullRequestId;
import io.hookline.trigger.decide.Approvable;
import io.hookline.trigger.intake.ApprovalIntake;
import io.hookline.trigger.intake.ApprovalIntake.Outcome;
import io.hookline.trigger.state.Approval;
import io.hookline.trigger.state.Approver;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Leave to build commits of pull requests from forks, over REST. */
@Path("/projects/{id}/pull-requests/{number}/approval")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.OPERATOR, Role.ADMIN})
@Tag(name = "Approvals", description = "Leave to build a commit of a pull request from a fork")
public class ApprovalsResource {

    private static final String EXAMPLE = """
            {"commit":"2f22765d04931a078909145ca628d2264c852d7d"}""";

    private final ApprovalIntake intake;
    private final SecurityIdentity caller;

    ApprovalsResource(ApprovalIntake intake, SecurityIdentity caller) {
        this.intake = intake;
        this.caller = caller;
    }

    /** What is approved. */
    public record ApprovalForm(
            @Schema(description = "The commit's hash, all 40 digits", required = true) @Nullable
            String commit) {}

    /**
     * An approval.
     *
     * @param approvedBy the caller, or the stable id of the account that wrote the comment
     * @param decision that was made when it was given
     */
    public record ApprovalView(
            ProjectId project,
            PullRequestId pullRequest,
            CommitHash commit,
            String approvedBy,
            Approver.Way way,
            Instant approvedAt,
            Decision decision) {}

    /** Approves a commit. */
    @POST
    @Operation(
            summary = "Approves one commit of a pull request from a fork",
            description =
                    "The commit is built, untrusted, if no other rule stands against it; the decision in the answer says so."
                            + " Approving a commit again changes nothing and answers what the first approval did. A new commit of the pull"
                            + " request needs a new approval. Roles operator, admin.")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "commit", value = EXAMPLE)))
    @APIResponse(
            responseCode = "200",
            description = "The commit was approved before",
            content =
                    @Content(
                            schema = @Schema(implementation = ApprovalView.class),
                            examples = @ExampleObject(name = "approved", value = Examples.APPROVED)))
    @APIResponse(
            responseCode = "201",
            description = "The commit is approved now",
            content =
                    @Content(
                            schema = @Schema(implementation = ApprovalView.class),
                            examples = @ExampleObject(name = "approved", value = Examples.APPROVED)))
    @APIResponse(responseCode = "400", description = "The project's id or the number does not read")
    @APIResponse(responseCode = "404", description = "There is no such project or pull request")
    @APIResponse(
            responseCode = "409",
            description =
                    "The pull request is closed or stands at another commit, or the project's forks need no approval")
    @APIResponse(
            responseCode = "422",
            description = "The pull request is not from a fork, the commit lacks digits, or the fork does not have it")
    @APIResponse(responseCode = "503", description = "Bitbucket could not be asked about the commit; try again later")
    public Uni<RestResponse<ApprovalView>> approve(
            @Parameter(description = "The project's id") @PathParam("id") String id,
            @Parameter(description = "The pull request's number") @PathParam("number") String number,
            @Nullable ApprovalForm form) {
        ProjectId project = Parameters.required("id", id, ProjectId::of);
        PullRequestId pullRequest =
                Parameters.required("number", number, text -> PullRequestId.of(Long.parseLong(text)));
        Approver by = new Approver(caller.getPrincipal().getName(), Approver.Way.REST);
        return intake.approve(new ApprovalIntake.Request(project, pullRequest, commit(form), by))
                .map(outcome -> switch (outcome) {
                    case Outcome.Approved approved -> answer(project, approved);
                    case Outcome.Refused(Approvable why) -> throw new ProblemException(problem(why));
                    case Outcome.Unavailable(String reason) ->
                        throw new ProblemException(Problem.of(
                                "commit-not-to-be-had",
                                "Bitbucket could not be asked",
                                Response.Status.SERVICE_UNAVAILABLE,
                                "The commit could not be asked for now: " + reason));
                });
    }

    private static CommitHash commit(@Nullable ApprovalForm form) {
        String text = form == null ? null : form.commit();
        try {
            CommitHash commit = CommitHash.of(text == null ? "" : text);
            if (commit.isComplete()) {
                return commit;
            }
        } catch (IllegalArgumentException e) {
            // Told as any other commit that cannot be approved.
        }
        throw new ProblemException(unprocessable("commit is a commit's hash with all 40 digits"));
    }

    private static RestResponse<ApprovalView> answer(ProjectId project, Outcome.Approved approved) {
        Approval approval = approved.approval();
        ApprovalView view = new ApprovalView(
                project,
                approval.pullRequest(),
                approval.commit(),
                approval.by().who(),
                approval.by().way(),
                approval.at(),
                approved.decision());
        return RestResponse.status(approved.first() ? Response.Status.CREATED : Response.Status.OK, view);
    }

    private static Problem problem(Approvable why) {
        return switch (why) {
            case Approvable.NotFound(String reason) -> Problem.notFound(reason);
            case Approvable.Nonsense(String reason) -> unprocessable(reason);
            case Approvable.Conflict(String reason) ->
                Problem.of("not-to-be-approved", "This cannot be approved now", Response.Status.CONFLICT, reason);
            case Approvable.Already _, Approvable.Now _ ->
                throw new IllegalStateException("what can be approved is not refused");
        };
    }

    private static Problem unprocessable(String reason) {
        return new Problem("urn:hookline:problem:cannot-be-approved", "This can never be approved", 422, reason);
    }
}
