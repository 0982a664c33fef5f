package io.hookline.bitbucket;

/** A branch or tag and the commit it leads to. */
public record Ref(RefName name, CommitHash commit) {}
