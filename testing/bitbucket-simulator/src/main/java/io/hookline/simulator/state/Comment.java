package io.hookline.simulator.state;

import java.time.Instant;

/** A comment on a pull request. */
public record Comment(long id, long pullRequest, long author, String text, Instant createdAt) implements Entity {}
