package io.hookline.connector.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.bitbucket.RepositoryPath;
import io.hookline.connector.TestProjects;
import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.id.BuildId;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.PullRequestId;
import io.hookline.contracts.id.RepositoryId;
import io.hookline.contracts.project.Project;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SourceTest {

    private static final Project CLOUD = TestProjects.CLOUD;
    private static final Project DATA_CENTER = new Project(
            CLOUD.id(),
            "shop",
            CLOUD.connector(),
            new RepositoryRef(Product.DATA_CENTER, RepositoryId.of("84"), "PRJ/shop"),
            "main",
            "https://git.example.com/scm/prj/shop.git",
            "ssh://git@git.example.com:7999/prj/shop.git",
            CLOUD.settings(),
            1);
    private static final GitRef BRANCH = GitRef.branch("feature/x");
    private static final String TO_ORIGIN = "+refs/heads/feature/x:refs/remotes/origin/feature/x";
    private static final String TO_FORK = "+refs/heads/feature/x:refs/remotes/fork/feature/x";
    private static final String KEPT = "+refs/pull-requests/7/from:refs/remotes/origin/pull-requests/7/from";
    private static final String TAG = "+refs/tags/v1:refs/tags/v1";

    static Stream<Arguments> builds() {
        return Stream.of(
                Arguments.of("a branch", CLOUD, BRANCH, null, false, List.of("own " + TO_ORIGIN)),
                Arguments.of("a branch", DATA_CENTER, BRANCH, null, false, List.of("own " + TO_ORIGIN)),
                Arguments.of("a tag", CLOUD, GitRef.tag("v1"), null, false, List.of("own " + TAG)),
                Arguments.of("a tag", DATA_CENTER, GitRef.tag("v1"), null, false, List.of("own " + TAG)),
                Arguments.of("a pull request", CLOUD, BRANCH, 7L, false, List.of("own " + TO_ORIGIN)),
                Arguments.of(
                        "a pull request", DATA_CENTER, BRANCH, 7L, false, List.of("own " + KEPT, "own " + TO_ORIGIN)),
                Arguments.of(
                        "one from a tag",
                        DATA_CENTER,
                        GitRef.tag("v1"),
                        7L,
                        false,
                        List.of("own " + KEPT, "own " + TAG)),
                Arguments.of("one from a fork", CLOUD, BRANCH, 7L, true, List.of("fork " + TO_FORK)),
                Arguments.of(
                        "one from a fork", DATA_CENTER, BRANCH, 7L, true, List.of("own " + KEPT, "fork " + TO_FORK)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("builds")
    void shouldSayWhereTheCommitIs(
            String what, Project project, GitRef ref, Long pullRequest, boolean fork, List<String> expected) {
        List<Source> sources = Source.of(build(project, ref, pullRequest, fork), project);

        assertThat(sources)
                .extracting(source -> (source.own() ? "own " : "fork ") + source.refspec())
                .isEqualTo(expected);
        assertThat(sources)
                .allSatisfy(source -> assertThat(source.httpUrl())
                        .isEqualTo(source.own() ? project.httpCloneUrl() : "https://bitbucket.org/ann/shop.git"));
    }

    @Test
    void shouldTakeTheRepositorysPresentPlaceForItsOwnBranch() {
        RememberedBuild old = build(CLOUD, BRANCH, null, false);

        assertThat(Source.of(old, DATA_CENTER).getFirst().sshUrl()).isEqualTo(DATA_CENTER.sshCloneUrl());
    }

    @Test
    void shouldNeverTrustAFork() {
        assertThat(build(CLOUD, BRANCH, 7L, true).trusted()).isFalse();
        assertThat(build(CLOUD, BRANCH, 7L, false).trusted()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "https://bitbucket.org/acme/shop.git, acme/shop",
        "https://git.example.com/bitbucket/scm/~ann/shop.git, ~ann/shop",
        "http://127.0.0.1:8080/scm/prj/a.b, prj/a.b"
    })
    void shouldReadTheRepositoryFromItsAddress(String url, String path) {
        assertThat(new Source(false, url, null, TO_FORK).path()).isEqualTo(RepositoryPath.of(path));
    }

    private static RememberedBuild build(Project project, GitRef ref, Long pullRequest, boolean fork) {
        return new RememberedBuild(
                BuildId.from("build"),
                project.id(),
                ref,
                CommitHash.of("2222222222222222222222222222222222222222"),
                pullRequest == null ? null : new PullRequestId(pullRequest),
                fork,
                true,
                "https://bitbucket.org/ann/shop.git",
                "ssh://git@bitbucket.org/ann/shop.git");
    }
}
