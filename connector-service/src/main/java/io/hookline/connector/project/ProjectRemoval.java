package io.hookline.connector.project;

import java.util.List;

/** What came of removing a project. */
public sealed interface ProjectRemoval {

    /** Removed; {@code left} says what is still on Bitbucket and why, to be removed by hand: nothing unless it was forced. */
    record Removed(List<Leftover> left) implements ProjectRemoval {
        public Removed {
            left = List.copyOf(left);
        }
    }

    /** Bitbucket did not let everything go. The project stays until it does, which is tried again, or until it is forced. */
    record Incomplete(List<Leftover> left) implements ProjectRemoval {
        public Incomplete {
            left = List.copyOf(left);
        }
    }

    /** There is no such project. */
    record Unknown() implements ProjectRemoval {}

    /** Other work on the project did not end in time. */
    record Busy() implements ProjectRemoval {}
}
