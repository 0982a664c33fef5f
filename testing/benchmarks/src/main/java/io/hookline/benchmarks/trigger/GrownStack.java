package io.hookline.benchmarks.trigger;

import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.project.Project;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A stack with so many projects, and one repository with so many open pull requests. Its engine is paused but while it is measured. */
final class GrownStack implements AutoCloseable {

    private static final int WARM_UP = 30_000;

    private final EngineStack stack;
    private final Intake intake;
    private final Outlet outlet;
    private final Reviews reviews = new Reviews();
    private final Pushes pushes;

    /** Takes as long as it takes to tell all of them, and to warm up. */
    GrownStack(Path repository, String name, int projects, int pullRequests) throws IOException {
        stack = new EngineStack(repository, name);
        intake = new Intake(stack.kafka());
        outlet = new Outlet(stack.kafka());
        List<Project> fleet =
                IntStream.rangeClosed(1, projects).mapToObj(Fleet::project).toList();
        pushes = new Pushes(fleet, 0);
        fleet.forEach(intake::send);
        intake.send(reviews.project());
        intake.flush();
        stack.awaitProjects(projects + 1);
        decide(IntStream.rangeClosed(1, pullRequests).mapToObj(reviews::opened).toList());
        decide(pushes(WARM_UP));
        decide(works(WARM_UP));
        stack.engine().pause();
    }

    /** Pushes to all projects in turn, each to a new branch. */
    Drain pushed(int count) {
        return measure(pushes(count));
    }

    /** Pushes to the branches of a few of the pull requests, and the updates of these. */
    Drain reviewed(int count) {
        return measure(works(count));
    }

    @Override
    public void close() throws IOException {
        stack.engine().resume();
        outlet.close();
        intake.close();
        stack.close();
    }

    private Drain measure(List<RepositoryEvent> events) {
        long wanted = outlet.sent() + events.size();
        send(events);
        return Drain.of(stack.engine(), events.size(), () -> outlet.await(wanted));
    }

    private void decide(List<RepositoryEvent> events) {
        long wanted = outlet.sent() + events.size();
        send(events);
        outlet.await(wanted);
    }

    private void send(List<RepositoryEvent> events) {
        events.forEach(intake::send);
        intake.flush();
    }

    private List<RepositoryEvent> pushes(int count) {
        return some(() -> List.of(pushes.next().event()), count);
    }

    private List<RepositoryEvent> works(int count) {
        return some(reviews::worked, count);
    }

    private static List<RepositoryEvent> some(Supplier<List<RepositoryEvent>> source, int count) {
        return Stream.generate(source).flatMap(List::stream).limit(count).toList();
    }
}
