package io.hookline.benchmarks.trigger;

import io.hookline.contracts.event.Product;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.RepositoryId;
import io.hookline.contracts.project.Project;
import io.hookline.contracts.project.ProjectSettings;
import java.util.List;
import java.util.UUID;

/** Projects that are made up, of which nothing has to be asked of Bitbucket: the same number always gives the same. */
final class Fleet {

    private static final long MADE_UP = 0x6D61_6465_2D75_7000L;
    private static final ConnectorId CONNECTOR = new ConnectorId(new UUID(MADE_UP, 0));

    private Fleet() {}

    /** One on Bitbucket Cloud, with the settings that a new project has. */
    static Project project(int number) {
        UUID id = new UUID(MADE_UP, number);
        String path = "acme/shop-" + number;
        return new Project(
                new ProjectId(id),
                "shop-" + number,
                CONNECTOR,
                new RepositoryRef(Product.CLOUD, RepositoryId.of("{" + id + "}"), path),
                "main",
                "https://bitbucket.example/" + path + ".git",
                "git@bitbucket.example:" + path + ".git",
                ProjectSettings.DEFAULTS,
                1);
    }

    /** One on Data Center, whose pull requests tell all but the commit's message: it heeds no skip marker. */
    static Project reviewed() {
        ProjectSettings usual = ProjectSettings.DEFAULTS;
        return new Project(
                new ProjectId(new UUID(MADE_UP, -1)),
                "reviewed",
                CONNECTOR,
                new RepositoryRef(Product.DATA_CENTER, RepositoryId.of("1"), "ACME/reviewed"),
                "main",
                "https://git.example/scm/acme/reviewed.git",
                "ssh://git@git.example:7999/acme/reviewed.git",
                new ProjectSettings(
                        usual.buildMode(),
                        usual.forks(),
                        usual.tags(),
                        usual.drafts(),
                        false,
                        usual.autoCancel(),
                        List.of(),
                        List.of(),
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        usual.approvalComment()),
                1);
    }
}
