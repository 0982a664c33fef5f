package io.hookline.benchmarks.health;

import io.hookline.health.schedule.Breakers;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A connector: a credential of one host, and what the monitor keeps of it. */
final class Credential {

    final int number;
    final Host host;
    final Account repositoryData;
    final Account webhookData;
    final TreeSet<Member> members = new TreeSet<>(
            Comparator.comparing((Member member) -> member.nextCheck).thenComparingInt(member -> member.number));
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

    /** One Bitbucket. */
    static final class Host {
        boolean down;
    }
}
