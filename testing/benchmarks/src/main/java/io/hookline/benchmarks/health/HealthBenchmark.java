package io.hookline.benchmarks.health;

import io.hookline.benchmarks.report.Figures;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A day of {@value #MANY} projects, in virtual time: the health monitor's pure classes and the Bitbucket client's budget of calls, with the
 * database, the workers and Bitbucket played.
 */
public final class HealthBenchmark {

    private static final int FEW = 1_000;
    private static final int SOME = 10_000;
    private static final int MANY = 100_000;
    private static final int CALLS_OF_A_CHECK = 2;
    private static final int HOURS = 24;

    private final Consumer<String> progress;

    /** Prepares a run. */
    public HealthBenchmark(Consumer<String> progress) {
        this.progress = progress;
    }

    /** Takes a minute or two; starts no process. */
    public Figures run() {
        progress.accept("warming up");
        Day.of(SOME);
        Figures figures = new Figures("health");
        Day few = day(FEW);
        Day some = day(SOME);
        Day many = day(MANY);
        progress.accept("a first look at everything of %d projects".formatted(MANY));
        addFaults(many, figures);
        addCalls(many, figures);
        addSweep(Sweep.of(MANY), figures);
        addGrowth(List.of(few, some, many), figures);
        return figures;
    }

    private Day day(int size) {
        progress.accept("a day of %d projects".formatted(size));
        return Day.of(size);
    }

    private static void addFaults(Day day, Figures figures) {
        figures.add("projects", "projects", day.size());
        figures.add("faultsSown", "faults of single projects sown within the day", day.sown());
        figures.add("faultsFoundInTheDay", "of these, found by its end", day.foundInTime());
        figures.add(
                "faultsFound",
                "of these, found by three days later",
                day.timesToFind().size());
        figures.add("hoursToFindMedian", "h to find one, median", hours(day.timesToFind(), 0.5));
        figures.add("hoursToFindP99", "h to find one, p99", hours(day.timesToFind(), 0.99));
        figures.add(
                "undeliveredPushes",
                "times that a look showed pushes which no webhook told of",
                day.timesToRecover().size());
        figures.add(
                "hoursToRecoverMedian", "h until a look shows such a push, median", hours(day.timesToRecover(), 0.5));
        figures.add("hoursToRecoverP99", "h until a look shows such a push, p99", hours(day.timesToRecover(), 0.99));
        figures.add("secondsToSeeOutage", "s to see that a host is down", seconds(day.outage()));
        figures.add("secondsToSeeRevocation", "s to see that a credential is revoked", seconds(day.revocation()));
        figures.add("repairs", "repairs within the day", (double) day.repairs());
        figures.add("falseRepairs", "repairs of projects without a fault", (double) day.falseRepairs());
    }

    private static void addCalls(Day day, Figures figures) {
        double hourly = (double) day.size() * CALLS_OF_A_CHECK * HOURS;
        figures.add(
                "looks", "looks, most with git alone: over SSH, which Bitbucket does not count", (double) day.looks());
        figures.add("calls", "calls of Bitbucket's API", (double) day.calls());
        figures.add("callsHourlyCheck", "calls that checking hook and key of each hourly makes", hourly);
        figures.add("callsRatio", "times fewer", hourly / day.calls());
        figures.add("refusedPercent", "% of the calls answered with 429", 100.0 * day.refusals() / day.calls());
    }

    private static void addSweep(Sweep sweep, Figures figures) {
        figures.add("sweptProjects", "projects of which a first sweep saw everything", sweep.swept());
        figures.addExactly("sweepHours", "h that it took", seconds(sweep.makespan()) / 3600);
        figures.addExactly(
                "sweepBoundHours",
                "h that the budget asks for: %d calls an hour, all at its beginning"
                        .formatted(sweep.callsAnHour() * Load.CREDENTIALS),
                seconds(sweep.bound()) / 3600);
        figures.addExactly("sweepRatio", "of the one in the other", seconds(sweep.makespan()) / seconds(sweep.bound()));
        figures.add(
                "sweepRefusedPercent",
                "%% of its %d calls answered with 429".formatted(sweep.calls()),
                100.0 * sweep.refusals() / sweep.calls());
    }

    private static void addGrowth(List<Day> days, Figures figures) {
        for (Day day : days) {
            figures.add(
                    "cpuSeconds" + day.size(),
                    "s of processor time for a day of %d projects".formatted(day.size()),
                    seconds(day.cpu()));
            figures.add(
                    "heapMegabytes" + day.size(),
                    "MB of memory for %d projects".formatted(day.size()),
                    day.heapBytes() / 1e6);
        }
        Day few = days.getFirst();
        Day many = days.getLast();
        double growth = (double) many.size() / few.size();
        figures.add(
                "cpuGrowth",
                "processor time for each project, of many over few",
                seconds(many.cpu()) / seconds(few.cpu()) / growth);
        figures.add(
                "heapGrowth",
                "memory for each project, of many over few",
                (double) many.heapBytes() / few.heapBytes() / growth);
    }

    private static double hours(List<Duration> times, double share) {
        return Ledger.quantile(times, share) / 3600;
    }

    private static double seconds(@Nullable Duration duration) {
        return duration == null ? Double.NaN : duration.toNanos() / 1e9;
    }
}
