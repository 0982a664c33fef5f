package io.hookline.connector.api;

import io.hookline.bitbucket.Purpose;
import io.hookline.connector.observe.Observer;
import io.hookline.connector.project.ProjectView;
import io.hookline.connector.project.Projects;
import io.hookline.contracts.health.Observation;
import io.hookline.contracts.health.Observation.Depth;
import io.hookline.contracts.health.Observation.Look;
import io.hookline.contracts.health.Observation.RepositoryFound;
import io.hookline.contracts.health.Observation.RepositorySeen;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/projects/{id}/observation")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "observation")
class ObservationResource {

    private static final String EXAMPLE = """
        {"project":"7d1f0a4e-5f0e-4c2b-9a36-0a1f3c9f9b11","observedAt":"2026-11-20T09:30:00Z",\
        "repository":{"look":"seen","facts":{"expectedId":"42","expectedPath":"PRJ/shop",\
        "found":{"id":"42","path":"PRJ/shop","defaultBranch":"main","expectedDefaultBranch":"main"}}},\
        "webhooks":{"look":"unseen","why":"RATE_LIMITED","detail":"the credential's budget of calls is used up"},\
        "deployKey":{"look":"seen","facts":{"registered":true,"readOnly":true,\
        "fingerprint":"SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU","foreign":[]}},\
        "git":{"look":"seen","facts":"WORKS"},"known":{"credential":{"state":"CONNECTED","missingScopes":[]},\
        "webhook":{"madeAt":"2026-11-02T08:00:00Z","lastDelivery":"2026-11-20T09:12:44Z","masterKey":"CURRENT"},\
        "deployKey":{"madeAt":"2026-11-02T08:00:00Z","age":"FRESH"},\
        "refs":"9b74c9897bac770ffc029102a200c5de1b0f1e6fd5d3b1d9c0a7e4d8a1c5f3e2"}}\
        """;

    private final Projects projects;
    private final Observer observer;

    ObservationResource(Projects projects, Observer observer) {
        this.projects = projects;
        this.observer = observer;
    }

    @POST
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    @Operation(
            summary = "Looks at a project on Bitbucket now",
            description =
                    "Says what is there beside what should be there, and publishes the refs and open pull requests it"
                            + " saw on the way. Changes nothing on Bitbucket; a repository seen under another name, place"
                            + " or default branch is followed. What could not be seen is unknown, never broken. Roles"
                            + " operator, admin.")
    @APIResponse(
            responseCode = "200",
            description = "What was seen",
            content =
                    @Content(
                            schema = @Schema(implementation = Observation.class),
                            examples = @ExampleObject(name = "seen", value = EXAMPLE)))
    @APIResponse(responseCode = "503", description = "The project is not set up yet")
    public Observation observe(
            @PathParam("id") UUID id,
            @Parameter(
                            description = "SHALLOW for what one git ls-remote shows, without a call of Bitbucket's API;"
                                    + " everything all the same where the deploy key does not open the repository")
                    @QueryParam("depth")
                    @DefaultValue("FULL")
                    Depth depth) {
        ProjectView project = ReadyProjects.find(projects, id);
        Observation seen = observer.observe(project.project(), projects.open(project, Purpose.ROUTINE), depth);
        whereItIs(seen).ifPresent(path -> projects.askToFollow(project.project().id(), path));
        return seen;
    }

    /** Where the repository is, if that or its default branch is not what is known of it. */
    private static Optional<String> whereItIs(Observation seen) {
        return seen.repository() instanceof Look.Seen<RepositorySeen>(var repository)
                ? Optional.ofNullable(repository.found())
                        .filter(found -> !found.path().equals(repository.expectedPath())
                                || !Objects.equals(found.defaultBranch(), found.expectedDefaultBranch()))
                        .map(RepositoryFound::path)
                : Optional.empty();
    }
}
