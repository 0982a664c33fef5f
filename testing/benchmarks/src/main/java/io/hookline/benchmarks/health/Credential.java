package io.hookline.benchmarks.health;

import io.hookline.health.schedule.Breakers;
import java.time.Instant;
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
    Breakers breakers = Breakers.CLOSED;

    @Nullable
    Instant dueAt;

    boolean leased;
    boolean revoked;
    boolean knownRevoked;

    Credential(int number, Host host, Agenda agenda, RandomGenerator random, Account.Tally tally) {
        this.number = number;
        this.host = host;
        this.repositoryData = new Account(agenda, random, tally);
        this.webhookData = new Account(agenda, random, tally);
    }

    /** By when it is due, so that it is in an order only while that is known. */
    @Override
    public int compareTo(Credential other) {
        int byTime = Objects.requireNonNull(dueAt).compareTo(Objects.requireNonNull(other.dueAt));
        return byTime != 0 ? byTime : Integer.compare(number, other.number);
    }

    /** One Bitbucket. */
    static final class Host {
        boolean down;
    }
}
