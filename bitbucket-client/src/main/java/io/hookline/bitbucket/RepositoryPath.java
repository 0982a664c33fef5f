package io.hookline.bitbucket;

/**
 * Where a repository is now; changes with renames and moves.
 *
 * @param container Cloud's workspace, Data Center's project key ({@code ~user} for a personal one)
 * @param slug the repository's name in URLs
 */
public record RepositoryPath(String container, String slug) {
    public RepositoryPath {
        checkSegment(container, "workspace or project");
        checkSegment(slug, "repository slug");
    }

    /** Reads {@code workspace/slug} or {@code PROJECT/slug}. */
    public static RepositoryPath of(String fullName) {
        int slash = fullName.indexOf('/');
        Checks.that(slash > 0, "a repository path has the form container/slug");
        return new RepositoryPath(fullName.substring(0, slash), fullName.substring(slash + 1));
    }

    @Override
    public String toString() {
        return container + "/" + slug;
    }

    static void checkSegment(String segment, String what) {
        Checks.notBlank(segment, what);
        Checks.that(
                segment.indexOf('/') < 0 && !segment.equals(".") && !segment.equals(".."),
                what + " is no path segment");
    }
}
