package io.hookline.benchmarks.health;

import io.hookline.contracts.health.HealthState;
import io.hookline.health.schedule.Breakers;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A connector: a credential of one host, and what the monitor keeps of it. */
final class Credential implements Comparable<Credential> {

    final int number;
    final Host host;
    final Account repositoryData;
    final Account webhookData;
    final TreeSet<Member> members = new TreeSet<>();
    final Set<Member> awaitingApi = new LinkedHashSet<>();
    final Group group = new Group();
    final Set<HealthState> states = EnumSet.noneOf(HealthState.class);
    Duration longestGap = Duration.ZERO;
    Breakers breakers = Breakers.CLOSED;

    @Nullable
    Instant dueAt;

    boolean leased;
    boolean revoked;
    boolean knownRevoked;
    Storm storm = Storm.NONE;

    Credential(int number, Host host, Agenda agenda, RandomGenerator random, Account.Tally tally) {
        this.number = number;
        this.host = host;
        this.repositoryData = new Account(agenda, random, tally);
        this.webhookData = new Account(agenda, random, tally);
    }

    void storm(Storm begun) {
        storm = begun;
        repositoryData.refusesAll(begun == Storm.TOO_MANY_REQUESTS);
        webhookData.refusesAll(begun == Storm.TOO_MANY_REQUESTS);
    }

    /** One of its projects was looked at again, so long after the look before. */
    void lookedAgainAfter(Duration gap) {
        longestGap = gap.compareTo(longestGap) > 0 ? gap : longestGap;
    }

    /** By when it is due, so that it is in an order only while that is known. */
    @Override
    public int compareTo(Credential other) {
        int byTime = Objects.requireNonNull(dueAt).compareTo(Objects.requireNonNull(other.dueAt));
        return byTime != 0 ? byTime : Integer.compare(number, other.number);
    }

    /** One Bitbucket. */
    static final class Host {
        final Group group = new Group();
        boolean down;
    }
}
