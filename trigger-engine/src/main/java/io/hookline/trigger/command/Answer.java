package io.hookline.trigger.command;

import io.hookline.contracts.build.Decision;

/** What became of a request. */
public sealed interface Answer {

    /**
     * It was decided.
     *
     * @param repeated whether the same request under the same key was decided before; nothing was done anew
     */
    record Decided(Decision decision, boolean repeated) implements Answer {}

    /** The project or build is not known. */
    record NotFound(String what) implements Answer {}

    /** The project was removed. */
    record Removed() implements Answer {}

    /** It cannot be built; {@code why} is a sentence with what to do. */
    record Unbuildable(String why) implements Answer {}

    /** The key was used for another request. */
    record KeyReused() implements Answer {}

    /** Bitbucket could not be asked now. */
    record Unavailable(String reason) implements Answer {}
}
