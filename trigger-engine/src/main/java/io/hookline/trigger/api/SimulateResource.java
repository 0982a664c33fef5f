package io.hookline.trigger.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hookline.contracts.build.Decision;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.project.Project;
import io.hookline.contracts.project.ProjectSettings;
import io.hookline.contracts.wire.Json;
import io.hookline.payload.delivery.Normalised;
import io.hookline.trigger.simulate.Simulator;
import io.hookline.trigger.simulate.Simulator.Simulation;
import io.hookline.trigger.simulate.Webhooks;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Decides what has not happened, over REST. */
@Path("/simulate")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.VIEWER, Role.OPERATOR, Role.ADMIN})
@Tag(name = "Simulate", description = "What would be decided, without effect")
public class SimulateResource {

    private final Simulator simulator;
    private final Clock clock;

    SimulateResource(Simulator simulator, Clock clock) {
        this.simulator = simulator;
        this.clock = clock;
    }

    /**
     * What is to be decided, and by which settings.
     *
     * @param event as on the topic {@code hookline.repository-events}; what its header leaves out is made up
     * @param webhook in the event's stead, a webhook
     * @param settings those that differ from the project's own; null decides by its own
     */
    public record SimulationForm(
            ProjectId project,
            @Nullable JsonNode event,
            @Nullable SentWebhook webhook,
            @Nullable JsonNode settings) {}

    /**
     * A webhook as Bitbucket sent it, or would.
     *
     * @param eventKey its header {@code X-Event-Key}
     */
    public record SentWebhook(
            @Nullable String eventKey, @Nullable JsonNode body) {}

    /**
     * What would be decided.
     *
     * @param decisions one for each change of the event
     * @param afterGrace of what a look would have shown, the decisions that would follow if no webhook came
     * @param settings that were decided by
     * @param ignored why the gateway makes no event of the webhook; null where it makes one
     */
    public record SimulationView(
            List<Decision> decisions,
            List<Decision> afterGrace,
            ProjectSettings settings,
            @Nullable String ignored) {}

    /** The decisions that would be made. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Says what would be decided",
            description =
                    "Decides an event, or a webhook as Bitbucket sends it, as the engine would now, over what it knows now,"
                            + " by the project's settings or changed ones. Nothing is kept, built or sent. Roles viewer,"
                            + " operator, admin.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = SimulationForm.class),
                            examples = {
                                @ExampleObject(name = "push", value = Examples.SIMULATION_FORM),
                                @ExampleObject(name = "webhook", value = Examples.SIMULATION_OF_WEBHOOK)
                            }))
    @APIResponse(
            responseCode = "200",
            description = "The decisions with their traces",
            content =
                    @Content(
                            schema = @Schema(implementation = SimulationView.class),
                            examples = @ExampleObject(name = "not built", value = Examples.SIMULATION)))
    @APIResponse(responseCode = "404", description = "Nobody has told of this project yet")
    @APIResponse(
            responseCode = "503",
            description = "A decision hangs on a commit that Bitbucket could not be asked for")
    public Uni<SimulationView> simulate(@Nullable SimulationForm form) {
        if (form == null || form.project() == null) {
            throw new ProblemException(Problem.malformed("project is missing"));
        }
        return simulator
                .project(form.project())
                .map(found -> found.orElseThrow(
                        () -> new ProblemException(Problem.notFound("There is no project " + form.project()))))
                .chain(project -> form.webhook() == null
                        ? simulate(form, event(form, project))
                        : simulate(form, project, form.webhook()));
    }

    private Uni<SimulationView> simulate(SimulationForm form, RepositoryEvent event) {
        return simulator
                .simulate(event, own -> SettingsPatch.apply(own, form.settings()))
                .map(SimulateResource::view);
    }

    private Uni<SimulationView> simulate(SimulationForm form, Project project, SentWebhook webhook) {
        if (form.event() != null) {
            throw new ProblemException(Problem.malformed("event and webhook are both there"));
        }
        return switch (read(webhook, project)) {
            case Normalised.Event(RepositoryEvent event) -> simulate(form, event);
            case Normalised.OfNoInterest(String reason) -> {
                ProjectSettings settings = SettingsPatch.apply(project.settings(), form.settings());
                yield Uni.createFrom().item(new SimulationView(List.of(), List.of(), settings, reason));
            }
            case Normalised.OtherRepository() ->
                throw new ProblemException(Problem.notUnderstood("webhook.body is about another repository than "
                        + project.repository().path()));
            case Normalised.NotUnderstood(String reason) ->
                throw new ProblemException(Problem.notUnderstood("webhook.body is not understood: " + reason));
            case Normalised.MalformedJson() ->
                throw new ProblemException(Problem.notUnderstood("webhook.body is nested deeper than any webhook's"));
        };
    }

    private Normalised read(SentWebhook webhook, Project project) {
        if (webhook.eventKey() == null || webhook.eventKey().isBlank()) {
            throw new ProblemException(Problem.malformed("webhook.eventKey is missing"));
        }
        if (!(webhook.body() instanceof ObjectNode body)) {
            throw new ProblemException(Problem.malformed("webhook.body is missing or no object"));
        }
        return Webhooks.read(
                project, webhook.eventKey(), body.toString().getBytes(StandardCharsets.UTF_8), clock.instant());
    }

    private RepositoryEvent event(SimulationForm form, Project project) {
        if (!(form.event() instanceof ObjectNode event)) {
            throw new ProblemException(Problem.malformed("event is missing or no object"));
        }
        try {
            return Json.mapper()
                    .treeToValue(DescribedEvents.complete(event, project, clock.instant()), RepositoryEvent.class);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new ProblemException(Problem.malformed("event is no event as on hookline.repository-events"));
        }
    }

    private static SimulationView view(Simulation simulation) {
        return switch (simulation) {
            case Simulation.Done done -> new SimulationView(done.decisions(), done.afterGrace(), done.settings(), null);
            case Simulation.NoProject _ -> throw new ProblemException(Problem.notFound("There is no such project"));
            case Simulation.Unavailable(String reason) -> throw new ProblemException(Problem.unavailable(reason));
        };
    }
}
