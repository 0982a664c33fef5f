package io.hookline.health.diagnose;

import io.hookline.contracts.health.Observation;

/** What came of asking connector-service about a project. */
public sealed interface Look {

    /** It answered. */
    record Observed(Observation observation) implements Look {}

    /** It gave no usable answer; {@code detail} is a sentence for people. Says nothing about the project. */
    record Unanswered(String detail) implements Look {}

    /** It knows no such project: its tombstone is on the way, or connector-service lost it. */
    record UnknownProject() implements Look {}
}
