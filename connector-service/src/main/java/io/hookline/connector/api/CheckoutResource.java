package io.hookline.connector.api;

import io.hookline.bitbucket.git.KnownHosts;
import io.hookline.connector.checkout.Checkout;
import io.hookline.connector.checkout.Checkouts;
import io.hookline.connector.project.ProjectView;
import io.hookline.connector.project.Projects;
import io.hookline.contracts.id.BuildId;
import io.hookline.contracts.id.ProjectId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/projects/{id}/checkout")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "checkout", description = "What a build's runner needs.")
class CheckoutResource {

    private static final CacheControl NO_STORE = noStore();

    private final Projects projects;
    private final Checkouts checkouts;

    CheckoutResource(Projects projects, Checkouts checkouts) {
        this.projects = projects;
        this.checkouts = checkouts;
    }

    @GET
    @Audited
    @RolesAllowed(Roles.RUNNER)
    @Operation(
            summary = "Tells a runner how to check a build's commit out",
            description =
                    "Sources, keys and known hosts. What is trusted follows from the build request of that id, not from the"
                            + " runner: an untrusted build gets no key. Each access is in the audit trail. Role runner.")
    @APIResponse(responseCode = "200", description = "What to fetch and to check out. Cache-Control: no-store")
    @APIResponse(
            responseCode = "403",
            description =
                    "The build is untrusted and no repository that has its commit is public; or the role is another")
    @APIResponse(
            responseCode = "404",
            description = "There is no such project, or no such build of it was requested of late")
    @APIResponse(responseCode = "409", description = "The SSH server's host keys await a person's confirmation")
    @APIResponse(
            responseCode = "503",
            description = "The project is not set up yet, or Bitbucket did not tell whether a repository is public")
    public RestResponse<CheckoutAnswer> get(
            @PathParam("id") UUID id,
            @Parameter(description = "The id of the build request", required = true) @QueryParam("build") @Nullable
                    String build) {
        Faults faults = new Faults();
        String text = faults.required("build", build, "");
        BuildId buildId = build == null ? null : faults.read("build", () -> BuildId.of(text));
        faults.check();
        ProjectView project = projects.find(new ProjectId(id)).orElseThrow(Problems::noProject);
        if (!project.isReady()) {
            throw Problems.notReady();
        }
        return RestResponse.ResponseBuilder.ok(answer(checkouts.of(project, Objects.requireNonNull(buildId))))
                .cacheControl(NO_STORE)
                .build();
    }

    private static CheckoutAnswer answer(Checkout checkout) {
        return switch (checkout) {
            case Checkout.WithKeys(var build, var sources, var keys, var knownHosts) ->
                CheckoutAnswer.of(build, sources, keys, knownHosts);
            case Checkout.Public(var build, var sources) ->
                CheckoutAnswer.of(build, sources, List.of(), new KnownHosts(List.of()));
            case Checkout.NotPublic _ ->
                throw Problem.of(
                                403,
                                "untrusted-build",
                                "An untrusted build gets no key",
                                "The commit comes from a fork, and no repository that has it is public. Build it after somebody"
                                        + " who may push has looked at it and pushed it to a branch of the repository.")
                        .asException();
            case Checkout.UnknownBuild _ ->
                throw Problem.of(
                                404,
                                "unknown-build",
                                "No such build of this project was requested of late",
                                "Give the id of a message on hookline.build-requests, and its project.")
                        .asException();
            case Checkout.NotTrusted(var problem) ->
                throw Problems.hostKeys(problem).asException();
            case Checkout.NotTold(var failure) -> throw Problems.whileReading(failure);
        };
    }

    private static CacheControl noStore() {
        CacheControl control = new CacheControl();
        control.setNoStore(true);
        return control;
    }
}
