package io.hookline.local.stack;

import io.hookline.contracts.event.Product;
import io.hookline.embedded.FreePort;
import io.hookline.local.client.SimulatedBitbucket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * All of Hookline as processes on this machine, watched from this JVM: a part that ends by itself is started again. Closing the stack, or
 * the end of this JVM, stops all of them. Safe for use by many threads.
 */
public final class LocalStack implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final Duration START_LIMIT = Duration.ofMinutes(3);

    private final Map<Part, SupervisedProcess> processes = new EnumMap<>(Part.class);
    private final HomeLock lock;
    private final StackListener listener;
    private final StackFile file;
    private final Home home;
    private final ReadyWait readyWait;
    private final ServiceSettings settings;
    private final PartCommand command;
    private final List<Replica> replicas = new CopyOnWriteArrayList<>();
    private final Thread atExit = new Thread(this::stopAll, "stop-local-stack");

    private LocalStack(StackOptions options, StackListener listener, HomeLock lock, Ports ports, Servers servers) {
        this.lock = lock;
        this.listener = listener;
        home = options.home();
        Addresses addresses = Addresses.of(ports, servers);
        Optional<String> external = servers.file().map(Path::toString);
        file = new StackFile(
                StackFile.State.STARTING,
                ProcessRef.of(ProcessHandle.current()),
                ports,
                addresses,
                external.orElse(null),
                null);
        readyWait = new ReadyWait(home, addresses);
        settings = new ServiceSettings(home, addresses, servers, LocalSecrets.of(home));
        command = new PartCommand(options.programs(), home, ports, settings, external.isPresent());
        for (Part part : options.parts()) {
            processes.put(part, new SupervisedProcess(part, command, home, listener));
        }
    }

    /**
     * Starts all parts and waits until they are ready.
     *
     * @throws StackException when a port is taken, external servers cannot be used, a part is not built or does not become ready, or a stack
     *     of this home runs already; nothing is left running then
     */
    public static LocalStack start(StackOptions options, StackListener listener) {
        Home home = options.home();
        home.createDirectories();
        HomeLock lock = HomeLock.acquire(home);
        try {
            Leftovers.stop(home);
            if (options.fresh()) {
                home.deleteData();
                home.createDirectories();
            }
            Ports ports = PortPlan.choose(options);
            Servers servers = options.servers(ports);
            servers.prepare();
            LocalStack stack = new LocalStack(options, listener, lock, ports, servers);
            stack.startAll();
            return stack;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    public Addresses addresses() {
        return file.addresses();
    }

    /** This stack's keys, to sign webhooks as Bitbucket would. */
    public LocalSecrets secrets() {
        return LocalSecrets.of(home);
    }

    /** Ends a part's process by SIGKILL; it is started again, which this does not wait for. */
    public void kill(Part part) {
        process(part).kill();
    }

    /** Stops a part and leaves it down until {@link #restart}. */
    public void stop(Part part) {
        stop(part, GRACE);
    }

    /** Stops a part, which has this long to end by itself, and leaves it down until {@link #restart}. Empty where it never ran. */
    public Optional<Ended> stop(Part part, Duration grace) {
        return process(part).stop(grace);
    }

    /** Starts a second process of a service, on a port of its own, and waits until it is ready. It ends with the stack at the latest. */
    public Replica startReplica(Part service) {
        int port = FreePort.pick();
        Replica replica =
                Replica.start(service, URI.create("http://127.0.0.1:" + port), command.ofReplica(service, port));
        replicas.add(replica);
        readyWait.await(replica, START_LIMIT);
        return replica;
    }

    /** Gives a service these settings beside or instead of its usual ones, from its next start on. */
    public void configure(Part service, Map<String, String> furtherSettings) {
        settings.configure(service, furtherSettings);
    }

    /** Stops a part where it runs, starts it and waits until it is ready. */
    public void restart(Part part) {
        process(part).stop(GRACE);
        process(part).start();
        awaitReady(part);
    }

    /** Waits until a part is up and ready. */
    public void awaitReady(Part part) {
        readyWait.await(process(part), START_LIMIT);
    }

    /** Waits until something that was started ends the stack: the end of this JVM, or {@link #close}. */
    public void awaitStop() {
        lock.awaitRelease();
    }

    /** Stops all parts in the opposite order of their start and waits for their end. */
    @Override
    public void close() {
        if (stopAll()) {
            Runtime.getRuntime().removeShutdownHook(atExit);
        }
    }

    private void startAll() {
        Runtime.getRuntime().addShutdownHook(atExit);
        file.write(home);
        try {
            start(part -> part.kind() != Part.Kind.SERVICE);
            seedSimulator();
            start(part -> part.kind() == Part.Kind.SERVICE);
            file.with(StackFile.State.RUNNING).write(home);
        } catch (RuntimeException e) {
            StackException reason = reason(e);
            close();
            file.failed(String.valueOf(reason.getMessage())).write(home);
            throw reason;
        }
    }

    private static StackException reason(RuntimeException failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof StackException known ? known : new StackException("the stack did not start: " + cause);
    }

    private void start(Predicate<Part> which) {
        Instant begun = Instant.now();
        forEach(which, part -> {
            if (lock.isReleasing()) {
                throw new StackException("the stack was stopped while it started");
            }
            process(part).start();
            awaitReady(part);
            listener.ready(part, Duration.between(begun, Instant.now()));
        });
    }

    private void seedSimulator() {
        if (processes.containsKey(Part.SIMULATOR)) {
            for (Product product : Product.values()) {
                new SimulatedBitbucket(product, addresses().simulator().control()).seed();
            }
        }
    }

    /** Whether it was this call that stopped them. */
    private boolean stopAll() {
        if (!lock.beginRelease()) {
            return false;
        }
        try {
            replicas.forEach(replica -> replica.stop(GRACE));
            forEach(part -> part.kind() == Part.Kind.SERVICE, this::stop);
            forEach(part -> part.kind() != Part.Kind.SERVICE, this::stop);
            file.with(StackFile.State.STOPPED).write(home);
        } finally {
            lock.close();
        }
        return true;
    }

    private void forEach(Predicate<Part> which, Consumer<Part> action) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> all = processes.keySet().stream()
                    .filter(which)
                    .map(part -> CompletableFuture.runAsync(() -> action.accept(part), threads))
                    .toList();
            CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new)).join();
        }
    }

    private SupervisedProcess process(Part part) {
        SupervisedProcess process = processes.get(part);
        if (process == null) {
            throw new IllegalArgumentException("this stack was started without " + part.id());
        }
        return process;
    }
}
