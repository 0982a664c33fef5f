package io.hookline.benchmarks.health;

import io.hookline.contracts.health.Observation.Depth;
import io.hookline.contracts.id.ProjectId;
import io.hookline.health.diagnose.Memory;
import io.hookline.health.plan.RepairTracks;
import io.hookline.health.plan.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A project: how it stands on Bitbucket, and what the monitor keeps of it. */
final class Member implements Comparable<Member> {

    final int number;
    final ProjectId id;
    final Credential credential;

    int refs;
    Instant webhookMadeAt;
    Instant keyMadeAt;

    @Nullable
    Instant lastDelivery;

    @Nullable
    Instant firstUndelivered;

    @Nullable
    Fault fault;

    @Nullable
    Instant shownSince;

    boolean found;
    boolean swept;

    Told told = Told.all(null);
    int news;

    @Nullable
    Instant lookedAt;

    @Nullable
    Instant troubleSince;

    Memory memory = Memory.NONE;
    RepairTracks tracks = RepairTracks.NONE;
    Depth depth = Depth.FULL;
    boolean leased;
    boolean askedFor;
    private long nextCheck;

    Member(int number, Credential credential, Instant madeAt, Instant nextCheck) {
        this.number = number;
        this.id = new ProjectId(new UUID(number, credential.number));
        this.credential = credential;
        this.webhookMadeAt = madeAt;
        this.keyMadeAt = madeAt;
        this.nextCheck = nextCheck.toEpochMilli();
    }

    @Override
    public int compareTo(Member other) {
        int byTime = Long.compare(nextCheck, other.nextCheck);
        return byTime != 0 ? byTime : Integer.compare(number, other.number);
    }

    void lookedAt(Instant now, boolean isTroubled) {
        if (lookedAt != null) {
            credential.lookedAgainAfter(Duration.between(lookedAt, now));
        }
        lookedAt = now;
        troubleSince = isTroubled ? Objects.requireNonNullElse(troubleSince, now) : null;
    }

    Instant nextCheck() {
        return Instant.ofEpochMilli(nextCheck);
    }

    /** Puts the next look at another time, while the member is in no order. */
    void nextCheck(Instant when) {
        nextCheck = when.toEpochMilli();
    }

    boolean isDue(Instant now) {
        return nextCheck <= now.toEpochMilli();
    }

    /** Puts the next look at another time, in the order of its connector too. */
    void checkAt(Instant when) {
        credential.members.remove(this);
        nextCheck(when);
        credential.members.add(this);
    }
}
