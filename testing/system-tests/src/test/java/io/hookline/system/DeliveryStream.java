package io.hookline.system;

import io.hookline.contracts.event.Product;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.trigger.oracle.MadeUp;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Deliveries at a steady rate, made as Bitbucket makes them: what is answered 5xx Cloud tries twice more and at once, Data Center does not. No
 * more tries are counted on: whether Cloud tries again what got no answer is not documented.
 */
final class DeliveryStream implements AutoCloseable {

    private static final int AT_A_TIME = 32;
    private static final int NO_ANSWER = 0;

    private final SignedSender sender;
    private final Queue<MadeUp> waiting;
    private final Queue<MadeUp> sent = new ConcurrentLinkedQueue<>();
    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
    private final Queue<String> lost = new ConcurrentLinkedQueue<>();
    private final AtomicInteger deliveries = new AtomicInteger();
    private final AtomicInteger retries = new AtomicInteger();
    private final Semaphore due = new Semaphore(0);
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> sending = new ArrayList<>();
    private final long begun = System.nanoTime();
    private volatile boolean ending;

    /** Begins to send histories that the sender has introduced, so many deliveries a second. */
    DeliveryStream(SignedSender sender, Collection<MadeUp> histories, int rate) {
        this.sender = sender;
        this.waiting = new ConcurrentLinkedQueue<>(histories);
        var _ = clock.scheduleAtFixedRate(due::release, 0, TimeUnit.SECONDS.toNanos(1) / rate, TimeUnit.NANOSECONDS);
        for (int i = 0; i < AT_A_TIME; i++) {
            sending.add(threads.submit(this::sendAll));
        }
    }

    /** Begins no further history; waits until the last delivery of those that were begun. */
    void end() throws ExecutionException, InterruptedException {
        ending = true;
        for (Future<?> one : sending) {
            one.get();
        }
    }

    /** Whether there is more to send. */
    boolean goesOn() {
        return !waiting.isEmpty();
    }

    /** What was sent, each from its first delivery to the last. */
    List<MadeUp> sent() {
        return List.copyOf(sent);
    }

    /** Deliveries that Bitbucket gives up. */
    List<String> lost() {
        return List.copyOf(lost);
    }

    /** Attempts that were not answered 2xx. */
    List<String> refusals() {
        return List.copyOf(refusals);
    }

    int deliveries() {
        return deliveries.get();
    }

    int retries() {
        return retries.get();
    }

    long deliveriesASecond() {
        return deliveries.get() / Math.max(1, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun));
    }

    @Override
    public void close() {
        clock.shutdownNow();
        threads.shutdownNow();
        http.close();
    }

    private Void sendAll() throws InterruptedException {
        MadeUp history = waiting.poll();
        while (history != null && !ending) {
            for (RepositoryEvent event : history.deliveries()) {
                due.acquire();
                deliver(history, event);
            }
            sent.add(history);
            history = waiting.poll();
        }
        return null;
    }

    private void deliver(MadeUp history, RepositoryEvent event) throws InterruptedException {
        HttpRequest delivery = sender.delivery(history, event);
        int attempts = event.header().repository().product() == Product.CLOUD ? 3 : 1;
        deliveries.incrementAndGet();
        int status = attempt(delivery, 1);
        for (int attempt = 2; attempt <= attempts && status >= 500; attempt++) {
            retries.incrementAndGet();
            status = attempt(delivery, attempt);
        }
        if (status / 100 != 2) {
            lost.add("%s: %d".formatted(delivery.uri(), status));
        }
    }

    private int attempt(HttpRequest delivery, int number) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(delivery, (_, _) -> true)
                .header("X-Attempt-Number", Integer.toString(number))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                refusals.add(answer.statusCode() + " " + answer.body());
            }
            return answer.statusCode();
        } catch (IOException e) {
            refusals.add("no answer: " + e);
            return NO_ANSWER;
        }
    }
}
