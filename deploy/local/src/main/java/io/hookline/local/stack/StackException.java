package io.hookline.local.stack;

/** The stack cannot do what was asked; the message tells a person why and what to do. */
public final class StackException extends RuntimeException {

    private final boolean misuse;

    public StackException(String message) {
        this(message, false);
    }

    private StackException(String message, boolean misuse) {
        super(message);
        this.misuse = misuse;
    }

    /** What was asked for makes no sense, whatever the state of things. */
    public static StackException misuse(String message) {
        return new StackException(message, true);
    }

    public boolean isMisuse() {
        return misuse;
    }
}
