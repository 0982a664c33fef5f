package io.hookline.benchmarks.trigger;

import io.hookline.benchmarks.process.ServerProcess;
import io.hookline.benchmarks.report.Figures;
import io.hookline.contracts.project.Project;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The packaged trigger engine beside its {@link EngineFloor}, by turns: while both are paused, pushes are put on the topic that both read,
 * and then each runs alone until it has sent a decision for every one. Then how fast a backlog drains, and how long a webhook takes.
 */
public final class TriggerBenchmark {

    private static final int PROJECTS = 1_000;
    private static final int BRANCHES = 8;
    private static final int ROUNDS = 5;

    private final Path repository;
    private final int backlog;
    private final int round;
    private final int warmUp;
    private final Consumer<String> progress;
    private final List<Project> projects =
            IntStream.rangeClosed(1, PROJECTS).mapToObj(Fleet::project).toList();
    private final Pushes pushes = new Pushes(projects, BRANCHES);

    /**
     * Prepares a run.
     *
     * @param repository the root of the built repository
     * @param backlog how many events are to be drained, 5,000 or more; a fiftieth of it makes a round
     * @param progress told a line at a time what goes on
     */
    public TriggerBenchmark(Path repository, int backlog, Consumer<String> progress) {
        this.repository = repository;
        this.backlog = backlog;
        round = backlog / 50;
        warmUp = 3 * round;
        this.progress = progress;
    }

    /** Takes five to fifteen minutes; all processes that it starts have ended when it returns. */
    public Figures run() throws Exception {
        Figures figures = new Figures("trigger");
        progress.accept("starting Kafka, PostgreSQL and the trigger engine");
        try (EngineStack stack = new EngineStack(repository, "trigger");
                Intake intake = new Intake(stack.kafka());
                Outlet outlet = new Outlet(stack.kafka())) {
            projects.forEach(intake::send);
            intake.flush();
            stack.awaitProjects(PROJECTS);
            throughput(stack, intake, outlet, figures);
            latency(stack, figures);
            drain(stack, intake, outlet, figures);
        }
        return figures;
    }

    private void throughput(EngineStack stack, Intake intake, Outlet outlet, Figures figures) throws Exception {
        progress.accept("warming up");
        push(intake, warmUp);
        outlet.await(warmUp);
        try (ServerProcess floor = startFloor(stack)) {
            outlet.await(2L * warmUp);
            List<Drain> ofEngine = new ArrayList<>();
            List<Drain> ofFloor = new ArrayList<>();
            floor.pause();
            stack.engine().pause();
            for (int number = 1; number <= ROUNDS; number++) {
                push(intake, round);
                ofFloor.add(Drain.of(floor, round, awaiting(outlet)));
                ofEngine.add(Drain.of(stack.engine(), round, awaiting(outlet)));
                progress.accept("round %d: engine %.0f, floor %.0f events/s"
                        .formatted(
                                number,
                                ofEngine.getLast().eventsPerSecond(),
                                ofFloor.getLast().eventsPerSecond()));
            }
            floor.resume();
            stack.engine().resume();
            compare(Drain.median(ofEngine), Drain.median(ofFloor), figures);
        }
    }

    private Runnable awaiting(Outlet outlet) {
        long wanted = outlet.sent() + round;
        return () -> outlet.await(wanted);
    }

    private static void compare(Drain engine, Drain floor, Figures figures) {
        figures.add("eventsPerSecond", "events/s of the engine", engine.eventsPerSecond());
        figures.add("floorEventsPerSecond", "events/s of the floor", floor.eventsPerSecond());
        figures.add("ratio", "throughput, of the floor's", engine.eventsPerSecond() / floor.eventsPerSecond());
        figures.add("cpuMicrosPerEvent", "us of processor time per event, engine", engine.cpuMicrosPerEvent());
        figures.add("floorCpuMicrosPerEvent", "us of processor time per event, floor", floor.cpuMicrosPerEvent());
    }

    private void latency(EngineStack stack, Figures figures) throws Exception {
        progress.accept("sending 1000 webhooks a second");
        Latencies latencies = Latencies.measure(stack, projects, pushes);
        double[] acknowledged = latencies.fromAcknowledgement();
        double[] due = latencies.fromDue();
        figures.add(
                "latencyP50", "ms from acknowledgement to build request, p50", Latencies.percentile(acknowledged, 50));
        figures.add(
                "latencyP99", "ms from acknowledgement to build request, p99", Latencies.percentile(acknowledged, 99));
        figures.add(
                "dueP50", "ms from when a webhook was due to its build request, p50", Latencies.percentile(due, 50));
        figures.add(
                "dueP99", "ms from when a webhook was due to its build request, p99", Latencies.percentile(due, 99));
    }

    /** From the first decision to the last, so that the engine's start does not count. */
    private void drain(EngineStack stack, Intake intake, Outlet outlet, Figures figures) {
        progress.accept("draining a backlog of " + backlog + " events");
        stack.stopEngine();
        push(intake, backlog);
        long before = outlet.sent();
        stack.startEngineAgain();
        outlet.await(before + 1);
        long first = outlet.sent();
        long start = System.nanoTime();
        outlet.await(before + backlog);
        double seconds = (System.nanoTime() - start) / 1e9;
        figures.add("drainPerSecond", "events/s of a backlog of " + backlog, (before + backlog - first) / seconds);
    }

    private void push(Intake intake, int count) {
        for (int one = 0; one < count; one++) {
            intake.send(pushes.next().event());
        }
        intake.flush();
    }

    private static ServerProcess startFloor(EngineStack stack) {
        return ServerProcess.startMain(
                EngineFloor.class,
                EngineStack.JAVA_OPTIONS,
                List.of(stack.kafka(), stack.emptyCopy("floor")),
                stack.logs().resolve("floor.log"));
    }
}
