package io.hookline.local.client;

/** The {@code git} command failed; the message has what it said. */
public final class GitException extends RuntimeException {

    GitException(String message) {
        super(message);
    }
}
