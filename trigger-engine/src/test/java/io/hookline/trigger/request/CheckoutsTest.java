package io.hookline.trigger.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.contracts.build.BuildMessage.Checkout;
import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.RepositoryId;
import io.hookline.contracts.project.Project;
import io.hookline.contracts.project.ProjectSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckoutsTest {

    @Test
    void shouldFetchOwnBranchesFromTheProjectItself() {
        Project project =
                project(Product.CLOUD, "https://bitbucket.org/acme/shop.git", "git@bitbucket.org:acme/shop.git");

        Checkout checkout = Checkouts.of(project, project.repository(), GitRef.branch("feature/x"));

        assertThat(checkout)
                .isEqualTo(new Checkout(
                        "https://bitbucket.org/acme/shop.git",
                        "git@bitbucket.org:acme/shop.git",
                        "+refs/heads/feature/x:refs/remotes/origin/feature/x"));
    }

    @Test
    void shouldFetchATagAsATag() {
        Project project =
                project(Product.CLOUD, "https://bitbucket.org/acme/shop.git", "git@bitbucket.org:acme/shop.git");

        assertThat(Checkouts.of(project, project.repository(), GitRef.tag("v1")).refspec())
                .isEqualTo("+refs/tags/v1:refs/tags/v1");
    }

    @ParameterizedTest
    @CsvSource({
        "CLOUD, bob/shop-fork, https://bitbucket.org/acme/shop.git, https://bitbucket.org/bob/shop-fork.git",
        "CLOUD, bob/shop-fork, git@bitbucket.org:acme/shop.git, git@bitbucket.org:bob/shop-fork.git",
        "DATA_CENTER, ~BOB/shop, https://git.example.com/bitbucket/scm/acme/shop.git,"
                + " https://git.example.com/bitbucket/scm/~bob/shop.git",
        "DATA_CENTER, ~BOB/shop, ssh://git@git.example.com:7999/acme/shop.git,"
                + " ssh://git@git.example.com:7999/~bob/shop.git",
        "CLOUD, bob/shop, http://127.0.0.1:7991/acme/shop, http://127.0.0.1:7991/bob/shop"
    })
    void shouldFetchAForkFromItsOwnPlace(Product product, String path, String url, String expected) {
        Project project = project(product, url, url);
        RepositoryRef fork = new RepositoryRef(product, RepositoryId.of("fork"), path);

        Checkout checkout = Checkouts.of(project, fork, GitRef.branch("patch"));

        assertThat(checkout.httpUrl()).isEqualTo(expected);
        assertThat(checkout.sshUrl()).isEqualTo(expected);
    }

    private static Project project(Product product, String http, String ssh) {
        return new Project(
                ProjectId.random(),
                "shop",
                ConnectorId.random(),
                new RepositoryRef(product, RepositoryId.of("own"), "acme/shop"),
                "main",
                http,
                ssh,
                ProjectSettings.DEFAULTS,
                1);
    }
}
