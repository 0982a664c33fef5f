package io.hookline.health.plan;

import io.hookline.contracts.health.HealthState;
import io.hookline.contracts.health.Observation;
import io.hookline.contracts.health.Observation.Depth;
import io.hookline.contracts.health.Observation.GitAccess;
import io.hookline.contracts.health.Observation.Look.NotAsked;
import io.hookline.contracts.health.Observation.Look.Seen;
import io.hookline.contracts.health.RepairCommand;
import io.hookline.contracts.id.ProjectId;
import io.hookline.health.diagnose.Diagnose;
import io.hookline.health.diagnose.Diagnosis;
import io.hookline.health.diagnose.Look;
import io.hookline.health.diagnose.Memory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Many projects, looked at in virtual time: the pure core decides, what stands around it is played. A repair helps as soon as it is issued,
 * unless what it would mend is not really broken.
 */
final class Fleet {

    private static final int CAP = 1_000_000;

    private final Planner planner = new Planner(Policies.PRODUCTION);
    private final MassFailure massFailure = new MassFailure(0.2, 5, Duration.ofMinutes(30));
    private final PriorityQueue<Member> due = new PriorityQueue<>(
            Comparator.comparing((Member member) -> member.next).thenComparingInt(member -> member.number));
    private final List<Connector> connectors = new ArrayList<>();
    private final Group host = new Group();
    private final World world;
    private final Random random;

    /** What Bitbucket shows. */
    interface World {
        Observation look(Member member, Instant now, Random random);
    }

    /** Projects that can get into trouble together, counted as the database would count them. */
    static final class Group {
        private final List<Member> members = new ArrayList<>();
        private boolean held;
        int alerts;

        private MassFailure.Load load(Instant since) {
            int looked = 0;
            int newly = 0;
            int troubled = 0;
            for (Member member : members) {
                if (member.lookedAt != null && member.lookedAt.isAfter(since)) {
                    looked++;
                    troubled += member.troubleSince == null ? 0 : 1;
                }
                newly += member.troubleSince != null && member.troubleSince.isAfter(since) ? 1 : 0;
            }
            return new MassFailure.Load(looked, newly, troubled, held);
        }

        private void hold(boolean wanted) {
            alerts += wanted && !held ? 1 : 0;
            held = wanted;
        }
    }

    record Connector(int number, Group group) {}

    /** A project. */
    static final class Member {
        final int number;
        final Connector connector;
        final Set<HealthState> states = EnumSet.noneOf(HealthState.class);
        final List<RepairCommand> repairs = new ArrayList<>();
        private final ProjectId id = ProjectId.random();
        private Memory memory = Memory.NONE;
        private RepairTracks tracks = RepairTracks.NONE;
        private Depth depth = Depth.FULL;
        private Instant next;
        private @Nullable Instant lookedAt;
        private @Nullable Instant troubleSince;

        private Member(int number, Connector connector, Instant next) {
            this.number = number;
            this.connector = connector;
            this.next = next;
        }

        ProjectId id() {
            return id;
        }
    }

    Fleet(int size, int connectorCount, Instant start, long seed, World world) {
        this.world = world;
        this.random = new Random(seed);
        for (int number = 0; number < connectorCount; number++) {
            connectors.add(new Connector(number, new Group()));
        }
        long spread = Policies.PRODUCTION.interval().toMillis();
        for (int number = 0; number < size; number++) {
            Connector connector = connectors.get(number % connectorCount);
            Member member = new Member(number, connector, start.plusMillis((long) (random.nextDouble() * spread)));
            connector.group().members.add(member);
            host.members.add(member);
            due.add(member);
        }
    }

    List<Member> members() {
        return host.members;
    }

    List<Connector> connectors() {
        return List.copyOf(connectors);
    }

    Group host() {
        return host;
    }

    boolean isAnyHeld() {
        return host.held || connectors.stream().anyMatch(connector -> connector.group().held);
    }

    int alerts() {
        return host.alerts
                + connectors.stream()
                        .mapToInt(connector -> connector.group().alerts)
                        .sum();
    }

    void runUntil(Instant end) {
        while (due.peek().next.isBefore(end)) {
            Member member = due.poll();
            lookAt(member, member.next);
            due.add(member);
        }
    }

    private void lookAt(Member member, Instant now) {
        Look look = new Look.Observed(asFarAsAsked(world.look(member, now, random), member.depth));
        member.memory = member.memory.after(look);
        Diagnosis diagnosis =
                Diagnose.of(look, member.memory, Policies.PRODUCTION.proof().silence());
        member.memory = member.memory.judged(diagnosis, now);
        member.states.add(diagnosis.state());
        member.lookedAt = now;
        member.troubleSince = diagnosis.isTrouble() ? (member.troubleSince == null ? now : member.troubleSince) : null;
        guard(member, diagnosis.isTrouble(), now);
        Plan plan = planner.plan(new Situation(
                member.id,
                diagnosis,
                member.memory,
                member.tracks,
                RepairModes.UNSET,
                new Limits(isHeld(member), CAP),
                now,
                random.nextDouble()));
        member.repairs.addAll(plan.commands());
        member.tracks = plan.tracks().map(Fleet::finished);
        member.next = plan.nextCheck();
        member.depth = plan.nextDepth();
    }

    /** A shallow look ends with git, where that works. */
    private static Observation asFarAsAsked(Observation seen, Depth depth) {
        boolean isEnough = depth == Depth.SHALLOW
                && seen.git() instanceof Seen<GitAccess>(GitAccess access)
                && access == GitAccess.WORKS;
        return isEnough
                ? new Observation(
                        seen.project(),
                        seen.observedAt(),
                        new NotAsked<>(),
                        new NotAsked<>(),
                        new NotAsked<>(),
                        seen.git(),
                        seen.known())
                : seen;
    }

    private void guard(Member member, boolean troubled, Instant now) {
        if (troubled == isHeld(member)) {
            return;
        }
        Instant since = now.minus(massFailure.window());
        MassFailure.Load ofConnector = member.connector.group().load(since);
        MassFailure.Load ofHost = host.load(since);
        host.hold(massFailure.holds(ofHost, ofConnector));
        if (!host.held) {
            member.connector.group().hold(massFailure.holds(ofConnector));
        }
    }

    private boolean isHeld(Member member) {
        return host.held || member.connector.group().held;
    }

    private static RepairTrack finished(RepairTrack track) {
        RepairTrack.InFlight inFlight = track.inFlight();
        return inFlight == null ? track : track.finished(inFlight.command());
    }
}
