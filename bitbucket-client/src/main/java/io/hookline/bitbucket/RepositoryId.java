package io.hookline.bitbucket;

/** What identifies a repository through renames and moves: Cloud's UUID with its braces, Data Center's number as text. */
public record RepositoryId(String value) {
    public RepositoryId {
        Checks.notBlank(value, "repository id");
    }

    @Override
    public String toString() {
        return value;
    }
}
