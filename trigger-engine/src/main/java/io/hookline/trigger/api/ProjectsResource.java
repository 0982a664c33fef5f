package io.hookline.trigger.api;

import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.event.PullRequest;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.PullRequestId;
import io.hookline.contracts.project.Project;
import io.hookline.contracts.project.ProjectSettings;
import io.hookline.trigger.state.KnownPullRequest;
import io.hookline.trigger.store.Overview;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What the engine knows of projects, over REST. */
@Path("/projects")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.VIEWER, Role.OPERATOR, Role.ADMIN})
@Tag(name = "Projects", description = "What the engine knows of a project, and decides by")
public class ProjectsResource {

    private final Overview overview;

    ProjectsResource(Overview overview) {
        this.overview = overview;
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
    @Operation(summary = "Shows what the engine knows of a project")
    @APIResponse(responseCode = "200", description = "The project, also a deleted one")
    @APIResponse(responseCode = "404", description = "Nobody has told of this project yet")
    public Uni<ProjectView> show(@PathParam("id") String id) {
        ProjectId project = Parameters.required("id", id, ProjectId::of);
        return overview.project(project)
                .map(found -> found.map(ProjectsResource::view)
                        .orElseThrow(() -> new ProblemException(Problem.notFound("There is no project " + project))));
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
