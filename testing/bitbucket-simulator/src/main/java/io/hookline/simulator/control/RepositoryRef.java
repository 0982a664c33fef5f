package io.hookline.simulator.control;

import io.hookline.simulator.state.Product;

/**
 * Names a repository.
 *
 * @param owner a workspace's slug or a project's key
 */
public record RepositoryRef(Product product, String owner, String slug) {

    public static RepositoryRef cloud(String workspace, String slug) {
        return new RepositoryRef(Product.CLOUD, workspace, slug);
    }

    public static RepositoryRef dataCenter(String project, String slug) {
        return new RepositoryRef(Product.DATA_CENTER, project, slug);
    }
}
