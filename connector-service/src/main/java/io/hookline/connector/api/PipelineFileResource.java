package io.hookline.connector.api;

import io.hookline.bitbucket.CommitHash;
import io.hookline.bitbucket.Purpose;
import io.hookline.connector.pipelinefile.PipelineFile;
import io.hookline.connector.pipelinefile.PipelineFiles;
import io.hookline.connector.project.ProjectView;
import io.hookline.connector.project.Projects;
import io.hookline.contracts.id.ProjectId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/projects/{id}/pipeline-file")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "pipeline file", description = "What a build's runner needs.")
class PipelineFileResource {

    private static final int LONGEST_PATH = 1000;

    private final Projects projects;

    PipelineFileResource(Projects projects) {
        this.projects = projects;
    }

    /** A file at a commit. */
    @Schema(name = "PipelineFile", examples = """
                {"path":".ci/pipeline.yml","commit":"2222222222222222222222222222222222222222","size":14,\
                "sha256":"7d793037a0760186574b0282f2f435e7e34b6a07fd94b8b7b2a3a2a2b0a4f4a5","content":"steps: [build]"}""")
    record PipelineFileAnswer(
            String path,
            String commit,
            @Schema(description = "In bytes") int size,
            @Schema(description = "Of the bytes") String sha256,
            String content) {}

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN, Roles.RUNNER})
    @Operation(
            summary = "Gives the pipeline's definition at a commit",
            description =
                    "UTF-8 text of 1 MiB at most. What is missing is told exactly: the file, the commit or the repository."
                            + " Roles operator, admin, runner.")
    @APIResponse(responseCode = "200", description = "The file")
    @APIResponse(
            responseCode = "404",
            description =
                    "pipeline-file-missing, commit-missing, repository-gone or unknown-project, by the problem's type")
    @APIResponse(
            responseCode = "422",
            description = "A parameter has faults, or what is at the path is no text file of 1 MiB at most")
    @APIResponse(responseCode = "502", description = "Bitbucket refuses the connector's credential")
    @APIResponse(
            responseCode = "503",
            description = "bitbucket-rate-limited or bitbucket-unavailable; Retry-After says when to try again")
    public PipelineFileAnswer get(
            @PathParam("id") UUID id,
            @Parameter(description = "All 40 digits", required = true) @QueryParam("commit") @Nullable String commit,
            @Parameter(description = "By default the project's pipelineFile") @QueryParam("path") @Nullable
                    String path) {
        ProjectView project = projects.find(new ProjectId(id)).orElseThrow(Problems::noProject);
        Faults faults = new Faults();
        CommitHash hash = commit(commit, faults);
        String file = path(path == null ? project.project().settings().pipelineFile() : path, faults);
        faults.check();
        return answer(
                new PipelineFiles(projects.open(project, Purpose.ROUTINE).bitbucket())
                        .find(project.project().repository(), Objects.requireNonNull(hash), file),
                file,
                Objects.requireNonNull(hash));
    }

    private static @Nullable CommitHash commit(@Nullable String text, Faults faults) {
        String given = faults.required("commit", text, "");
        CommitHash hash = text == null ? null : faults.read("commit", () -> new CommitHash(given));
        if (hash != null && !hash.isFull()) {
            faults.add("commit", "has all 40 digits: an abbreviation can come to mean another commit");
        }
        return hash;
    }

    private static String path(@Nullable String text, Faults faults) {
        if (text == null) {
            faults.add("path", "is missing, and the project has no pipelineFile");
            return "";
        }
        boolean leadsAway = Arrays.stream(text.split("/", -1))
                .anyMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
        if (leadsAway || text.length() > LONGEST_PATH || text.chars().anyMatch(Character::isISOControl)) {
            faults.add("path", "is relative to the repository's root, without . and .. in it");
        }
        return text;
    }

    private static PipelineFileAnswer answer(PipelineFile found, String path, CommitHash commit) {
        return switch (found) {
            case PipelineFile.Found(var content, var size, var sha256) ->
                new PipelineFileAnswer(path, commit.value(), size, sha256, content);
            case PipelineFile.FileMissing _ ->
                throw Problem.of(
                                404,
                                "pipeline-file-missing",
                                "The commit has no such file",
                                "Add the file, or set the project's pipelineFile to where it is.")
                        .asException();
            case PipelineFile.CommitMissing _ ->
                throw Problem.of(
                                404,
                                "commit-missing",
                                "The repository has no such commit",
                                "It may have been pushed away by force, or be a fork's.")
                        .asException();
            case PipelineFile.RepositoryMissing(var why) ->
                throw Problem.of(
                                404,
                                "repository-gone",
                                "Bitbucket does not show the repository",
                                "It was deleted, or the connector's credential lost its access: Bitbucket answers the same for"
                                        + " both (" + why + ").")
                        .asException();
            case PipelineFile.IsDirectory _ -> throw unreadable("The path is a directory's", "Name a file in it.");
            case PipelineFile.TooLarge(var size) ->
                throw unreadable(
                        "The file is too large",
                        "It has " + size + " bytes, and " + PipelineFiles.LARGEST + " are read at most.");
            case PipelineFile.InLargeFileStorage _ ->
                throw unreadable("The file is in Git LFS", "Keep the pipeline's definition in git itself.");
            case PipelineFile.NotText _ -> throw unreadable("The file is no text", "Save it as UTF-8.");
            case PipelineFile.NotTold(var failure) -> throw Problems.whileReading(failure);
        };
    }

    private static ProblemException unreadable(String title, String detail) {
        return Problem.of(422, "pipeline-file-unreadable", title, detail).asException();
    }
}
