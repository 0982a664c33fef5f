package io.hookline.connector.api;

import io.hookline.bitbucket.Bitbucket;
import io.hookline.bitbucket.Commit;
import io.hookline.bitbucket.CommitHash;
import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.Purpose;
import io.hookline.bitbucket.Repository;
import io.hookline.bitbucket.RepositoryId;
import io.hookline.bitbucket.RepositoryPath;
import io.hookline.bitbucket.Result;
import io.hookline.connector.credential.Use;
import io.hookline.connector.project.ProjectView;
import io.hookline.connector.project.Projects;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.id.ProjectId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/projects/{id}/commits/{hash}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "commits")
class CommitsResource {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final Projects projects;

    CommitsResource(Projects projects) {
        this.projects = projects;
    }

    /** A commit by all its 40 digits. */
    @Schema(
            name = "Commit",
            examples = "{\"hash\":\"9f1c2b7d3e4a5f60718293a4b5c6d7e8f9012345\",\"message\":\"Sell more\"}")
    record CommitAnswer(String hash, String message) {}

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    @Operation(
            summary = "Completes a commit's hash and shows its message",
            description =
                    "Of the project's repository, or of a fork of it given by id and path. Roles operator, admin.")
    @APIResponse(responseCode = "200", description = "The commit")
    @APIResponse(responseCode = "404", description = "Bitbucket shows no such commit, or no such project is here")
    @APIResponse(responseCode = "422", description = "The hash or path is none")
    @APIResponse(responseCode = "503", description = "Bitbucket could not be asked; says when to try again")
    public CommitAnswer get(
            @PathParam("id") UUID id,
            @PathParam("hash") String hash,
            @QueryParam("repository") @Nullable String repository,
            @QueryParam("path") @Nullable String path) {
        ProjectView project = projects.find(new ProjectId(id)).orElseThrow(Problems::noProject);
        Faults faults = new Faults();
        CommitHash commit = faults.read("hash", () -> new CommitHash(hash));
        RepositoryRef own = project.project().repository();
        RepositoryPath at = faults.read("path", () -> RepositoryPath.of(path == null ? own.path() : path));
        faults.check();
        RepositoryId repositoryId =
                new RepositoryId(repository == null ? own.id().value() : repository);
        return switch (find(
                projects.open(project, Use.RUNNING, Purpose.ROUTINE).bitbucket(),
                repositoryId,
                Objects.requireNonNull(at),
                Objects.requireNonNull(commit))) {
            case Result.Ok<Commit>(var found) -> new CommitAnswer(found.hash().value(), found.message());
            case Result.Failed<Commit>(var failure) -> throw problem(failure);
        };
    }

    /** Asks at the path first, which is one call; a repository that moved is found by its id. */
    private static Result<Commit> find(
            Bitbucket bitbucket, RepositoryId repository, RepositoryPath path, CommitHash hash) {
        return bitbucket.commit(path, hash).recover(failure -> {
            if (!(failure instanceof Failure.NotFound)) {
                return Result.failed(failure);
            }
            return bitbucket
                    .repository(repository, path)
                    .map(Repository::path)
                    .flatMap(now -> now.equals(path) ? Result.failed(failure) : bitbucket.commit(now, hash));
        });
    }

    /** What stands in the way of asking for a commit. */
    static ProblemException problem(Failure failure) {
        Problem problem = switch (failure) {
            case Failure.NotFound _, Failure.Invalid _ ->
                Problem.of(404, "unknown-commit", "Bitbucket shows no such commit", failure.why());
            case Failure.RateLimited(var retryAfter) -> Problems.unavailable(failure.why(), retryAfter);
            case Failure.Unauthorized _,
                    Failure.Forbidden _,
                    Failure.Conflict _,
                    Failure.Gone _,
                    Failure.NotAllowed _,
                    Failure.Untrusted _,
                    Failure.HostUnconfirmed _,
                    Failure.Unavailable _ -> Problems.unavailable(failure.why(), SOON);
        };
        return problem.asException();
    }
}
