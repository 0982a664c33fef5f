package io.hookline.connector;

import io.hookline.contracts.event.Product;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.RepositoryId;
import io.hookline.contracts.project.Project;
import io.hookline.contracts.project.ProjectSettings;

/** Projects for unit tests. */
public final class TestProjects {

    /** A project on Bitbucket Cloud. */
    public static final Project CLOUD = new Project(
            ProjectId.of("00000000-0000-4000-8000-000000000001"),
            "shop",
            ConnectorId.of("00000000-0000-4000-8000-0000000000c1"),
            new RepositoryRef(Product.CLOUD, RepositoryId.of("{11111111-2222-4333-8444-555555555555}"), "acme/shop"),
            "main",
            "https://bitbucket.org/acme/shop.git",
            "ssh://git@bitbucket.org/acme/shop.git",
            ProjectSettings.DEFAULTS,
            1);

    private TestProjects() {}
}
