package io.hookline.simulator.git;

import org.jspecify.annotations.Nullable;

/**
 * A tag and the commit it stands for.
 *
 * @param object the tag object's hash, or the commit's for a light tag
 * @param message null for a light tag
 * @param tagger null for a light tag
 */
public record TagInfo(
        String name, String object, String commit, @Nullable String message, CommitInfo.@Nullable Person tagger) {}
