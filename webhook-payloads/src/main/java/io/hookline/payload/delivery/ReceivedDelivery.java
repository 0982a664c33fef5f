package io.hookline.payload.delivery;

import io.hookline.contracts.event.Actor;
import io.hookline.contracts.event.Delivery;
import io.hookline.contracts.event.EventHeader;
import io.hookline.contracts.event.RefChange;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.id.EventId;
import io.hookline.contracts.id.ProjectId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A delivery, but for its body.
 *
 * @param registered the repository that its hook is registered for, as it was called then
 */
public record ReceivedDelivery(ProjectId project, RepositoryRef registered, Delivery delivery, Instant receivedAt) {

    public ReceivedDelivery {
        Objects.requireNonNull(project);
        Objects.requireNonNull(registered);
        Objects.requireNonNull(delivery);
        Objects.requireNonNull(receivedAt);
    }

    public String eventKey() {
        return delivery.eventKey();
    }

    /** The same for every attempt of this delivery. */
    public EventId eventId() {
        return EventId.from(delivery.hook(), delivery.id());
    }

    /** A push of these changes, in Bitbucket's order; without any it is of no interest. */
    public Normalised pushed(NamedRepository named, @Nullable Actor actor, List<RefChange> changes) {
        Normalised pushed = about(named, actor, header -> new RepositoryEvent.Pushed(header, changes));
        return changes.isEmpty() && pushed instanceof Normalised.Event
                ? new Normalised.OfNoInterest("the push changed no branch or tag")
                : pushed;
    }

    /** The repository is called {@code named} now. */
    public Normalised moved(NamedRepository named, @Nullable Actor actor, @Nullable String previousPath) {
        return about(named, actor, header -> new RepositoryEvent.RepositoryChanged(header, previousPath));
    }

    /** Makes the event when the payload is about the registered repository. */
    public Normalised about(
            NamedRepository named, @Nullable Actor actor, Function<EventHeader, RepositoryEvent> event) {
        RepositoryRef repository = named.resolve(registered);
        if (repository == null || !repository.isSameAs(registered)) {
            return new Normalised.OtherRepository();
        }
        return new Normalised.Event(
                event.apply(new EventHeader(eventId(), project, repository, receivedAt, delivery, actor)));
    }
}
