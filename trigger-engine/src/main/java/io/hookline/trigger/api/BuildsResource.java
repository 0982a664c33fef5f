package io.hookline.trigger.api;

import io.hookline.contracts.build.Decision;
import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.id.BuildId;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.PullRequestId;
import io.hookline.trigger.command.Commands;
import io.hookline.trigger.manual.Ask;
import io.hookline.trigger.state.KnownBuild;
import io.hookline.trigger.store.Overview;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Requested builds, over REST. */
@Path("/builds")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.VIEWER, Role.OPERATOR, Role.ADMIN})
@Tag(name = "Builds", description = "What was requested to be built; how a build went is not known here")
public class BuildsResource {

    private final Overview overview;
    private final Commands commands;
    private final Asks asks;

    BuildsResource(Overview overview, Commands commands, Asks asks) {
        this.overview = overview;
        this.commands = commands;
        this.asks = asks;
    }

    /**
     * A requested build.
     *
     * @param lane the builds that supersede each other: a full ref name, or {@code pr/<number>} for a fork's pull request
     * @param target of the pull request
     * @param repeats the build that was asked to run again; null for one that is no repetition
     * @param attempt 1 for the first
     */
    public record BuildView(
            BuildId id,
            ProjectId project,
            String lane,
            GitRef ref,
            CommitHash commit,
            @Nullable PullRequestId pullRequest,
            @Nullable GitRef target,
            KnownBuild.Status status,
            Instant requestedAt,
            @Nullable BuildId repeats,
            int attempt) {}

    /** One page of builds; {@code next} is what to give as {@code after} for the next page, null on the last. */
    public record BuildPage(List<BuildView> items, @Nullable String next) {}

    /** Builds, newest first. */
    @GET
    @Operation(
            summary = "Lists requested builds",
            description = "Newest first; all conditions given must hold. Roles viewer, operator, admin.")
    @APIResponse(
            responseCode = "200",
            description = "A page of builds",
            content =
                    @Content(
                            schema = @Schema(implementation = BuildPage.class),
                            examples = @ExampleObject(name = "page", value = Examples.BUILDS)))
    public Uni<BuildPage> list(@BeanParam Place place, @BeanParam Paging paging) {
        int limit = paging.limit();
        return overview.builds(place.conditions(), paging.before(), limit + 1)
                .map(entries -> Page.of(entries, limit, Overview.BuildEntry::position, BuildsResource::view))
                .map(page -> new BuildPage(page.items(), page.next()));
    }

    /** Builds it again. */
    @POST
    @Path("/{id}/rerun")
    @RolesAllowed({Role.OPERATOR, Role.ADMIN})
    @Operation(
            summary = "Requests a build again",
            description =
                    "The same commit for the same branch, tag or pull request, under an id of its own; the request says"
                            + " which build it repeats. It supersedes nothing. A fork's build stays untrusted. Roles operator,"
                            + " admin.")
    @APIResponse(
            responseCode = "201",
            description = "The decision, with the id of the new build",
            content =
                    @Content(
                            schema = @Schema(implementation = Decision.class),
                            examples = @ExampleObject(name = "run again", value = Examples.RERUN)))
    public Uni<RestResponse<Decision>> rerun(
            @PathParam("id") String id,
            @HeaderParam(Asks.HEADER) @Parameter(description = Asks.DESCRIPTION) @Nullable String key) {
        BuildId build = Parameters.required("id", id, BuildId::of);
        Ask ask = asks.of("rerun", build.toString(), key, "run " + build + " again");
        return commands.rerun(build, ask).map(Answers::created);
    }

    /** Stops it. */
    @POST
    @Path("/{id}/cancel")
    @RolesAllowed({Role.OPERATOR, Role.ADMIN})
    @Operation(
            summary = "Asks CI systems to stop a build",
            description =
                    "A build that was superseded, cancelled or stopped already is left as it is: the outcome of the"
                            + " decision is NO_BUILD then. Roles operator, admin.")
    @APIResponse(
            responseCode = "200",
            description = "The decision",
            content =
                    @Content(
                            schema = @Schema(implementation = Decision.class),
                            examples = @ExampleObject(name = "stopped", value = Examples.CANCELLED)))
    public Uni<Decision> cancel(
            @PathParam("id") String id,
            @HeaderParam(Asks.HEADER) @Parameter(description = Asks.DESCRIPTION) @Nullable String key) {
        BuildId build = Parameters.required("id", id, BuildId::of);
        Ask ask = asks.of("cancel", build.toString(), key, "stop " + build);
        return commands.cancel(build, ask).map(Answers::decision);
    }

    private static BuildView view(Overview.BuildEntry entry) {
        KnownBuild build = entry.build();
        return new BuildView(
                build.id(),
                entry.project(),
                build.lane().name(),
                build.ref(),
                build.commit(),
                build.pullRequest(),
                build.target(),
                build.status(),
                build.requestedAt(),
                entry.repeats(),
                entry.attempt());
    }
}
