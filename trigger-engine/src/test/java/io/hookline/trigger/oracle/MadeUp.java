package io.hookline.trigger.oracle;

import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.project.Project;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A made-up history for tests of the whole system, of which nothing has to be asked of Bitbucket.
 *
 * @param firstLook what connector-service publishes before all
 * @param deliveries in their order; those with one delivery id are the same delivery again
 * @param expected the builds that are to be requested
 */
public record MadeUp(
        Project project, RepositoryEvent firstLook, List<RepositoryEvent> deliveries, List<Build> expected) {

    public MadeUp {
        deliveries = List.copyOf(deliveries);
        expected = List.copyOf(expected);
    }

    /** The same random numbers always make the same history. */
    public static MadeUp of(RandomGenerator random, int actions) {
        Story story = Stories.makePlain(random, actions);
        Deliveries deliveries = Deliveries.shuffled(story, random);
        return new MadeUp(
                story.project(),
                deliveries.firstLook(),
                deliveries.events(),
                Oracle.expect(story, deliveries).requested());
    }
}
