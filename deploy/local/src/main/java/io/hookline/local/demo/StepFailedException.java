package io.hookline.local.demo;

/** A step of the tour came out otherwise than it should; the message says how. */
final class StepFailedException extends RuntimeException {

    StepFailedException(String message) {
        super(message);
    }
}
