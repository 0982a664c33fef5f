package io.hookline.simulator.delivery;

import io.hookline.simulator.delivery.Delivery.State;
import io.hookline.simulator.event.DomainEvent;
import io.hookline.simulator.event.EventSink;
import io.hookline.simulator.event.Payloads;
import io.hookline.simulator.event.WebhookMessage;
import io.hookline.simulator.http.Json;
import io.hookline.simulator.state.Hook;
import io.hookline.simulator.state.Product;
import io.hookline.simulator.state.Setting;
import io.hookline.simulator.state.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Brings what happened to every hook that wants to know, on threads of its own: pushes never wait for it. */
public final class Deliveries implements EventSink, AutoCloseable {
    private static final int CLOUD_LARGEST = 256 * 1024;
    private static final int DATA_CENTER_IN_FLIGHT = 250;
    private static final Duration POLL = Duration.ofMillis(5);

    private final Store store;
    private final Map<Product, Payloads> payloads;
    private final DeliveryLog log = new DeliveryLog();
    private final Poster poster;
    private final ConcurrentMap<Long, HookQueue> queues = new ConcurrentHashMap<>();
    private final ConcurrentMap<Long, Breaker> breakers = new ConcurrentHashMap<>();
    private final ConcurrentMap<Long, Delivery> underway = new ConcurrentHashMap<>();
    private volatile boolean closed;

    public Deliveries(Store store, Map<Product, Payloads> payloads) {
        this.store = store;
        this.payloads = Map.copyOf(payloads);
        this.poster = new Poster(store);
    }

    @Override
    public void happened(DomainEvent event) {
        Payloads ofProduct = payloads.get(event.repository().product());
        if (ofProduct == null) {
            return;
        }
        List<Hook> watching =
                store.hooks().where(hook -> hook.watches(event.repository())).toList();
        for (WebhookMessage message : watching.isEmpty() ? List.<WebhookMessage>of() : ofProduct.of(event)) {
            byte[] body = Json.write(withoutActor(message.body()));
            watching.stream()
                    .filter(hook -> hook.wants(message.eventKey()))
                    .forEach(hook -> enqueue(hook, message.eventKey(), body));
        }
    }

    private Map<String, @Nullable Object> withoutActor(Map<String, @Nullable Object> body) {
        if (!store.on(Setting.DELIVERY_WITHOUT_ACTOR)) {
            return body;
        }
        Map<String, @Nullable Object> left = new LinkedHashMap<>(body);
        left.remove("actor");
        return left;
    }

    private void enqueue(Hook hook, String eventKey, byte[] body) {
        UUID requestId = UUID.randomUUID();
        send(new Delivery(requestId, hook, eventKey, body, store.now(), State.PENDING, List.of()));
        if (store.on(Setting.DELIVERY_DUPLICATES)) {
            send(new Delivery(requestId, hook, eventKey, body, store.now(), State.PENDING, List.of()));
        }
    }

    /** Sends an earlier delivery's body again, as the same request. */
    public void redeliver(Delivery earlier) {
        send(new Delivery(
                earlier.requestId(),
                earlier.hook(),
                earlier.eventKey(),
                earlier.body(),
                store.now(),
                State.PENDING,
                List.of()));
    }

    private void send(Delivery delivery) {
        Hook hook = delivery.hook();
        HookQueue queue = queues.computeIfAbsent(hook.id(), id -> new HookQueue(this::deliver));
        State refused = refusal(delivery, queue);
        if (refused != State.PENDING) {
            log.add(delivery.in(refused));
            return;
        }
        long number = log.add(delivery);
        underway.put(number, delivery);
        queue.add(number, store.on(Setting.DELIVERY_REORDER));
    }

    private State refusal(Delivery delivery, HookQueue queue) {
        Hook hook = delivery.hook();
        return switch (hook.product()) {
            case CLOUD -> delivery.body().length > CLOUD_LARGEST ? State.TOO_LARGE : State.PENDING;
            case DATA_CENTER -> {
                if (!breaker(hook.id()).allows(store.now())) {
                    yield State.SKIPPED_BREAKER;
                }
                yield queue.pending() >= DATA_CENTER_IN_FLIGHT ? State.SKIPPED_IN_FLIGHT : State.PENDING;
            }
        };
    }

    private Breaker breaker(long hook) {
        return breakers.getOrDefault(hook, Breaker.CLOSED);
    }

    private void deliver(long number) {
        Delivery delivery = underway.remove(number);
        if (delivery == null || closed) {
            return;
        }
        Delivery ended = attempt(delivery);
        log.update(number, ended);
        if (delivery.hook().product() == Product.DATA_CENTER) {
            boolean success = ended.state() == State.DELIVERED;
            Instant now = store.now();
            breakers.compute(
                    delivery.hook().id(),
                    (id, breaker) -> (breaker == null ? Breaker.CLOSED : breaker).after(success, now));
        }
    }

    private Delivery attempt(Delivery delivery) {
        List<Attempt> attempts = new ArrayList<>();
        boolean retryTimeouts = store.on(Setting.CLOUD_RETRY_TIMEOUTS);
        try {
            do {
                attempts.add(poster.post(delivery, attempts.size() + 1));
            } while (RetryRule.again(
                    delivery.hook().product(),
                    attempts.size(),
                    attempts.getLast().outcome(),
                    retryTimeouts));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return delivery.ended(attempts);
    }

    /** Posts one message outside the queue and gives its attempt, as Data Center's "test connection" does. */
    public Attempt test(Hook hook, String eventKey, byte[] body) {
        Delivery delivery =
                new Delivery(UUID.randomUUID(), hook, eventKey, body, store.now(), State.PENDING, List.of());
        try {
            return poster.post(delivery, 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    public DeliveryLog log() {
        return log;
    }

    /** Whether nothing waits and nothing is being sent. */
    public boolean idle() {
        return queues.values().stream().allMatch(queue -> queue.pending() == 0);
    }

    /** Waits until nothing is underway; false if that took longer than given. */
    public boolean awaitIdle(Duration longest) {
        long until = System.nanoTime() + longest.toNanos();
        while (!idle()) {
            if (System.nanoTime() > until) {
                return false;
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        return true;
    }

    @Override
    public void close() {
        closed = true;
        poster.close();
    }
}
