package io.hookline.connector.credential;

/** A secret does not open: changed, moved to another row, or sealed under a key that is not configured. Its text names only the place. */
public final class UnsealableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnsealableException(String message) {
        super(message);
    }
}
