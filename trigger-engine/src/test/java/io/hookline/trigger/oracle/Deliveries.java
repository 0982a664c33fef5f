package io.hookline.trigger.oracle;

import io.hookline.contracts.event.EventHeader;
import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.id.EventId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/** A history as it is delivered: each event one to five times, in an order within the {@link Bounds}. */
record Deliveries(Story story, List<Delivery> inOrder) {

    private static final int MOST_COPIES = 4;
    /** How many events one may overtake, of whatever ref. */
    private static final int WINDOW = 40;

    Deliveries {
        inOrder = List.copyOf(inOrder);
    }

    static Deliveries shuffled(Story story, RandomGenerator random) {
        List<Delivery> firsts = new ArrayList<>();
        Map<Delivery, List<Delivery>> copies = new HashMap<>();
        for (Told told : story.told()) {
            Delivery first = new Delivery(told.action(), told.nth(), 0, false);
            firsts.add(first);
            List<Delivery> again = new ArrayList<>();
            for (int copy = 1; copy <= random.nextInt(MOST_COPIES + 1); copy++) {
                again.add(new Delivery(told.action(), told.nth(), copy, random.nextBoolean()));
            }
            copies.put(first, again);
        }
        List<Delivery> inOrder = new ArrayList<>();
        List<Delivery> again = new ArrayList<>();
        Undelivered undelivered = new Undelivered(story, firsts, copies);
        while (!firsts.isEmpty() || !again.isEmpty()) {
            List<Delivery> ready = new ArrayList<>(again);
            firsts.stream().limit(WINDOW).filter(undelivered::isNext).forEach(ready::add);
            Delivery next = ready.get(random.nextInt(ready.size()));
            inOrder.add(next);
            undelivered.remove(next);
            if (next.copy() == 0) {
                firsts.remove(next);
                again.addAll(copies.get(next));
            } else {
                again.remove(next);
            }
        }
        return new Deliveries(story, inOrder);
    }

    /** As it happened, each event once. */
    static Deliveries inOrder(Story story) {
        return new Deliveries(
                story,
                story.told().stream()
                        .map(told -> new Delivery(told.action(), told.nth(), 0, false))
                        .toList());
    }

    /** The same deliveries of another history, as far as it has those events. */
    Deliveries of(Story other) {
        Set<List<Integer>> there = new HashSet<>();
        other.told().forEach(told -> there.add(List.of(told.action(), told.nth())));
        return new Deliveries(
                other,
                inOrder.stream()
                        .filter(one -> there.contains(List.of(one.action(), one.nth())))
                        .toList());
    }

    /** Whether every event is delivered, and none out of bounds. */
    boolean isWithinBounds() {
        List<Delivery> firsts = new ArrayList<>();
        Map<Delivery, List<Delivery>> copies = new HashMap<>();
        for (Told told : story.told()) {
            Delivery first = new Delivery(told.action(), told.nth(), 0, false);
            firsts.add(first);
            copies.put(
                    first,
                    inOrder.stream()
                            .filter(one -> one.isOf(told) && one.copy() > 0)
                            .toList());
        }
        Undelivered undelivered = new Undelivered(story, firsts, copies);
        for (Delivery next : inOrder) {
            if (next.copy() == 0 && (!undelivered.isNext(next) || !firsts.remove(next))) {
                return false;
            }
            undelivered.remove(next);
        }
        return firsts.isEmpty();
    }

    /** What connector-service publishes before all: where the default branch stands. */
    RepositoryEvent firstLook() {
        EventId id = EventId.from(story.project().id(), "first-look");
        EventHeader header =
                new EventHeader(id, story.project().id(), story.project().repository(), World.START, null, null);
        RepositoryEvent.ObservedRef main = new RepositoryEvent.ObservedRef(
                GitRef.branch("main"), story.first().hash());
        return new RepositoryEvent.RefsObserved(header, true, "main", List.of(main));
    }

    /** What the gateway publishes, in the order of the deliveries. */
    List<RepositoryEvent> events() {
        List<RepositoryEvent> events = new ArrayList<>();
        for (Delivery delivery : inOrder) {
            Told told = story.told().stream().filter(delivery::isOf).findFirst().orElseThrow();
            String id = story.project().id() + "-" + delivery.id();
            EventHeader header = new EventHeader(
                    EventId.from(World.HOOK, id),
                    story.project().id(),
                    story.project().repository(),
                    World.START.plusSeconds(events.size()),
                    new io.hookline.contracts.event.Delivery(World.HOOK, id, "event"),
                    null);
            events.add(Headers.with(header, told.wire()));
        }
        return events;
    }

    /** When what the event says of a ref came to be known; what one action caused tells the same. */
    Arrival arrival(Told told, String lane) {
        int at = story.told().stream()
                .filter(other ->
                        other.action() == told.action() && other.lanes().containsKey(lane))
                .mapToInt(this::first)
                .min()
                .orElseThrow();
        int pushes = told.lanes().get(lane).pushes();
        boolean late = story.told().stream()
                .filter(other -> other.lanes().containsKey(lane)
                        && other.lanes().get(lane).pushes() > pushes)
                .anyMatch(other -> first(other) < at);
        return new Arrival(at, late);
    }

    private int first(Told told) {
        return inOrder.indexOf(new Delivery(told.action(), told.nth(), 0, false));
    }

    /** What must come before what. */
    private static final class Undelivered {

        private final Map<Delivery, Told> told = new HashMap<>();
        private final Set<Delivery> firsts;
        private final Set<Delivery> renamed = new HashSet<>();

        Undelivered(Story story, List<Delivery> firsts, Map<Delivery, List<Delivery>> copies) {
            this.firsts = new HashSet<>(firsts);
            copies.values().stream()
                    .flatMap(Collection::stream)
                    .filter(copy -> !copy.sameId())
                    .forEach(renamed::add);
            for (Told one : story.told()) {
                Delivery first = new Delivery(one.action(), one.nth(), 0, false);
                told.put(first, one);
                copies.get(first).forEach(copy -> told.put(copy, one));
            }
        }

        boolean isNext(Delivery first) {
            Told event = told.get(first);
            return firsts.stream()
                            .map(told::get)
                            .noneMatch(other -> isBefore(other, event) && Bounds.follows(event, other))
                    && renamed.stream()
                            .map(told::get)
                            .noneMatch(other -> isBefore(other, event) && Bounds.outdates(event, other));
        }

        void remove(Delivery delivered) {
            firsts.remove(delivered);
            renamed.remove(delivered);
        }

        private static boolean isBefore(Told one, Told other) {
            return one.action() < other.action() || (one.action() == other.action() && one.nth() < other.nth());
        }
    }
}
