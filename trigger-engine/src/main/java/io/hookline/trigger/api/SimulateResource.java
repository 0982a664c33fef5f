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
import io.hookline.trigger.simulate.Simulator;
import io.hookline.trigger.simulate.Simulator.Simulation;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
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
     * @param settings those that differ from the project's own; null decides by its own
     */
    public record SimulationForm(
            ProjectId project,
            @Nullable JsonNode event,
            @Nullable JsonNode settings) {}

    /**
     * What would be decided.
     *
     * @param decisions one for each change of the event
     * @param afterGrace of what a look would have shown, the decisions that would follow if no webhook came
     * @param settings that were decided by
     */
    public record SimulationView(List<Decision> decisions, List<Decision> afterGrace, ProjectSettings settings) {}

    /** The decisions that would be made. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Says what would be decided",
            description =
                    "Decides an event as the engine would now, over what it knows now, by the project's settings or changed"
                            + " ones. Nothing is kept, built or sent. Roles viewer, operator, admin.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = SimulationForm.class),
                            examples = @ExampleObject(name = "push", value = Examples.SIMULATION_FORM)))
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
                .map(project -> event(form, project))
                .chain(event -> simulator.simulate(event, own -> SettingsPatch.apply(own, form.settings())))
                .map(SimulateResource::view);
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
            case Simulation.Done done -> new SimulationView(done.decisions(), done.afterGrace(), done.settings());
            case Simulation.NoProject _ -> throw new ProblemException(Problem.notFound("There is no such project"));
            case Simulation.Unavailable(String reason) -> throw new ProblemException(Problem.unavailable(reason));
        };
    }
}
