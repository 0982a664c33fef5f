package io.hookline.trigger.decide;

import io.hookline.trigger.state.CommitQuestion;
import io.hookline.trigger.state.StateChange;
import java.util.List;

/** What became of an event. */
public sealed interface Verdict {

    /**
     * The event was decided.
     *
     * @param decided one for each change of the event, in order; none for what was only observed
     * @param changes of what is known, in the order they happened
     */
    record Decided(List<DecidedChange> decided, List<StateChange> changes) implements Verdict {
        public Decided {
            decided = List.copyOf(decided);
            changes = List.copyOf(changes);
        }
    }

    /** A build hangs on what only Bitbucket can say; the state that was given may have changed and must not be used further. */
    record Asks(CommitQuestion question) implements Verdict {}
}
