package io.hookline.benchmarks.health;

import io.hookline.contracts.health.Observation.Depth;
import io.hookline.contracts.id.ProjectId;
import io.hookline.health.diagnose.Memory;
import io.hookline.health.plan.RepairTracks;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A project: how it stands on Bitbucket, and what the monitor keeps of it. */
final class Member {

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

    Memory memory = Memory.NONE;
    RepairTracks tracks = RepairTracks.NONE;
    Depth depth = Depth.FULL;
    Instant nextCheck;
    boolean leased;
    boolean askedFor;

    Member(int number, Credential credential, Instant madeAt, Instant nextCheck) {
        this.number = number;
        this.id = new ProjectId(new UUID(number, credential.number));
        this.credential = credential;
        this.webhookMadeAt = madeAt;
        this.keyMadeAt = madeAt;
        this.nextCheck = nextCheck;
    }

    /** Puts the next look at another time, in the order of its connector too. */
    void checkAt(Instant when) {
        credential.members.remove(this);
        nextCheck = when;
        credential.members.add(this);
    }
}
