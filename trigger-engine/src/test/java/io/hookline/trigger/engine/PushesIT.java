package io.hookline.trigger.engine;

import static io.hookline.trigger.engine.Repository.change;
import static io.hookline.trigger.engine.Repository.commit;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.hookline.contracts.build.BuildMessage.BuildCancelled;
import io.hookline.contracts.build.BuildMessage.BuildRequested;
import io.hookline.contracts.build.BuildMessage.Checkout;
import io.hookline.contracts.build.BuildMessage.Subject;
import io.hookline.contracts.build.BuildMessage.Trust;
import io.hookline.contracts.build.Decision;
import io.hookline.contracts.build.Decision.Outcome;
import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.id.PullRequestId;
import io.hookline.contracts.project.ProjectSettings.BuildMode;
import io.hookline.embedded.quarkus.IssuerResource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnRealParts
class PushesIT {

    private final Driver driver = new Driver();
    private final Repository repository = new Repository();

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void shouldRequestABuildWhenABranchIsPushed() {
        driver.send(repository.project(BuildMode.ALL_BRANCHES, 1));

        driver.send(repository.pushed(change("feature", null, "b1")));

        BuildRequested request = driver.requests(repository.project, 1).getFirst();
        Decision decision = driver.decisions(repository.project, 1).getFirst();
        assertThat(request.subject()).isEqualTo(Subject.BRANCH);
        assertThat(request.ref()).isEqualTo(GitRef.branch("feature"));
        assertThat(request.commit()).isEqualTo(commit("b1"));
        assertThat(request.trust()).isEqualTo(Trust.TRUSTED);
        assertThat(request.pipelineFile()).isEqualTo("ci.yaml");
        assertThat(request.checkout())
                .isEqualTo(new Checkout(
                        "https://bitbucket.org/acme/shop.git",
                        "git@bitbucket.org:acme/shop.git",
                        "+refs/heads/feature:refs/remotes/origin/feature"));
        assertThat(request.decision()).isEqualTo(decision.id());
        assertThat(decision.build()).isEqualTo(request.id());
    }

    @Test
    void shouldFollowTheDefaultBranchWhenItChanges() {
        driver.send(repository.project(BuildMode.ONLY_PULL_REQUESTS, 1));
        driver.send(repository.pushed(change("main", "a1", "a2"), change("trunk", "b1", "b2")));
        driver.decisions(repository.project, 2);

        driver.send(repository.projectWithDefaultBranch("trunk", BuildMode.ONLY_PULL_REQUESTS, 2));
        Driver.await(this::defaultBranch, "trunk"::equals);
        driver.send(repository.pushed(change("main", "a2", "a3"), change("trunk", "b2", "b3")));
        driver.send(repository.pushed(change("trunk", "b3", "b4")));

        assertThat(driver.decisions(repository.project, 5))
                .extracting(Decision::commit, Decision::rule, Decision::cancels)
                .containsExactly(
                        tuple(commit("a2"), "default-branch", List.of()),
                        tuple(commit("b2"), "only-pull-requests", List.of()),
                        tuple(commit("a3"), "only-pull-requests", List.of()),
                        tuple(commit("b3"), "default-branch", List.of()),
                        tuple(commit("b4"), "default-branch", List.of()));
    }

    @Test
    void shouldDecideOnceWhenKafkaDeliversAnEventTwice() {
        driver.send(repository.project(BuildMode.ALL_BRANCHES, 1));
        RepositoryEvent push = repository.pushed(change("feature", null, "b1"));

        driver.send(push);
        driver.send(push);
        driver.send(repository.pushed(change("last", null, "c1")));

        assertThat(driver.decisions(repository.project, 2))
                .extracting(Decision::ref)
                .containsExactly(GitRef.branch("feature"), GitRef.branch("last"));
        assertThat(driver.requests(repository.project, 2)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldRequestOneBuildWhenAPushAndItsPullRequestEventCome(boolean pushFirst) {
        driver.send(repository.project(BuildMode.ONLY_PULL_REQUESTS, 1));
        driver.send(repository.pushed(change("feature", null, "b1")));
        driver.send(repository.opened(5, "feature", "b1"));
        RepositoryEvent push = repository.pushed(change("feature", "b1", "b2"));
        RepositoryEvent updated = repository.updated(5, "feature", "b2");

        driver.send(pushFirst ? push : updated);
        driver.send(pushFirst ? updated : push);

        List<Decision> decisions = driver.decisions(repository.project, 4);
        assertThat(decisions)
                .extracting(Decision::outcome)
                .containsExactly(Outcome.NO_BUILD, Outcome.BUILD, Outcome.BUILD, Outcome.NO_BUILD);
        assertThat(decisions.getLast().rule()).isEqualTo("duplicate");
        assertThat(driver.requests(repository.project, 2))
                .extracting(BuildRequested::commit)
                .containsExactly(commit("b1"), commit("b2"));
        assertThat(driver.requests(repository.project, 2).getLast().supersedes())
                .containsExactly(
                        driver.requests(repository.project, 2).getFirst().id());
    }

    @Test
    void shouldCancelTheBuildWhenItsBranchIsDeleted() {
        driver.send(repository.project(BuildMode.ALL_BRANCHES, 1));
        driver.send(repository.pushed(change("feature", null, "b1")));
        BuildRequested request = driver.requests(repository.project, 1).getFirst();

        driver.send(repository.pushed(change("feature", "b1", null)));

        BuildCancelled cancelled = driver.cancellations(repository.project, 1).getFirst();
        assertThat(cancelled.id()).isEqualTo(request.id());
    }

    @Test
    void shouldBuildAgainWhenABranchIsDeletedAndMadeAgainInOneBatch() {
        driver.send(repository.project(BuildMode.ALL_BRANCHES, 1));

        driver.send(repository.pushed(
                change("feature", null, "b1"), change("feature", "b1", null), change("feature", null, "b1")));

        assertThat(driver.requests(repository.project, 2))
                .extracting(BuildRequested::id)
                .doesNotHaveDuplicates();
        driver.send(repository.pushed(change("feature", "b1", null)));
        assertThat(driver.cancellations(repository.project, 2))
                .extracting(BuildCancelled::id)
                .containsExactlyElementsOf(driver.requests(repository.project, 2).stream()
                        .map(BuildRequested::id)
                        .toList());
    }

    @Test
    void shouldKeepTheOrderWhenManyPushesComeAtOnce() {
        driver.send(repository.project(BuildMode.ALL_BRANCHES, 1));
        List<String> commits =
                IntStream.range(16, 116).mapToObj(Integer::toHexString).toList();

        for (int i = 0; i < commits.size(); i++) {
            driver.send(repository.pushed(change("feature", i == 0 ? null : commits.get(i - 1), commits.get(i))));
        }

        assertThat(driver.requests(repository.project, commits.size()))
                .extracting(BuildRequested::commit)
                .containsExactlyElementsOf(
                        commits.stream().map(Repository::commit).toList());
    }

    @Test
    void shouldBuildAForkUntrustedFromItsOwnRepository() {
        driver.send(repository.project(BuildMode.ONLY_PULL_REQUESTS, 1));

        driver.send(repository.openedFromFork(7, "patch", "c1"));

        BuildRequested request = driver.requests(repository.project, 1).getFirst();
        assertThat(request.trust()).isEqualTo(Trust.UNTRUSTED);
        assertThat(request.commit()).isEqualTo(commit("c1"));
        assertThat(request.pullRequest().id()).isEqualTo(PullRequestId.of(7));
        assertThat(request.checkout().httpUrl()).isEqualTo("https://bitbucket.org/bob/shop.git");
        assertThat(request.checkout().sshUrl()).isEqualTo("git@bitbucket.org:bob/shop.git");
    }

    private String defaultBranch() {
        return given().auth()
                .oauth2(IssuerResource.token("viewer"))
                .get("/projects/" + repository.project)
                .jsonPath()
                .getString("defaultBranch");
    }
}
