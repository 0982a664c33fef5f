package io.hookline.images;

import io.hookline.local.demo.Demo;
import io.hookline.local.stack.Home;
import io.hookline.local.stack.LocalStack;
import io.hookline.local.stack.Part;
import io.hookline.local.stack.ServicePrograms;
import io.hookline.local.stack.StackListener;
import io.hookline.local.stack.StackOptions;
import io.hookline.local.stack.StackStatus;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How long each service takes from its start until it is ready, alone, with Java's cache and without by turns; and what memory it holds
 * after the tour.
 */
final class Starts {

    private static final int ROUNDS = 5;
    // What the manifests leave to the heap of most pods.
    private static final String HEAP = "-Xmx320m";

    private final Path java;
    private final Map<Part, Application> applications;
    private final Path repository;
    private final Home home;
    private final PrintStream out;
    private volatile boolean cached;

    Starts(Path java, Map<Part, Application> applications, Path repository, Path work, PrintStream out) {
        this.java = java;
        this.applications = Map.copyOf(applications);
        this.repository = repository;
        this.home = new Home(work.resolve("stack"));
        this.out = out;
    }

    /** Of one service. */
    private static final class Figures {
        private final List<Duration> untilReady = new ArrayList<>();
        private long residentMegabytes;

        private double medianSeconds() {
            return untilReady.stream()
                            .sorted()
                            .toList()
                            .get(untilReady.size() / 2)
                            .toMillis()
                    / 1000.0;
        }
    }

    void print() {
        Map<Part, Figures> with = new EnumMap<>(Part.class);
        Map<Part, Figures> without = new EnumMap<>(Part.class);
        for (Part service : applications.keySet()) {
            with.put(service, new Figures());
            without.put(service, new Figures());
        }
        ServicePrograms programs = new ServicePrograms(java, this::directory, this::options);
        StackOptions options = StackOptions.of(programs, home, StackOptions.PortChoice.FREE, true);
        try (LocalStack stack = LocalStack.start(options, StackListener.silent())) {
            weigh(stack, without);
            cached = true;
            with.keySet().forEach(stack::restart);
            weigh(stack, with);
            for (int round = 0; round < ROUNDS; round++) {
                for (Part service : Part.services()) {
                    start(stack, service, false, without);
                    start(stack, service, true, with);
                }
            }
        }
        print(with, without);
    }

    private void start(LocalStack stack, Part service, boolean withCache, Map<Part, Figures> figures) {
        cached = withCache;
        stack.stop(service);
        Instant begun = Instant.now();
        stack.restart(service);
        of(figures, service).untilReady.add(Duration.between(begun, Instant.now()));
    }

    private void weigh(LocalStack stack, Map<Part, Figures> figures) {
        PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        if (!new Demo(stack.addresses(), home, silent).run()) {
            throw new ImageException("the services did not pass the tour");
        }
        StackStatus.of(repository, home).stream()
                .flatMap(status -> status.services().stream())
                .forEach(service -> Part.named(service.name()).ifPresent(part -> {
                    if (service.pid() != null) {
                        of(figures, part).residentMegabytes = residentMegabytes(service.pid());
                    }
                }));
    }

    private void print(Map<Part, Figures> with, Map<Part, Figures> without) {
        out.printf("%n%-18s  %13s  %13s  %13s  %13s%n", "", "ready, cached", "without", "memory, cached", "without");
        for (Part service : Part.services()) {
            Figures one = of(with, service);
            Figures other = of(without, service);
            out.printf(
                    Locale.ROOT,
                    "%-18s  %11.2f s  %11.2f s  %11d MB  %10d MB%n",
                    service.id(),
                    one.medianSeconds(),
                    other.medianSeconds(),
                    one.residentMegabytes,
                    other.residentMegabytes);
        }
    }

    private Path directory(Part service) {
        return of(applications, service).directory();
    }

    private List<String> options(Part service) {
        Application application = of(applications, service);
        Stream<String> cache = cached
                ? Stream.of("-XX:AOTMode=on", "-XX:AOTCache=" + application.cache())
                : Stream.of("-XX:AOTMode=off");
        return Stream.of(JavaOptions.EVERYWHERE.stream(), Stream.of(HEAP), cache)
                .flatMap(one -> one)
                .toList();
    }

    private static long residentMegabytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot see process " + pid, e);
        }
    }

    private static <T> T of(Map<Part, T> all, Part service) {
        T one = all.get(service);
        if (one == null) {
            throw new IllegalArgumentException("there is no " + service.id());
        }
        return one;
    }
}
