package io.hookline.benchmarks.health;

import io.hookline.health.diagnose.Diagnosis;
import io.hookline.health.plan.MassFailure;
import io.hookline.health.plan.Told;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Whose repairs are held because many got into trouble at once, and what those who wait for alerts are told. */
final class Alarm {

    private final Agenda agenda;
    private final Ledger ledger;
    private final Set<Group> held = new LinkedHashSet<>();

    Alarm(Agenda agenda, Ledger ledger) {
        this.agenda = agenda;
        this.ledger = ledger;
    }

    /** Learns from a look; whether the project's repairs are held. */
    boolean looked(Member member, Diagnosis diagnosis, Instant now) {
        boolean troubled = diagnosis.isTrouble();
        Group host = member.credential.host.group;
        Group connector = member.credential.group;
        if (troubled && !host.isHeld() && !connector.isHeld()) {
            check(member, now);
        }
        boolean isHeld = host.isHeld() || connector.isHeld();
        host.looked(member, troubled, now);
        connector.looked(member, troubled, now);
        member.lookedAt(now, troubled);
        tell(member, diagnosis, isHeld);
        return isHeld;
    }

    private void check(Member member, Instant now) {
        Group host = member.credential.host.group;
        Group connector = member.credential.group;
        MassFailure.Load ofHost = host.without(member, now).withOneMore();
        MassFailure.Load ofConnector = connector.without(member, now).withOneMore();
        if (Settings.MASS_FAILURE.begins(ofHost, ofConnector)) {
            hold(host, now);
        } else if (Settings.MASS_FAILURE.begins(ofConnector)) {
            hold(connector, now);
        }
    }

    private void hold(Group group, Instant now) {
        group.hold(now);
        if (held.isEmpty()) {
            agenda.after(Settings.REVIEW_EVERY, this::review);
        }
        held.add(group);
    }

    private void review() {
        for (Group group : List.copyOf(held)) {
            if (Settings.MASS_FAILURE.isOver(group.rest())) {
                group.letGo();
                held.remove(group);
            }
        }
        if (!held.isEmpty()) {
            agenda.after(Settings.REVIEW_EVERY, this::review);
        }
    }

    private void tell(Member member, Diagnosis diagnosis, boolean isHeld) {
        Told after = member.told.after(diagnosis, Set.of(), isHeld);
        if (member.told.isNews(after)) {
            member.news++;
            ledger.news++;
        }
        member.told = after;
    }
}
