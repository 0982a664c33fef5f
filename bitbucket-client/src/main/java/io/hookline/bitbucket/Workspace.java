package io.hookline.bitbucket;

/**
 * What repositories belong to: a workspace on Cloud, a project on Data Center.
 *
 * @param key Cloud's slug, Data Center's project key: the container of a {@link RepositoryPath}
 */
public record Workspace(String key, String name) {
    public Workspace {
        Checks.notBlank(key, "workspace or project key");
    }
}
