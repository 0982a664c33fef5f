package io.hookline.health.api;

import io.hookline.contracts.health.HealthState;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.health.diagnose.Check;
import io.hookline.health.store.HealthQueries;
import io.hookline.health.store.Overviews;
import io.hookline.health.store.Ways;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "All projects in numbers")
record Overview(
        int projects,

        @Schema(
                description =
                        "How many projects are in each state, without those all of whose findings are acknowledged")
        Map<HealthState, Integer> states,

        @Schema(description = "How many projects in each state have none but acknowledged findings")
        Map<HealthState, Integer> acknowledged,

        @Schema(description = "Projects that wait for their first look")
        int unchecked,

        @Schema(description = "How many projects fail each check")
        List<CheckTally> checks,

        @Schema(description = "How many projects show each kind of finding, worst first; only of kinds that are found")
        List<FindingTally> findings,

        @Schema(description = "How the projects of each connector stand, those with the most broken first; at most 50")
        List<ConnectorStates> connectors,

        @Schema(description = "Projects that are due and wait for their look")
        int overdue,

        @Schema(description = "The project that waits for its look the longest; absent when none is due") @Nullable
        OverdueProject longestOverdue,

        @Schema(description = "When the project was looked at whose look is the longest ago") @Nullable
        Instant oldestCheck,

        int repairsInFlight,

        @Schema(description = "Connectors of which so many projects got into trouble at once that nothing is repaired")
        List<HealthQueries.HeldConnector> heldConnectors,

        @Schema(description = "Bitbucket hosts of which so many projects did")
        List<HealthQueries.HeldHost> heldHosts,

        @Schema(
                description =
                        "How many calls of Bitbucket's API each connector's credential has used and left, those with the"
                                + " smallest share left first; of at most 50 connectors")
        List<Calls.Budget> budgets,

        @Schema(
                description =
                        "Connectors whose looks see nothing: until when they are parked, and why; at most 50 of them")
        List<Ways.Parked> parked) {

    static final int MOST_CONNECTORS = 50;

    @Schema(
            description =
                    "How many projects fail a check; each counts once, by the worst light of what is not acknowledged")
    record CheckTally(
            Check check,
            int red,
            int amber,

            @Schema(description = "Projects where all that fails the check is acknowledged")
            int acknowledged) {}

    @Schema(description = "How many projects show a kind of finding; each counts once")
    record FindingTally(
            @Schema(examples = "webhook-missing") String finding,
            int red,
            int amber,

            @Schema(description = "Projects where it is acknowledged")
            int acknowledged) {}

    @Schema(description = "How the projects of a connector stand")
    record ConnectorStates(
            ConnectorId connector,
            int projects,
            Map<HealthState, Integer> states,
            Map<HealthState, Integer> acknowledged,

            @Schema(description = "Projects that wait for their first look")
            int unchecked) {}

    @Schema(description = "A project that is due and waits for its look")
    record OverdueProject(ProjectId id, String name, Instant dueSince) {}

    /** What is counted of findings. */
    record Tallies(List<Overviews.Tally> byCheck, List<Overviews.Tally> byFinding) {}

    /** Whose repairs are held. */
    record Held(List<HealthQueries.HeldConnector> connectors, List<HealthQueries.HeldHost> hosts) {}

    /** How the ways to Bitbucket stand. */
    record Roads(List<Ways.OfConnector> limits, List<Ways.Parked> parked) {}

    static Overview of(
            Overviews.Totals totals,
            Overviews.States states,
            Tallies tallies,
            List<Overviews.OfConnector> connectors,
            Optional<Overviews.Overdue> oldest,
            Held held,
            Roads roads) {
        return new Overview(
                sum(states),
                complete(states.byState()),
                complete(states.acknowledged()),
                states.unchecked(),
                checks(tallies.byCheck()),
                tallies.byFinding().stream()
                        .map(tally -> new FindingTally(tally.name(), tally.red(), tally.amber(), tally.acknowledged()))
                        .toList(),
                connectors.stream().map(Overview::connector).toList(),
                totals.overdue(),
                oldest.map(due -> new OverdueProject(due.project(), due.name(), due.dueSince()))
                        .orElse(null),
                totals.oldestCheck(),
                totals.repairsInFlight(),
                held.connectors(),
                held.hosts(),
                Calls.budgets(roads.limits()),
                roads.parked());
    }

    private static List<CheckTally> checks(List<Overviews.Tally> tallies) {
        return Arrays.stream(Check.values())
                .map(check -> tallies.stream()
                        .filter(tally -> tally.name().equals(check.name()))
                        .findFirst()
                        .map(tally -> new CheckTally(check, tally.red(), tally.amber(), tally.acknowledged()))
                        .orElseGet(() -> new CheckTally(check, 0, 0, 0)))
                .toList();
    }

    private static ConnectorStates connector(Overviews.OfConnector counted) {
        Overviews.States states = counted.states();
        return new ConnectorStates(
                counted.connector(),
                sum(states),
                complete(states.byState()),
                complete(states.acknowledged()),
                states.unchecked());
    }

    private static int sum(Overviews.States states) {
        return states.unchecked()
                + Stream.of(states.byState(), states.acknowledged())
                        .flatMap(counts -> counts.values().stream())
                        .mapToInt(Integer::intValue)
                        .sum();
    }

    private static Map<HealthState, Integer> complete(Map<HealthState, Integer> counts) {
        Map<HealthState, Integer> complete = new EnumMap<>(HealthState.class);
        Arrays.stream(HealthState.values()).forEach(state -> complete.put(state, counts.getOrDefault(state, 0)));
        return complete;
    }
}
