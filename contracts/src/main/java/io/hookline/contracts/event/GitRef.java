package io.hookline.contracts.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A branch or a tag; in JSON its full name, {@code refs/heads/main} or {@code refs/tags/v1}. */
public record GitRef(Kind kind, String name) {

    /** The two kinds of ref that Bitbucket tells of. */
    public enum Kind {
        BRANCH("refs/heads/"),
        TAG("refs/tags/");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }
    }

    public GitRef {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a ref has a name");
        }
    }

    public static GitRef branch(String name) {
        return new GitRef(Kind.BRANCH, name);
    }

    public static GitRef tag(String name) {
        return new GitRef(Kind.TAG, name);
    }

    /** Reads a full name; throws {@link IllegalArgumentException} for what is neither branch nor tag. */
    @JsonCreator
    public static GitRef of(String fullName) {
        for (Kind kind : Kind.values()) {
            if (fullName.startsWith(kind.prefix)) {
                return new GitRef(kind, fullName.substring(kind.prefix.length()));
            }
        }
        throw new IllegalArgumentException("neither a branch nor a tag: " + fullName);
    }

    public boolean isBranch() {
        return kind == Kind.BRANCH;
    }

    public boolean isTag() {
        return kind == Kind.TAG;
    }

    @JsonValue
    public String fullName() {
        return kind.prefix + name;
    }

    @Override
    public String toString() {
        return fullName();
    }
}
