package io.hookline.trigger.api;

import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.id.BuildId;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.PullRequestId;
import io.hookline.trigger.state.KnownBuild;
import io.hookline.trigger.store.Overview;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Requested builds, over REST. */
@Path("/builds")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.VIEWER, Role.OPERATOR, Role.ADMIN})
@Tag(name = "Builds", description = "What was requested to be built; how a build went is not known here")
public class BuildsResource {

    private final Overview overview;

    BuildsResource(Overview overview) {
        this.overview = overview;
    }

    /**
     * A requested build.
     *
     * @param lane the builds that supersede each other: a full ref name, or {@code pr/<number>} for a fork's pull request
     * @param target of the pull request
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
            Instant requestedAt) {}

    /** Builds, newest first. */
    @GET
    @Operation(summary = "Lists requested builds", description = "Newest first; all conditions given must hold.")
    @APIResponse(responseCode = "200", description = "A page of builds")
    @APIResponse(responseCode = "400", description = "A parameter does not read")
    public Uni<Page<BuildView>> list(@BeanParam Place place, @BeanParam Paging paging) {
        int limit = paging.limit();
        return overview.builds(place.conditions(), paging.before(), limit + 1)
                .map(entries -> Page.of(entries, limit, Overview.BuildEntry::position, BuildsResource::view));
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
                build.requestedAt());
    }
}
