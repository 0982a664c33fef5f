package io.hookline.bitbucket;

import org.jspecify.annotations.Nullable;

/**
 * Which repositories a list has. Archived ones never are in it.
 *
 * @param container Cloud's workspace, which Cloud requires; Data Center's project key, or null for all projects
 * @param nameContains part of the name, in any case; null for any name
 */
public record RepositoryFilter(
        @Nullable String container, @Nullable String nameContains, Reach reach) {

    /** What the credential may do with the repositories. */
    public enum Reach {
        /** It may see them. */
        VISIBLE,
        /** It administers them, so that it can manage their keys and webhooks. */
        ADMINISTERED
    }

    public RepositoryFilter {
        if (container != null) {
            RepositoryPath.checkSegment(container, "workspace or project");
        }
    }

    /** Whether a repository belongs into the list, for servers that leave a part of the filter unheeded. */
    public boolean accepts(Repository repository) {
        return (container == null
                        || container.equalsIgnoreCase(repository.path().container()))
                && (nameContains == null || contains(repository.name(), nameContains));
    }

    private static boolean contains(String name, String part) {
        for (int at = 0; at + part.length() <= name.length(); at++) {
            if (name.regionMatches(true, at, part, 0, part.length())) {
                return true;
            }
        }
        return false;
    }
}
