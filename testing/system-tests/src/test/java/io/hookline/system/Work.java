package io.hookline.system;

import java.time.Instant;

/** A piece of work of connector-service, each on a repository or connector of its own, that a kill may interrupt. */
interface Work {

    /** Has it begun; does not wait for its end. */
    void start();

    /** Waits for its end, as whoever wants it does: asking again where the answer to the first request was lost. */
    void awaitDone();

    /** What it has asked of Bitbucket. */
    BitbucketCalls calls(Instant since);

    /** Whether the paths that it calls tell it from all other work. */
    boolean hasOwnPaths();
}
