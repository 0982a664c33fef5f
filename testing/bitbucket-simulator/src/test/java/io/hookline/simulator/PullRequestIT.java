package io.hookline.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.simulator.control.PullRequestControl.Edit;
import io.hookline.simulator.control.PullRequestControl.NewPullRequest;
import io.hookline.simulator.control.RepositoryControl.FileCommit;
import io.hookline.simulator.control.RepositoryRef;
import io.hookline.simulator.state.PullRequestState;
import io.hookline.simulator.state.Setting;
import io.hookline.simulator.support.SimulatorTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PullRequestIT extends SimulatorTest {
    private static final String[] CLOUD_EVENTS = {
        "repo:push",
        "pullrequest:created",
        "pullrequest:updated",
        "pullrequest:fulfilled",
        "pullrequest:rejected",
        "pullrequest:comment_created"
    };
    private static final String[] DATA_CENTER_EVENTS = {
        "repo:refs_changed",
        "pr:opened",
        "pr:from_ref_updated",
        "pr:modified",
        "pr:merged",
        "pr:declined",
        "pr:deleted",
        "pr:comment:added"
    };

    @BeforeEach
    void subscribe() {
        cloudHook(CLOUD_EVENTS);
        dataCenterHook(DATA_CENTER_EVENTS);
        for (RepositoryRef repository : new RepositoryRef[] {CLOUD, DATA_CENTER}) {
            control.repositories().commit(repository, FileCommit.of("feature/x", "x.txt", "x"));
        }
        settle();
        receiver.clear();
    }

    private int open(RepositoryRef repository) {
        int number = control.pullRequests().open(repository, NewPullRequest.of("Add x", "feature/x"));
        settle();
        return number;
    }

    private String push(RepositoryRef repository, String content) {
        receiver.clear();
        String hash = control.repositories().commit(repository, FileCommit.of("feature/x", "x.txt", content));
        settle();
        return hash;
    }

    @Test
    void shouldTellAnOpenedPullRequestWithShortHashesOnCloud() {
        open(CLOUD);

        JsonNode pull = receiver.only("pullrequest:created").json().path("pullrequest");
        assertThat(pull.path("state").asText()).isEqualTo("OPEN");
        assertThat(pull.at("/source/branch/name").asText()).isEqualTo("feature/x");
        assertThat(pull.at("/source/commit/hash").asText()).hasSize(12);
        assertThat(pull.at("/source/repository/uuid")).isEqualTo(pull.at("/destination/repository/uuid"));
    }

    @Test
    void shouldTellAPushToAnOpenPullRequestTwiceOnCloud() {
        open(CLOUD);

        String hash = push(CLOUD, "y");

        assertThat(receiver.events()).containsExactlyInAnyOrder("repo:push", "pullrequest:updated");
        assertThat(hash)
                .startsWith(receiver.only("pullrequest:updated")
                        .json()
                        .at("/pullrequest/source/commit/hash")
                        .asText());
    }

    @Test
    void shouldTellAPushToAnOpenPullRequestTwiceOnDataCenter() {
        open(DATA_CENTER);
        String before = control.repositories().view(DATA_CENTER).branches().get("feature/x");

        String hash = push(DATA_CENTER, "y");

        assertThat(receiver.events()).containsExactlyInAnyOrder("repo:refs_changed", "pr:from_ref_updated");
        JsonNode body = receiver.only("pr:from_ref_updated").json();
        assertThat(body.path("previousFromHash").asText()).isEqualTo(before);
        assertThat(body.at("/pullRequest/fromRef/latestCommit").asText()).isEqualTo(hash);
    }

    @Test
    void shouldMergeInGitAndTellThePushToo() {
        int number = open(CLOUD);
        receiver.clear();

        JsonNode merged = cloud.post("/repositories/acme/app/pullrequests/" + number + "/merge", null)
                .body();
        settle();

        String main = control.repositories().view(CLOUD).branches().get("main");
        assertThat(main).startsWith(merged.at("/merge_commit/hash").asText());
        assertThat(receiver.events()).containsExactlyInAnyOrder("repo:push", "pullrequest:fulfilled");
    }

    @Test
    void shouldMergeOnDataCenterOnlyWithTheNewestVersion() {
        int number = open(DATA_CENTER);
        String path = "/projects/PRJ/repos/app/pull-requests/" + number + "/merge";
        assertThat(dataCenter.post(path + "?version=7", null).status()).isEqualTo(409);
        receiver.clear();

        JsonNode merged = dataCenter.post(path + "?version=0", null).body();
        settle();

        assertThat(merged.at("/properties/mergeCommit/id").asText())
                .isEqualTo(control.repositories().view(DATA_CENTER).branches().get("main"));
        assertThat(receiver.events()).containsExactlyInAnyOrder("repo:refs_changed", "pr:merged");
    }

    @Test
    void shouldCloseTheSourceBranchWithAPushOfItsOwn() {
        int number = control.pullRequests()
                .open(CLOUD, new NewPullRequest("Add x", "", "feature/x", "main", null, false, true, null));
        settle();
        receiver.clear();

        control.pullRequests().merge(CLOUD, number);
        settle();

        assertThat(receiver.events()).containsExactlyInAnyOrder("repo:push", "repo:push", "pullrequest:fulfilled");
        assertThat(control.repositories().view(CLOUD).branches()).doesNotContainKey("feature/x");
    }

    @Test
    void shouldCountAPullRequestAsMergedWhenItsCommitsArriveByPush() {
        open(DATA_CENTER);
        String source = control.repositories().view(DATA_CENTER).branches().get("feature/x");
        receiver.clear();

        control.repositories().setRef(DATA_CENTER, "refs/heads/main", source);
        settle();

        assertThat(receiver.events()).containsExactlyInAnyOrder("repo:refs_changed", "pr:merged");
    }

    @Test
    void shouldTellAnEditedPullRequestWithWhatItWas() {
        int number = open(DATA_CENTER);

        control.pullRequests().edit(DATA_CENTER, number, new Edit("New title", null, null, null));
        settle();

        JsonNode body = receiver.only("pr:modified").json();
        assertThat(body.path("previousTitle").asText()).isEqualTo("Add x");
        assertThat(body.at("/pullRequest/title").asText()).isEqualTo("New title");
        assertThat(body.at("/previousTarget/id").asText()).isEqualTo("refs/heads/main");
    }

    @Test
    void shouldDeclineAndReopen() {
        int onCloud = open(CLOUD);
        int onDataCenter = open(DATA_CENTER);

        control.pullRequests().decline(CLOUD, onCloud);
        control.pullRequests().decline(DATA_CENTER, onDataCenter);
        control.pullRequests().reopen(DATA_CENTER, onDataCenter);
        settle();

        assertThat(receiver.only("pullrequest:rejected")
                        .json()
                        .at("/pullrequest/state")
                        .asText())
                .isEqualTo("DECLINED");
        assertThat(receiver.only("pr:declined").json().at("/pullRequest/closed").asBoolean())
                .isTrue();
        assertThat(control.pullRequests().all(DATA_CENTER).getFirst().state()).isEqualTo(PullRequestState.OPEN);
    }

    @Test
    void shouldTellCommentsAndDeletions() {
        int onCloud = open(CLOUD);
        int onDataCenter = open(DATA_CENTER);

        control.pullRequests().comment(CLOUD, onCloud, "/hookline run");
        control.pullRequests().comment(DATA_CENTER, onDataCenter, "/hookline run");
        control.pullRequests().delete(DATA_CENTER, onDataCenter);
        settle();

        assertThat(receiver.only("pullrequest:comment_created")
                        .json()
                        .at("/comment/content/raw")
                        .asText())
                .isEqualTo("/hookline run");
        assertThat(receiver.only("pr:comment:added").json().at("/comment/text").asText())
                .isEqualTo("/hookline run");
        assertThat(receiver.events()).contains("pr:deleted");
    }

    @Test
    void shouldTellAForksPullRequestToTheDestination() {
        RepositoryRef fork = RepositoryRef.cloud("bob", "app");
        control.repositories().fork(CLOUD, "bob", "app");
        control.repositories().commit(fork, FileCommit.of("feature/z", "z.txt", "z"));
        settle();
        receiver.clear();

        control.pullRequests()
                .open(CLOUD, NewPullRequest.of("From afar", "feature/z").fromFork(fork));
        settle();

        JsonNode pull = receiver.only("pullrequest:created").json().path("pullrequest");
        assertThat(pull.at("/source/repository/full_name").asText()).isEqualTo("bob/app");
        assertThat(pull.at("/source/repository/uuid")).isNotEqualTo(pull.at("/destination/repository/uuid"));
    }

    @Test
    void shouldLoseTheSourceWhenAForkIsDeletedOnCloud() {
        RepositoryRef fork = RepositoryRef.cloud("bob", "app");
        control.repositories().fork(CLOUD, "bob", "app");
        control.repositories().commit(fork, FileCommit.of("feature/z", "z.txt", "z"));
        int number = control.pullRequests()
                .open(CLOUD, NewPullRequest.of("From afar", "feature/z").fromFork(fork));

        control.repositories().delete(fork);

        JsonNode pull =
                cloud.get("/repositories/acme/app/pullrequests/" + number).body();
        assertThat(pull.at("/source/repository").isNull()).isTrue();
        assertThat(pull.at("/source/commit").isNull()).isTrue();
        assertThat(pull.path("state").asText()).isEqualTo("OPEN");
    }

    @Test
    void shouldDeclineWhenTheSourceBranchIsDeletedOnDataCenter() {
        open(DATA_CENTER);

        control.repositories().deleteBranch(DATA_CENTER, "feature/x");
        settle();

        assertThat(receiver.events()).contains("pr:declined");
    }

    @Test
    void shouldTellAForksPullRequestOnDataCenterWithItsOrigin() {
        RepositoryRef fork = RepositoryRef.dataCenter("~bob", "app");
        control.repositories().fork(DATA_CENTER, "~bob", "app");
        control.repositories().commit(fork, FileCommit.of("feature/z", "z.txt", "z"));

        control.pullRequests()
                .open(DATA_CENTER, NewPullRequest.of("From afar", "feature/z").fromFork(fork));
        settle();

        JsonNode source = receiver.only("pr:opened").json().at("/pullRequest/fromRef/repository");
        assertThat(source.at("/project/key").asText()).isEqualTo("~bob");
        assertThat(source.at("/project/type").asText()).isEqualTo("PERSONAL");
        assertThat(source.at("/origin/slug").asText()).isEqualTo("app");
    }

    @Test
    void shouldLeaveDraftOutBeforeItExisted() {
        control.conditions().set(Setting.DC_VERSION, "7.21.0");

        open(DATA_CENTER);

        assertThat(receiver.only("pr:opened").json().path("pullRequest").has("draft"))
                .isFalse();
    }

    @Test
    void shouldTellUpdatesThatNeverHappenedInAStorm() {
        open(CLOUD);
        receiver.clear();

        control.repositories().storm(CLOUD);
        settle();

        assertThat(receiver.events()).containsExactly("pullrequest:updated");
    }
}
