package io.hookline.simulator.http;

/** Answers every request to one port; the second part of the answer says who asked. */
public interface Endpoint {

    /**
     * An answer and the identity it was given to.
     *
     * @param identity a user or token name, {@code anonymous}, or {@code unknown} for refused credentials
     */
    record Answer(Response response, String identity) {}

    Answer answer(Request request);
}
