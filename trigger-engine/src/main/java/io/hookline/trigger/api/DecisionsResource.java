package io.hookline.trigger.api;

import io.hookline.contracts.build.Decision;
import io.hookline.contracts.build.Decision.Outcome;
import io.hookline.contracts.id.DecisionId;
import io.hookline.contracts.id.EventId;
import io.hookline.trigger.store.Condition;
import io.hookline.trigger.store.DecisionLog;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Decisions, over REST. */
@Path("/decisions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.VIEWER, Role.OPERATOR, Role.ADMIN})
@Tag(name = "Decisions", description = "What was decided about each change, by which rule and why")
public class DecisionsResource {

    private final DecisionLog log;

    DecisionsResource(DecisionLog log) {
        this.log = log;
    }

    /** What decisions are asked for; what is absent does not matter. */
    public static final class Filter {

        @QueryParam("delivery")
        @Parameter(description = "The id of the webhook delivery that told of the change")
        @Nullable
        String delivery;

        @QueryParam("event")
        @Parameter(description = "The id of the event that was decided")
        @Nullable
        String event;

        @QueryParam("outcome")
        @Parameter(description = "BUILD, NO_BUILD or CANCEL")
        @Nullable
        String outcome;

        @QueryParam("rule")
        @Parameter(description = "The name of the rule that decided")
        @Nullable
        String rule;

        List<Condition> conditions() {
            return Stream.<@Nullable Condition>of(
                            Parameters.optional("delivery", delivery, Condition.OfDelivery::new),
                            Parameters.optional("event", event, text -> new Condition.OfEvent(EventId.of(text))),
                            Parameters.optional(
                                    "outcome",
                                    outcome,
                                    text -> new Condition.OfOutcome(
                                            Outcome.valueOf(text).name())),
                            Parameters.optional("rule", rule, Condition.OfRule::new))
                    .filter(Objects::nonNull)
                    .map(Objects::requireNonNull)
                    .toList();
        }
    }

    /** One page of decisions; {@code next} is what to give as {@code after} for the next page, null on the last. */
    public record DecisionPage(
            List<Decision> items, @Nullable String next) {}

    /** Decisions, newest first. */
    @GET
    @Operation(
            summary = "Lists decisions",
            description = "Newest first; all conditions given must hold. Roles viewer, operator, admin.")
    @APIResponse(
            responseCode = "200",
            description = "A page of decisions",
            content =
                    @Content(
                            schema = @Schema(implementation = DecisionPage.class),
                            examples = @ExampleObject(name = "page", value = Examples.DECISIONS)))
    public Uni<DecisionPage> list(@BeanParam Filter filter, @BeanParam Place place, @BeanParam Paging paging) {
        List<Condition> conditions = Stream.concat(place.conditions().stream(), filter.conditions().stream())
                .toList();
        int limit = paging.limit();
        return log.find(conditions, paging.before(), limit + 1)
                .map(entries -> Page.of(entries, limit, DecisionLog.Entry::position, DecisionLog.Entry::decision))
                .map(page -> new DecisionPage(page.items(), page.next()));
    }

    /** One decision. */
    @GET
    @Path("/{id}")
    @Operation(
            summary = "Shows a decision",
            description = "With every rule that was asked and what they looked at. Roles viewer, operator, admin.")
    @APIResponse(
            responseCode = "200",
            description = "The decision",
            content =
                    @Content(
                            schema = @Schema(implementation = Decision.class),
                            examples = @ExampleObject(name = "built", value = Examples.DECISION)))
    @APIResponse(responseCode = "404", description = "There is no such decision")
    public Uni<Decision> show(@PathParam("id") String id) {
        DecisionId decision = Parameters.required("id", id, DecisionId::of);
        return log.find(decision)
                .map(found -> found.orElseThrow(
                        () -> new ProblemException(Problem.notFound("There is no decision " + decision))));
    }
}
