package io.hookline.connector.project;

import io.hookline.bitbucket.Failure;

/** How far a round of set-up came. */
sealed interface SetupResult {

    record Ready() implements SetupResult {}

    /** Bitbucket or Kafka did not answer, or host keys await confirmation; another round follows. */
    record Waiting() implements SetupResult {}

    /** Bitbucket refused; another round only helps when somebody mends the cause. */
    record Refused(Failure failure, String remedy) implements SetupResult {}

    /** Other work has the project. */
    record Busy() implements SetupResult {}
}
