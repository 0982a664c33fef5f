package io.hookline.connector.credential;

/** The service that keeps the key-encryption keys does not answer. Nothing is lost: what needs a secret works again when it does. */
public final class KeysUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeysUnavailableException(String message) {
        super(message);
    }
}
