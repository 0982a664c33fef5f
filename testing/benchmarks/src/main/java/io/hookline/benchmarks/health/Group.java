package io.hookline.benchmarks.health;

import io.hookline.health.plan.MassFailure;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Projects that can get into trouble together, counted as the monitor's database counts them. */
final class Group {

    private final Deque<Sighting> sightings = new ArrayDeque<>();
    private final Set<Member> troubled = new LinkedHashSet<>();
    private int looked;
    private int most;
    private @Nullable Instant heldSince;
    int alerts;
    int ends;

    /** A look; the last one at its project as long as that has not been looked at since. */
    private record Sighting(Member member, Instant at) {
        boolean isLast() {
            return at.equals(member.lookedAt);
        }
    }

    /** Counts a look, before the project keeps that it was looked at. */
    void looked(Member member, boolean isTroubled, Instant now) {
        Instant since = now.minus(Settings.MASS_FAILURE.window());
        forgetUntil(since);
        if (!isWithin(member, since)) {
            looked++;
        }
        sightings.addLast(new Sighting(member, now));
        if (isTroubled) {
            troubled.add(member);
        } else {
            troubled.remove(member);
        }
    }

    /** How they stand, but for one. */
    MassFailure.Load without(Member but, Instant now) {
        Instant since = now.minus(Settings.MASS_FAILURE.window());
        forgetUntil(since);
        List<Instant> newly = troubled.stream()
                .filter(member -> member != but)
                .map(member -> Objects.requireNonNull(member.troubleSince))
                .filter(since::isBefore)
                .sorted(Comparator.reverseOrder())
                .toList();
        int others = looked - (isWithin(but, since) ? 1 : 0);
        int run = Settings.MASS_FAILURE.run();
        return new MassFailure.Load(
                others, newly.size(), newly.size() < run ? others : lookedSince(newly.get(run - 1), but));
    }

    void hold(Instant now) {
        heldSince = now;
        most = 0;
        alerts++;
    }

    /** What is left of the mass failure since which its repairs are held. */
    MassFailure.Rest rest() {
        Instant since = Objects.requireNonNull(heldSince).minus(Settings.MASS_FAILURE.window());
        int left = (int) troubled.stream()
                .filter(member -> Objects.requireNonNull(member.troubleSince).isAfter(since))
                .count();
        most = Math.max(most, left);
        return new MassFailure.Rest(left, most);
    }

    void letGo() {
        heldSince = null;
        ends++;
    }

    boolean isHeld() {
        return heldSince != null;
    }

    private int lookedSince(Instant since, Member but) {
        int count = 0;
        Iterator<Sighting> latest = sightings.descendingIterator();
        while (latest.hasNext()) {
            Sighting sighting = latest.next();
            if (sighting.at().isBefore(since)) {
                return count;
            }
            count += sighting.isLast() && sighting.member() != but ? 1 : 0;
        }
        return count;
    }

    private void forgetUntil(Instant since) {
        while (!sightings.isEmpty() && !sightings.getFirst().at().isAfter(since)) {
            looked -= sightings.removeFirst().isLast() ? 1 : 0;
        }
    }

    private static boolean isWithin(Member member, Instant since) {
        return member.lookedAt != null && member.lookedAt.isAfter(since);
    }
}
