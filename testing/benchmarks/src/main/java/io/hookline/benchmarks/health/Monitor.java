package io.hookline.benchmarks.health;

import io.hookline.bitbucket.Purpose;
import io.hookline.contracts.health.Observation.Depth;
import io.hookline.health.diagnose.Look;
import io.hookline.health.schedule.Breaker;
import io.hookline.health.schedule.Breakers;
import io.hookline.health.schedule.Question;
import io.hookline.health.schedule.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Leases and workers as the monitor has them, with the database played: one order of connectors, and one of each connector's projects. */
final class Monitor {

    private final TreeSet<Credential> order = new TreeSet<>();
    private final Agenda agenda;
    private final RandomGenerator random;
    private final Judge judge;
    private int idle = Settings.WORKERS;
    private @Nullable Instant wakesAt;

    Monitor(Agenda agenda, RandomGenerator random, Judge judge) {
        this.agenda = agenda;
        this.random = random;
        this.judge = judge;
    }

    /** Projects of a connector that a worker looks at. */
    private static final class Round {
        final Credential credential;
        final Deque<Member> due;
        final Watch watch;
        final List<Member> left = new ArrayList<>();
        int underWay;

        Round(Credential credential, Deque<Member> due) {
            this.credential = credential;
            this.due = due;
            this.watch = new Watch(credential.breakers, Settings.BREAKERS);
        }
    }

    void add(Credential credential) {
        putInOrder(credential, dueAgain(credential, Instant.MIN));
    }

    /** Has a project looked at as soon as a worker is free, whatever is known of its API. */
    void checkNow(Member member) {
        if (member.leased) {
            member.askedFor = true;
            return;
        }
        Credential credential = member.credential;
        member.depth = Depth.FULL;
        member.checkAt(agenda.instant());
        Breaker api = credential.breakers.api();
        credential.breakers = new Breakers(
                credential.breakers.host(), new Breaker(api.blindLooks(), api.parkings(), null, api.cause()));
        if (!credential.leased) {
            putInOrder(credential, agenda.instant());
        }
    }

    private static Instant dueAt(Credential inOrder) {
        return Objects.requireNonNull(inOrder.dueAt);
    }

    private void putInOrder(Credential credential, @Nullable Instant dueAt) {
        if (credential.dueAt != null) {
            order.remove(credential);
        }
        credential.dueAt = dueAt;
        if (dueAt != null) {
            order.add(credential);
            wakeAt(dueAt);
        }
    }

    /** The scan looks for work every so often. */
    private void wakeAt(Instant when) {
        Instant soonest = agenda.instant().plus(Settings.EVERY);
        Instant at = when.isBefore(soonest) ? soonest : when;
        if (wakesAt == null || at.isBefore(wakesAt)) {
            wakesAt = at;
            agenda.at(at, () -> {
                if (at.equals(wakesAt)) {
                    wakesAt = null;
                    work();
                }
            });
        }
    }

    private void work() {
        while (idle > 0 && !order.isEmpty() && !dueAt(order.getFirst()).isAfter(agenda.instant())) {
            idle--;
            lease(order.removeFirst());
        }
        if (!order.isEmpty() && idle > 0) {
            wakeAt(dueAt(order.getFirst()));
        }
    }

    private void lease(Credential credential) {
        credential.leased = true;
        Instant now = agenda.instant();
        credential.awaitingApi.stream()
                .filter(member -> !member.isDue(now))
                .limit(credential.breakers.api().atOnce(Settings.BATCH, now))
                .forEach(member -> member.checkAt(now));
        int most = credential.breakers.host().tripped() ? 1 : Settings.BATCH;
        Deque<Member> due = new ArrayDeque<>();
        while (due.size() < most
                && !credential.members.isEmpty()
                && credential.members.getFirst().isDue(now)) {
            due.add(credential.members.removeFirst());
        }
        due.forEach(member -> member.leased = true);
        goOn(new Round(credential, due));
    }

    private void goOn(Round round) {
        while (round.underWay < Settings.LOOKS_AT_ONCE && !round.due.isEmpty()) {
            Member member = round.due.remove();
            round.watch
                    .ask(member.depth, agenda.instant())
                    .ifPresentOrElse(question -> look(round, member, question), () -> round.left.add(member));
        }
        if (round.underWay == 0) {
            release(round);
        }
    }

    private void look(Round round, Member member, Question question) {
        round.underWay++;
        Instant askedAt = agenda.instant();
        if (round.credential.host.down) {
            round.credential.repositoryData.call(Purpose.ROUTINE);
            Look nothing = new Look.Unanswered("connector-service did not answer in time.");
            agenda.after(Load.TIMEOUT, () -> saw(round, member, question, nothing));
            return;
        }
        Duration git = round.credential.storm == Storm.TIME_OUTS ? Load.TIMEOUT : Load.GIT;
        agenda.after(git, () -> {
            if (question.depth() == Depth.SHALLOW && Site.isGitEnough(member)) {
                saw(round, member, question, new Look.Observed(Site.shallow(member, askedAt)));
            } else {
                Look all = new Look.Observed(Site.full(member, askedAt));
                agenda.after(
                        Load.CALL.multipliedBy(Load.CALLS_OF_A_FULL_LOOK), () -> saw(round, member, question, all));
            }
        });
    }

    private void saw(Round round, Member member, Question question, Look look) {
        round.watch.saw(look, agenda.instant(), random.nextDouble());
        judge.judge(member, question, look);
        giveBack(member);
        round.underWay--;
        goOn(round);
    }

    private void giveBack(Member member) {
        member.leased = false;
        if (member.askedFor) {
            member.askedFor = false;
            member.depth = Depth.FULL;
            member.nextCheck(agenda.instant());
        }
        member.credential.members.add(member);
    }

    private void release(Round round) {
        Credential credential = round.credential;
        Instant now = agenda.instant();
        round.left.forEach(this::giveBack);
        credential.leased = false;
        credential.breakers = round.watch.breakers();
        idle++;
        putInOrder(credential, dueAgain(credential, now));
        work();
    }

    /** When its first project is due, or its API is to be tried again, yet not while its host is parked; its turn is over in any case. */
    private static @Nullable Instant dueAgain(Credential credential, Instant now) {
        if (credential.members.isEmpty()) {
            return null;
        }
        Instant first = credential.members.getFirst().nextCheck();
        Instant probe = credential.awaitingApi.isEmpty()
                ? first
                : credential.breakers.api().parked(now).orElse(now);
        Instant wanted = probe.isBefore(first) ? probe : first;
        Instant parked = credential.breakers.host().parked(now).orElse(now);
        return wanted.isBefore(parked) ? parked : wanted;
    }
}
