package io.hookline.simulator.action;

import io.hookline.simulator.event.DomainEvent;
import io.hookline.simulator.event.EventSink;
import io.hookline.simulator.http.Refusal;
import io.hookline.simulator.state.BuildStatus;
import io.hookline.simulator.state.Hook;
import io.hookline.simulator.state.Repository;
import io.hookline.simulator.state.Secret;
import io.hookline.simulator.state.Store;
import io.hookline.simulator.state.User;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Registers webhooks, and records build statuses, which are the one other thing a CI system writes. */
public final class Hooks {
    private final Store store;
    private final EventSink events;

    public Hooks(Store store, EventSink events) {
        this.store = store;
        this.events = events;
    }

    /** Registers a hook. */
    public Hook add(Scope scope, String name, String url, boolean active, List<String> keys, @Nullable Secret secret) {
        requireUrl(url);
        return store.change(() -> store.hooks()
                .put(new Hook(
                        store.nextId(),
                        store.nextUuid(),
                        scope.product(),
                        scope.repository(),
                        scope.owner(),
                        name,
                        url,
                        active,
                        keys,
                        secret,
                        null,
                        true,
                        false,
                        store.now(),
                        store.now())));
    }

    /** Refuses what is no absolute HTTP address. */
    public static void requireUrl(String url) {
        try {
            URI uri = URI.create(url);
            if (uri.getHost() != null && uri.getScheme().startsWith("http")) {
                return;
            }
        } catch (IllegalArgumentException notAUri) {
            throw Refusal.invalid("url: Enter a valid URL.");
        }
        throw Refusal.invalid("url: Enter a valid URL.");
    }

    /**
     * What a client says about a commit.
     *
     * @param further fields that are only stored
     */
    public record Reported(
            String key,
            String state,
            String url,
            @Nullable String name,
            @Nullable String description,
            @Nullable String ref,
            Map<String, Object> further) {
        public Reported {
            further = Map.copyOf(further);
        }
    }

    /** Sets the status of this key on the commit, new or instead of the last one. */
    public BuildStatus setStatus(Repository repository, String commit, Reported reported, User actor) {
        return store.change(() -> {
            Optional<BuildStatus> before = status(repository, commit, reported.key());
            BuildStatus now = store.statuses()
                    .put(new BuildStatus(
                            before.map(BuildStatus::id).orElseGet(store::nextId),
                            repository.id(),
                            commit,
                            reported.key(),
                            reported.state(),
                            reported.url(),
                            reported.name(),
                            reported.description(),
                            reported.ref(),
                            reported.further(),
                            before.map(BuildStatus::createdAt).orElseGet(store::now),
                            store.now()));
            events.happened(new DomainEvent.StatusSet(repository, actor, now, before.isEmpty()));
            return now;
        });
    }

    public Optional<BuildStatus> status(Repository repository, String commit, String key) {
        return store.statuses()
                .first(status -> status.repository() == repository.id()
                        && status.commit().equals(commit)
                        && status.key().equals(key));
    }
}
