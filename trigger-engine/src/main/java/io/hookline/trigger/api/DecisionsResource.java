package io.hookline.trigger.api;

import io.hookline.contracts.build.Decision;
import io.hookline.contracts.build.Decision.Outcome;
import io.hookline.contracts.id.DecisionId;
import io.hookline.contracts.id.EventId;
import io.hookline.contracts.id.PullRequestId;
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

        @QueryParam("pullRequest")
        @Parameter(description = "A pull request's number")
        @Nullable
        String pullRequest;

        List<Condition> conditions() {
            return Stream.<@Nullable Condition>of(
                            Parameters.optional("delivery", delivery, Condition.OfDelivery::new),
                            Parameters.optional("event", event, text -> new Condition.OfEvent(EventId.of(text))),
                            Parameters.optional(
                                    "outcome",
                                    outcome,
                                    text -> new Condition.OfOutcome(
                                            Outcome.valueOf(text).name())),
                            Parameters.optional("rule", rule, Condition.OfRule::new),
                            Parameters.optional(
                                    "pullRequest",
                                    pullRequest,
                                    text -> new Condition.OfPullRequest(PullRequestId.of(Long.parseLong(text)))))
                    .filter(Objects::nonNull)
                    .map(Objects::requireNonNull)
                    .toList();
        }
    }

    /** Decisions, newest first. */
    @GET
    @Operation(summary = "Lists decisions", description = "Newest first; all conditions given must hold.")
    @APIResponse(responseCode = "200", description = "A page of decisions")
    @APIResponse(responseCode = "400", description = "A parameter does not read")
    public Uni<Page<Decision>> list(@BeanParam Filter filter, @BeanParam Place place, @BeanParam Paging paging) {
        List<Condition> conditions = Stream.concat(place.conditions().stream(), filter.conditions().stream())
                .toList();
        int limit = paging.limit();
        return log.find(conditions, paging.before(), limit + 1)
                .map(entries -> Page.of(entries, limit, DecisionLog.Entry::position, DecisionLog.Entry::decision));
    }

    /** One decision. */
    @GET
    @Path("/{id}")
    @Operation(summary = "Shows a decision with every rule that was asked")
    @APIResponse(responseCode = "200", description = "The decision")
    @APIResponse(responseCode = "404", description = "There is no such decision")
    public Uni<Decision> show(@PathParam("id") String id) {
        DecisionId decision = Parameters.required("id", id, DecisionId::of);
        return log.find(decision)
                .map(found -> found.orElseThrow(
                        () -> new ProblemException(Problem.notFound("There is no decision " + decision))));
    }
}
