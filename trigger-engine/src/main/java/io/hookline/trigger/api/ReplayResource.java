package io.hookline.trigger.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.contracts.build.Decision;
import io.hookline.contracts.id.ProjectId;
import io.hookline.trigger.replay.Difference;
import io.hookline.trigger.replay.Replays;
import io.hookline.trigger.replay.Replays.Result;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Decides what was told before once more, over REST. */
@Path("/replay")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.OPERATOR, Role.ADMIN})
@Tag(name = "Replay", description = "Deciding a time of a project's events once more")
public class ReplayResource {

    private final Replays replays;
    private final SecurityIdentity caller;
    private final Clock clock;

    ReplayResource(Replays replays, SecurityIdentity caller, Clock clock) {
        this.replays = replays;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * What is to be decided once more.
     *
     * @param from the events received at this time or later
     * @param to and before this; null for until now
     * @param settings those that differ from the project's own; only in a dry run
     * @param dryRun null or true answers what would be different and changes nothing
     */
    public record ReplayForm(
            @Nullable ProjectId project,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable JsonNode settings,
            @Nullable Boolean dryRun) {}

    /**
     * What came of it.
     *
     * @param events that Kafka still has of the project
     * @param decided changes of that time
     * @param differences what is decided otherwise now
     * @param missing decisions to build what was never built
     * @param requested the decisions by which those builds were requested now; none in a dry run
     */
    public record ReplayView(
            boolean dryRun,
            int events,
            int decided,
            List<Difference> differences,
            List<Decision> missing,
            List<Decision> requested) {}

    /** Decides it. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Decides a time of a project's events once more",
            description =
                    "After a change of settings or rules: answers what is decided otherwise now, and with dryRun false requests"
                            + " the builds that are missing by that, each once. What was built is never built again, and what a"
                            + " later event has made pointless is not built. Goes as far back as Kafka keeps the events of the"
                            + " project's repository. Roles operator, admin.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = ReplayForm.class),
                            examples = @ExampleObject(name = "dry", value = Examples.REPLAY_FORM)))
    @APIResponse(
            responseCode = "200",
            description = "What is different",
            content =
                    @Content(
                            schema = @Schema(implementation = ReplayView.class),
                            examples = @ExampleObject(name = "dry", value = Examples.REPLAY)))
    @APIResponse(responseCode = "404", description = "Nobody has told of this project yet")
    @APIResponse(responseCode = "409", description = "The project was removed")
    @APIResponse(responseCode = "422", description = "Kafka has too many events of the project")
    public Uni<ReplayView> replay(@Nullable ReplayForm form) {
        if (form == null || form.project() == null || form.from() == null) {
            throw new ProblemException(Problem.malformed("project and from are needed"));
        }
        boolean dryRun = form.dryRun() == null || form.dryRun();
        if (!dryRun && form.settings() != null) {
            throw new ProblemException(
                    Problem.malformed("settings are for a dry run: builds are requested by the project's own"));
        }
        Instant to = form.to() == null ? clock.instant() : form.to();
        JsonNode settings = form.settings();
        return replays.replay(new Replays.Order(
                        form.project(),
                        form.from(),
                        to,
                        own -> SettingsPatch.apply(own, settings),
                        dryRun,
                        caller.getPrincipal().getName()))
                .map(result -> view(dryRun, result));
    }

    private static ReplayView view(boolean dryRun, Result result) {
        return switch (result) {
            case Result.Done done ->
                new ReplayView(
                        dryRun, done.events(), done.decided(), done.differences(), done.missing(), done.requested());
            case Result.NoProject _ -> throw new ProblemException(Problem.notFound("There is no such project"));
            case Result.Removed _ -> throw new ProblemException(Answers.removed());
            case Result.TooMany(int most) ->
                throw new ProblemException(Problem.unprocessable(
                        "too-many-events",
                        "There are too many events",
                        "Kafka has more than " + most + " events of this project; that is too many to decide again."));
        };
    }
}
