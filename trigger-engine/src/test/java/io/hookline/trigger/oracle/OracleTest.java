package io.hookline.trigger.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.project.ProjectSettings;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The engine's core against the oracle, over made-up histories, other ones each time. {@code -Dhookline.oracle.seed=} plays some again,
 * {@code -Dhookline.oracle.deliveries=} more of them.
 */
class OracleTest {

    private static final int ACTIONS = 40;
    private static final long SEED = Seed.get();
    private static final int DELIVERIES = Integer.getInteger("hookline.oracle.deliveries", 20_000);

    @Test
    void shouldRequestTheOraclesBuildsWhenEventsComeLateAndAgain() {
        System.out.println("The oracle's histories are those of -Dhookline.oracle.seed=" + SEED);
        SplittableRandom seeds = new SplittableRandom(SEED);
        int played = 0;
        while (played < DELIVERIES) {
            SplittableRandom random = seeds.split();
            Story story = Stories.make(random, ACTIONS);
            Deliveries deliveries = Deliveries.shuffled(story, random);
            played += deliveries.inOrder().size();
            Comparison.fault(deliveries).ifPresent(_ -> fail(explained(Shrinking.of(deliveries))));
        }
        assertThat(played).isGreaterThanOrEqualTo(DELIVERIES);
    }

    private static String explained(Deliveries shrunken) {
        ProjectSettings settings = shrunken.story().project().settings();
        return "seed %d: %s%nof a project on %s with %s%nwhose events came so:%n%s"
                .formatted(
                        SEED,
                        Comparison.fault(shrunken).orElseThrow(),
                        shrunken.story().project().repository().product(),
                        settings,
                        shrunken.events().stream().map(OracleTest::inShort).collect(Collectors.joining("\n")));
    }

    private static String inShort(RepositoryEvent event) {
        String id = event.header().delivery().id();
        String what = switch (event) {
            case RepositoryEvent.Pushed pushed -> pushed.changes().toString();
            case RepositoryEvent.PullRequestOpened opened ->
                opened.pullRequest().toString();
            case RepositoryEvent.PullRequestUpdated updated ->
                updated.pullRequest().toString();
            case RepositoryEvent other -> other.toString();
        };
        return "  " + id.substring(id.length() - 8) + " " + event.getClass().getSimpleName() + " "
                + what.replaceAll("([0-9a-f]{7})[0-9a-f]{5,33}", "$1");
    }
}
