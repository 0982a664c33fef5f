package io.hookline.payload.delivery;

import io.hookline.contracts.event.RepositoryEvent;
import java.util.Objects;

/** What an authentic delivery turned out to be. */
public sealed interface Normalised {

    /** Something that others want to know. */
    record Event(RepositoryEvent event) implements Normalised {

        public Event {
            Objects.requireNonNull(event);
        }
    }

    /**
     * Understood, and nobody needs it.
     *
     * @param reason one sentence for people
     */
    record OfNoInterest(String reason) implements Normalised {

        public OfNoInterest {
            Objects.requireNonNull(reason);
        }
    }

    /** About another repository than the one the hook is registered for. */
    record OtherRepository() implements Normalised {}

    /** The body is no JSON, or nests deeper than anything Bitbucket sends. */
    record MalformedJson() implements Normalised {}

    /**
     * JSON of a shape that this version does not know.
     *
     * @param reason what is missing or different, without any value of the body
     */
    record NotUnderstood(String reason) implements Normalised {

        public NotUnderstood {
            Objects.requireNonNull(reason);
        }
    }
}
