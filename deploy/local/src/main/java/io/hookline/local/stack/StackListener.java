package io.hookline.local.stack;

import java.time.Duration;

/** Is told of what happens to the parts of a stack; called by several threads. */
public interface StackListener {

    /** A part answers for the first time. */
    void ready(Part part, Duration after);

    /** A part ended by itself and is started again. */
    void restarting(Part part, int exitCode);

    /** Looks away. */
    static StackListener silent() {
        return new StackListener() {
            @Override
            public void ready(Part part, Duration after) {}

            @Override
            public void restarting(Part part, int exitCode) {}
        };
    }
}
