package io.hookline.local.stack;

/** The stack cannot do what was asked; the message tells a person why and what to do. */
public final class StackException extends RuntimeException {

    public StackException(String message) {
        super(message);
    }
}
