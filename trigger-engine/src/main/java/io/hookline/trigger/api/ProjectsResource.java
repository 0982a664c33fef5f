package io.hookline.trigger.api;

import io.hookline.contracts.build.Decision;
import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.event.PullRequest;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.PullRequestId;
import io.hookline.contracts.project.Project;
import io.hookline.contracts.project.ProjectSettings;
import io.hookline.trigger.command.BuildWish;
import io.hookline.trigger.command.Commands;
import io.hookline.trigger.manual.Ask;
import io.hookline.trigger.state.KnownPullRequest;
import io.hookline.trigger.store.Overview;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
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

/** What the engine knows of projects, over REST. */
@Path("/projects")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.VIEWER, Role.OPERATOR, Role.ADMIN})
@Tag(name = "Projects", description = "What the engine knows of a project, and decides by")
public class ProjectsResource {

    private final Overview overview;
    private final Commands commands;
    private final Asks asks;

    ProjectsResource(Overview overview, Commands commands, Asks asks) {
        this.overview = overview;
        this.commands = commands;
        this.asks = asks;
    }

    /**
     * A project as the engine knows it.
     *
     * @param version of the settings that decisions are made by
     * @param removed whether the project was deleted
     * @param refsKnown whether its refs were looked at once
     * @param pullRequestsKnown whether its open pull requests were looked at once
     */
    public record ProjectView(
            ProjectId id,
            String name,
            long version,
            boolean removed,
            @Nullable String defaultBranch,
            ProjectSettings settings,
            boolean refsKnown,
            boolean pullRequestsKnown,
            List<OpenPullRequest> openPullRequests,
            Overview.Counts counts) {}

    /** An open pull request in the index. */
    public record OpenPullRequest(
            PullRequestId id,
            String title,
            GitRef source,
            GitRef target,
            @Nullable CommitHash commit,
            boolean fork,
            boolean draft) {}

    /** One project. */
    @GET
    @Path("/{id}")
    @Operation(
            summary = "Shows what the engine knows of a project",
            description =
                    "Its settings, the index of its open pull requests, and how much there is of it. Roles viewer,"
                            + " operator, admin.")
    @APIResponse(
            responseCode = "200",
            description = "The project, also a deleted one",
            content =
                    @Content(
                            schema = @Schema(implementation = ProjectView.class),
                            examples = @ExampleObject(name = "known", value = Examples.PROJECT)))
    @APIResponse(responseCode = "404", description = "Nobody has told of this project yet")
    public Uni<ProjectView> show(@PathParam("id") String id) {
        ProjectId project = Parameters.required("id", id, ProjectId::of);
        return overview.project(project)
                .map(found -> found.map(ProjectsResource::view)
                        .orElseThrow(() -> new ProblemException(Problem.notFound("There is no project " + project))));
    }

    /** Builds what is named. */
    @POST
    @Path("/{id}/builds")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.OPERATOR, Role.ADMIN})
    @Operation(
            summary = "Requests a build by hand",
            description =
                    "Of a branch or tag, at the commit that it stands at or at one of its commits; of a commit, on the ref"
                            + " that it was seen on; or of an open pull request. No rule stands against it, and it supersedes"
                            + " nothing. A fork's build is untrusted. Roles operator, admin.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = BuildForm.class),
                            examples = {
                                @ExampleObject(name = "branch", value = "{\"branch\": \"feature/x\"}"),
                                @ExampleObject(
                                        name = "commit",
                                        value = "{\"branch\": \"main\", \"commit\": \"9f1c2b7d3e4a\"}"),
                                @ExampleObject(name = "pull request", value = "{\"pullRequest\": 7}")
                            }))
    @APIResponse(
            responseCode = "201",
            description = "The decision, with the id of the build",
            content =
                    @Content(
                            schema = @Schema(implementation = Decision.class),
                            examples = @ExampleObject(name = "requested", value = Examples.MANUAL)))
    @APIResponse(responseCode = "503", description = "Bitbucket could not be asked for the commit")
    public Uni<RestResponse<Decision>> build(
            @PathParam("id") String id,
            @HeaderParam(Asks.HEADER) @Parameter(description = Asks.DESCRIPTION) @Nullable String key,
            @Nullable BuildForm form) {
        ProjectId project = Parameters.required("id", id, ProjectId::of);
        if (form == null) {
            throw new ProblemException(Problem.malformed("The body is missing"));
        }
        BuildWish wish = form.wish();
        Ask ask = asks.of("build", project.toString(), key, wish.words());
        return commands.build(project, ask, wish).map(Answers::created);
    }

    private static ProjectView view(Overview.ProjectOverview overview) {
        Project project = overview.known().project();
        return new ProjectView(
                project.id(),
                project.name(),
                project.version(),
                overview.known().removed(),
                overview.known().defaultBranch().map(GitRef::name).orElse(null),
                project.settings(),
                overview.known().refsSeen(),
                overview.known().pullRequestsSeen(),
                overview.openPullRequests().stream().map(ProjectsResource::view).toList(),
                overview.counts());
    }

    private static OpenPullRequest view(KnownPullRequest known) {
        PullRequest pullRequest = known.pullRequest();
        return new OpenPullRequest(
                pullRequest.id(),
                pullRequest.title(),
                pullRequest.source().ref(),
                pullRequest.target().ref(),
                known.commit(),
                known.fork(),
                pullRequest.draft());
    }
}
