package io.hookline.images;

import io.hookline.local.demo.Demo;
import io.hookline.local.stack.Home;
import io.hookline.local.stack.LocalStack;
import io.hookline.local.stack.Part;
import io.hookline.local.stack.ServicePrograms;
import io.hookline.local.stack.StackListener;
import io.hookline.local.stack.StackOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Has the services take the tour of the local stack on the base's Java, which then keeps what it loaded, linked and learnt in a cache. */
final class Training {

    // What a cache keeps of the heap can be written by this collector only; all collectors can read it.
    private static final String WRITES_HEAP = "-XX:+UseG1GC";

    // Java writes down what it saw when it ends.
    private static final Duration UNTIL_WRITTEN = Duration.ofMinutes(2);

    private final Path java;
    private final Path work;
    private final PrintStream out;

    Training(Path java, Path work, PrintStream out) {
        this.java = java;
        this.work = work;
        this.out = out;
    }

    /** What the services do while Java looks on; all of them have ended when it returns. */
    interface Exercise {
        void take(ServicePrograms programs);
    }

    /** Puts a cache beside each application. */
    void train(Map<Part, Application> applications, Exercise exercise) {
        exercise.take(
                new ServicePrograms(java, service -> of(applications, service).directory(), this::recording));
        applications.values().forEach(this::create);
    }

    /** The tour of the local stack. */
    void tour(ServicePrograms programs) {
        StackOptions options =
                StackOptions.of(programs, new Home(work.resolve("stack")), StackOptions.PortChoice.FREE, true);
        try (LocalStack stack = LocalStack.start(options, StackListener.silent())) {
            if (!new Demo(stack.addresses(), options.home(), out).run()) {
                throw new ImageException("the services did not pass the tour that they are trained with");
            }
            Part.services().forEach(service -> stack.stop(service, UNTIL_WRITTEN));
        }
    }

    private List<String> recording(Part service) {
        return Stream.concat(
                        JavaOptions.EVERYWHERE.stream(),
                        Stream.of(WRITES_HEAP, "-XX:AOTMode=record", "-XX:AOTConfiguration=" + recorded(service)))
                .toList();
    }

    private void create(Application application) {
        Path recorded = recorded(application.service());
        if (!Files.exists(recorded)) {
            throw new ImageException(application.service().id() + " was trained, but its Java wrote nothing down");
        }
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(JavaOptions.EVERYWHERE);
        command.addAll(List.of(
                WRITES_HEAP,
                "-XX:AOTMode=create",
                "-XX:AOTConfiguration=" + recorded,
                "-XX:AOTCache=" + application.cache(),
                "-jar",
                application.directory().resolve(Application.RUN_JAR).toString()));
        Path log = work.resolve(application.service().id() + "-cache.log");
        try {
            int status = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();
            if (status != 0 || !application.isTrained()) {
                throw new ImageException(application.service().id() + " has no cache; what Java says is in " + log);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + java, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImageException("interrupted", e);
        }
    }

    private Path recorded(Part service) {
        return work.resolve(service.id() + ".aotconf").toAbsolutePath();
    }

    private static Application of(Map<Part, Application> applications, Part service) {
        Application application = applications.get(service);
        if (application == null) {
            throw new ImageException(service.id() + " has no image");
        }
        return application;
    }
}
