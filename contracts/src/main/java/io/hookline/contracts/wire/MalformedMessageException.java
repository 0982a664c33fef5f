package io.hookline.contracts.wire;

/** A record that is no message of Hookline's, or none that belongs where it was read. Its text never has the record's content. */
public final class MalformedMessageException extends Exception {

    private static final long serialVersionUID = 1L;

    public MalformedMessageException(String message) {
        super(message);
    }

    public MalformedMessageException(String message, Throwable cause) {
        super(message, cause);
    }
}
