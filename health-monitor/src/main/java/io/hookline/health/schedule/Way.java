package io.hookline.health.schedule;

import io.hookline.contracts.health.Observation.Why;

/** What a look says of a way to Bitbucket: of its host as a whole, or of its API. */
public sealed interface Way {

    /** Bitbucket showed something. */
    record Open() implements Way {}

    /** It was not tried, or what came of it says nothing of it. */
    record Untried() implements Way {}

    /** Bitbucket showed nothing. */
    record Blind(Why why) implements Way {}
}
