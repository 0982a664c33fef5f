package io.hookline.bitbucket;

/** A git ref in full, as {@code refs/heads/main}. */
public record RefName(String value) {

    private static final String BRANCH = "refs/heads/";
    private static final String TAG = "refs/tags/";

    public RefName {
        Checks.notBlank(value, "ref");
        Checks.that(value.startsWith("refs/") || value.equals("HEAD"), "a ref starts with refs/");
    }

    /** The ref of a branch given by its short name. */
    public static RefName branch(String name) {
        return new RefName(BRANCH + name);
    }

    /** The ref of a tag given by its short name. */
    public static RefName tag(String name) {
        return new RefName(TAG + name);
    }

    /** The name people use: without {@code refs/heads/} or {@code refs/tags/}. */
    public String shortName() {
        if (isBranch()) {
            return value.substring(BRANCH.length());
        }
        return isTag() ? value.substring(TAG.length()) : value;
    }

    /** Whether this is a branch. */
    public boolean isBranch() {
        return value.startsWith(BRANCH);
    }

    /** Whether this is a tag. */
    public boolean isTag() {
        return value.startsWith(TAG);
    }

    @Override
    public String toString() {
        return value;
    }
}
