package io.hookline.benchmarks.health;

import io.hookline.contracts.health.HealthState;
import io.hookline.contracts.health.Observation.Depth;
import io.hookline.health.diagnose.Memory;
import io.hookline.health.plan.Policy;
import io.hookline.health.plan.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Projects, the connectors that they are of, and what happens to them. The same seed gives the same days. */
final class Fleet {

    static final Instant START = Instant.parse("2026-11-16T00:00:00Z");

    private static final Duration LONG_AGO = Duration.ofDays(90);
    private static final int OUTAGE = 3;
    private static final int REVOKED = 7;

    final Agenda agenda = new Agenda(START);
    final Account.Tally tally = new Account.Tally();
    final Ledger ledger = new Ledger();
    final List<Credential> credentials = new ArrayList<>();
    final List<Member> members = new ArrayList<>();
    final List<Credential.Host> hosts = new ArrayList<>();
    private final Shape shape;
    private final Random random;
    private final Monitor monitor;

    private Fleet(Shape shape, long seed) {
        this.shape = shape;
        random = new Random(seed);
        Judge judge = new Judge(agenda, random, ledger);
        monitor = new Monitor(agenda, random, judge);
        judge.tellOfRepairs(monitor::checkNow);
        for (int number = 0; number < shape.hosts(); number++) {
            hosts.add(new Credential.Host());
        }
        for (int number = 0; number < shape.credentials(); number++) {
            credentials.add(new Credential(number, hosts.get(number % shape.hosts()), agenda, random, tally));
        }
        for (int number = 0; number < shape.projects(); number++) {
            Credential credential = credentials.get(number % shape.credentials());
            members.add(new Member(number, credential, START.minus(LONG_AGO), START));
        }
    }

    /** One that nothing is known of: everything is to be looked at, at once. */
    static Fleet unknown(Shape shape, long seed) {
        Fleet fleet = new Fleet(shape, seed);
        fleet.begin();
        return fleet;
    }

    /** One that has been looked at, and found well, for weeks; a fifth of it is pushed to. */
    static Fleet settled(Shape shape, long seed) {
        Fleet fleet = new Fleet(shape, seed);
        fleet.members.forEach(fleet::settle);
        fleet.begin();
        fleet.pushLater(fleet.members.stream().filter(fleet::isActive).toList());
        return fleet;
    }

    int size() {
        return members.size();
    }

    /** Has faults come up at any time of the next so long: of single projects, of a host, and of a credential. */
    void sow(Duration within) {
        List<Member> shuffled = new ArrayList<>(members);
        Collections.shuffle(shuffled, random);
        List<Member> unlucky = shuffled.subList(0, size() / Load.FAULTY);
        Fault[] kinds = Fault.values();
        for (int index = 0; index < unlucky.size(); index++) {
            Fault kind = kinds[index % kinds.length];
            Member member = unlucky.get(index);
            if (!kind.needsPush() || isActive(member)) {
                agenda.after(part(within), () -> breakProject(member, kind));
            }
        }
        agenda.after(within.dividedBy(4), () -> {
            ledger.outageBegan = agenda.instant();
            breakHost(hosts.get(OUTAGE), Load.HOST_DOWN);
        });
        agenda.after(within.dividedBy(2), () -> {
            ledger.revocationBegan = agenda.instant();
            revoke(credentials.get(REVOKED), Load.CREDENTIAL_REVOKED);
        });
    }

    private void begin() {
        for (Member member : members) {
            member.credential.members.add(member);
        }
        credentials.forEach(monitor::add);
        credentials.stream()
                .filter(credential -> credential.number % Load.SHARED_CREDENTIALS == 0)
                .forEach(this::callFromElsewhere);
    }

    // As in the middle of a proof's life, so that the projects' next full looks are spread over it from the beginning.
    private void settle(Member member) {
        Policy.Proof proof = Settings.POLICY.proof();
        Instant full = START.minus(part(isActive(member) ? proof.fullEvery() : proof.life()));
        member.lastDelivery = isActive(member) ? START.minus(part(Load.BETWEEN_PUSHES)) : null;
        member.memory = new Memory(
                full, member.lastDelivery, new Memory.Refs("0", full), null, START.minus(LONG_AGO.dividedBy(3)));
        member.depth = Depth.SHALLOW;
        member.told = Told.all(HealthState.HEALTHY);
        member.nextCheck(START.plus(part(Settings.POLICY.cadence().longest())));
    }

    private boolean isActive(Member member) {
        return member.number / shape.credentials() % Load.ACTIVE == 0;
    }

    private void callFromElsewhere(Credential credential) {
        credential.repositoryData.foreignCall();
        agenda.after(Load.FOREIGN_CALL_EVERY, () -> callFromElsewhere(credential));
    }

    // Pushes to each at times that follow from nothing are, all together, pushes to any of them at such times.
    private void pushLater(List<Member> active) {
        double gaps = -Math.log(1 - random.nextDouble()) / active.size();
        agenda.after(Duration.ofMillis(Math.round(Load.BETWEEN_PUSHES.toMillis() * gaps)), () -> {
            push(active.get(random.nextInt(active.size())));
            pushLater(active);
        });
    }

    private void push(Member member) {
        Fault fault = member.fault;
        if (member.credential.host.down || fault == Fault.REPOSITORY_GONE) {
            return;
        }
        Instant now = agenda.instant();
        member.refs++;
        if (fault == null || fault.delivers()) {
            member.lastDelivery = now;
        } else if (member.firstUndelivered == null) {
            member.firstUndelivered = now;
        }
        if (fault != null && fault.needsPush() && member.shownSince == null) {
            member.shownSince = now;
            ledger.sown++;
        }
    }

    void breakProject(Member member, Fault kind) {
        member.fault = kind;
        if (!kind.needsPush()) {
            member.shownSince = agenda.instant();
            ledger.sown++;
        }
    }

    void breakHost(Credential.Host host, Duration time) {
        host.down = true;
        agenda.after(time, () -> host.down = false);
    }

    /** Has Bitbucket do this to all calls with a credential. */
    void storm(Credential credential, Storm storm, Duration time) {
        credential.storm(storm);
        agenda.after(time, () -> credential.storm(Storm.NONE));
    }

    void revoke(Credential credential, Duration time) {
        credential.revoked = true;
        agenda.after(time, () -> {
            credential.revoked = false;
            credential.knownRevoked = false;
        });
    }

    private Duration part(Duration whole) {
        return Duration.ofMillis((long) (random.nextDouble() * whole.toMillis()));
    }
}
