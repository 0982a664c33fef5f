package io.hookline.health.schedule;

import io.hookline.contracts.health.Observation;
import io.hookline.contracts.health.Observation.Look.NotAsked;
import io.hookline.contracts.health.Observation.Look.Seen;
import io.hookline.contracts.health.Observation.Look.Unseen;
import io.hookline.contracts.health.Observation.Why;
import io.hookline.health.diagnose.Look;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a look says of the ways to Bitbucket, whatever it says of the project.
 *
 * @param host whether there is anything to see at all, be it by git or by the API
 * @param api whether Bitbucket's API shows the connector's credential anything
 */
public record Sight(Way host, Way api) {

    /** Of a look. */
    public static Sight of(Look look) {
        return switch (look) {
            case Look.Observed(Observation observation) -> new Sight(host(observation), api(observation));
            case Look.Unanswered _ -> new Sight(new Way.Blind(Why.UNAVAILABLE), new Way.Untried());
            case Look.UnknownProject _ -> new Sight(new Way.Untried(), new Way.Untried());
        };
    }

    // What was not seen for another reason says nothing: such a reason may be known without a call.
    private static Way host(Observation seen) {
        if (parts(seen).anyMatch(Seen.class::isInstance)) {
            return new Way.Open();
        }
        return parts(seen).anyMatch(part -> part instanceof Unseen<?> unseen && unseen.why() == Why.UNAVAILABLE)
                ? new Way.Blind(Why.UNAVAILABLE)
                : new Way.Untried();
    }

    // Webhooks have a budget of their own on Cloud: a look that is refused only there is no use either.
    private static Way api(Observation seen) {
        Optional<Way> refused = Stream.of(Why.UNAUTHORIZED, Why.RATE_LIMITED)
                .filter(why -> parts(seen).anyMatch(part -> part instanceof Unseen<?> unseen && unseen.why() == why))
                .<Way>map(Way.Blind::new)
                .findFirst();
        return refused.orElseGet(() -> switch (seen.repository()) {
            case Seen<?> _ -> new Way.Open();
            case Unseen<?> unseen -> new Way.Blind(unseen.why());
            case NotAsked<?> _ -> new Way.Untried();
        });
    }

    private static Stream<Observation.Look<?>> parts(Observation seen) {
        return Stream.of(seen.repository(), seen.webhooks(), seen.deployKey(), seen.git());
    }
}
