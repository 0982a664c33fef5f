package io.hookline.bitbucket;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A build's state, to show on a commit.
 *
 * @param key which build this is, any length: one too long for the instance becomes its beginning and a hash
 * @param url where people read more
 * @param ref the branch or tag that was built, where it is known; on Cloud a pull request shows the statuses of its source branch
 * @param details what only Data Center shows, from version 7.14
 */
public record CommitStatus(
        String key,
        State state,
        String name,
        @Nullable String description,
        URI url,
        @Nullable RefName ref,
        Details details) {

    /** How far the build is. */
    public enum State {
        IN_PROGRESS,
        SUCCESSFUL,
        FAILED,
        STOPPED
    }

    /**
     * More about a build.
     *
     * @param number what people call this run of it
     * @param parent the key of the plan it belongs to, which required builds are told by
     */
    public record Details(
            @Nullable String number,
            @Nullable Duration duration,
            @Nullable String parent,
            @Nullable TestResults tests) {

        /** Nothing more is known. */
        public static final Details NONE = new Details(null, null, null, null);
    }

    /** How many tests came to which end. */
    public record TestResults(int successful, int failed, int skipped) {}

    public CommitStatus {
        Checks.notBlank(key, "status key");
        Checks.that(url.isAbsolute(), "a status's URL is absolute");
    }

    /** A status without details. */
    public CommitStatus(
            String key, State state, String name, @Nullable String description, URI url, @Nullable RefName ref) {
        this(key, state, name, description, url, ref, Details.NONE);
    }

    /** The key as an instance takes it: readable, the same each time, and never that of another key. */
    public String keyWithin(int longest) {
        return StatusKey.within(key, longest);
    }

    /** The name, shortened where it is too long. */
    public String nameWithin(int longest) {
        return Texts.within(name, longest);
    }

    /** The description, shortened where it is too long; null where there is none. */
    public @Nullable String descriptionWithin(int longest) {
        return description == null ? null : Texts.within(description, longest);
    }

    /** The same with another description. */
    public CommitStatus describedAs(String other) {
        return new CommitStatus(key, state, name, other, url, ref, details);
    }
}
