package io.hookline.benchmarks.process;

import io.hookline.embedded.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A Java program that runs beside this one, with this one's Java, and ends with it. */
public final class ServerProcess implements AutoCloseable {

    private static final Duration START_TIME = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Process process;
    private final Path log;
    private final Thread atExit;

    private ServerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.atExit = new Thread(process::destroyForcibly, "end-server-process");
    }

    /**
     * Starts a program.
     *
     * @param arguments of {@code java}: options, and the class or jar
     * @param log where its output goes
     */
    public static ServerProcess start(List<String> arguments, Map<String, String> environment, Path log) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            ServerProcess server = new ServerProcess(builder.start(), log);
            Runtime.getRuntime().addShutdownHook(server.atExit);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + arguments.getLast(), e);
        }
    }

    /** Starts a main class of this program's own class path. */
    public static ServerProcess startMain(Class<?> main, List<String> options, List<String> arguments, Path log) {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        all.addAll(arguments);
        return start(all, Map.of(), log);
    }

    /** Waits until it listens on a port of the loopback interface. */
    public void awaitPort(int port) {
        await("listen on port " + port, () -> !FreePort.isFree(port));
    }

    /** Waits until it answers with 200 here. */
    public void awaitReady(URI readiness) {
        HttpRequest request =
                HttpRequest.newBuilder(readiness).timeout(POLL.multipliedBy(20)).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            await("answer at " + readiness, () -> {
                try {
                    return client.send(request, HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            == 200;
                } catch (IOException e) {
                    return false;
                } catch (InterruptedException e) {
                    throw new IllegalStateException("interrupted while waiting for " + readiness, e);
                }
            });
        }
    }

    private void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + START_TIME.toNanos();
        while (!condition.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("a server did not " + what + "; see " + log);
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    /** Holds it until {@link #resume}; longer than a session of Kafka's is too long for a consumer. */
    public void pause() {
        signal("STOP");
    }

    /** Lets it run on. */
    public void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot send a signal", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while sending a signal", e);
        }
    }

    /** The processor time that it has used until now, in user and kernel mode, of all its threads. */
    public Duration cpuTime() {
        return process.toHandle()
                .info()
                .totalCpuDuration()
                .orElseThrow(() -> new IllegalStateException("this system does not tell a process's processor time"));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(atExit);
    }
}
