package io.hookline.simulator.state;

/** A path a repository had before it was renamed or moved; it redirects until another repository takes it. */
public record FormerPath(long id, Product product, String owner, String slug, long repository) implements Entity {}
