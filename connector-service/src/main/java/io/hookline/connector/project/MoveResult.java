package io.hookline.connector.project;

import io.hookline.bitbucket.Failure;
import java.util.List;

/** How far a round of a move to another repository came. */
sealed interface MoveResult {

    /** The other repository is the project's; {@code left} is what the former one did not let go. */
    record Moved(List<Leftover> left) implements MoveResult {
        public Moved {
            left = List.copyOf(left);
        }
    }

    /** Bitbucket or Kafka did not answer; another round follows. */
    record Waiting(String why) implements MoveResult {}

    /** Bitbucket refused, and the project stays where it was. */
    record Refused(Failure failure) implements MoveResult {}

    /** Somebody made a project of the other repository meanwhile. */
    record Taken() implements MoveResult {}
}
