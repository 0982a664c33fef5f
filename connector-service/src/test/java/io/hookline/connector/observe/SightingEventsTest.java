package io.hookline.connector.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.bitbucket.Account;
import io.hookline.bitbucket.CommitHash;
import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.OpenPullRequest;
import io.hookline.bitbucket.RefName;
import io.hookline.bitbucket.RepositoryPath;
import io.hookline.bitbucket.Result;
import io.hookline.bitbucket.git.ProbeResult;
import io.hookline.connector.TestProjects;
import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.event.PullRequest;
import io.hookline.contracts.event.RepositoryEvent.ObservedRef;
import io.hookline.contracts.event.RepositoryEvent.PullRequestsObserved;
import io.hookline.contracts.event.RepositoryEvent.RefsObserved;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SightingEventsTest {

    private static final Instant ASKED = Instant.parse("2026-11-20T10:00:00Z");
    private static final CommitHash ONE = new CommitHash("1".repeat(40));
    private static final CommitHash TWO = new CommitHash("2".repeat(40));

    private final SightingEvents events = new SightingEvents(TestProjects.CLOUD, ASKED, true);

    @Test
    void shouldTellBranchesAndTagsAndNothingElse() {
        Map<String, CommitHash> refs = Map.of(
                "HEAD", ONE,
                "refs/heads/main", ONE,
                "refs/heads/feature/x", TWO,
                "refs/tags/light", TWO,
                "refs/pull-requests/1/from", TWO);
        RefsObserved observed =
                (RefsObserved) events.refs(new ProbeResult.Refs(refs)).orElseThrow();
        assertThat(observed.refs())
                .containsExactly(
                        ref(GitRef.branch("feature/x"), TWO),
                        ref(GitRef.branch("main"), ONE),
                        ref(GitRef.tag("light"), TWO));
        assertThat(observed.baseline()).isTrue();
        assertThat(observed.header().receivedAt()).isEqualTo(ASKED);
    }

    @Test
    void shouldTellTheCommitOfAnAnnotatedTagAndNotItsObject() {
        assertThat(SightingEvents.observed(Map.of("refs/tags/v1", ONE, "refs/tags/v1^{}", TWO)))
                .containsExactly(ref(GitRef.tag("v1"), TWO));
    }

    @Test
    void shouldTellNothingOfWhatCouldNotBeSeen() {
        assertThat(events.refs(new ProbeResult.KeyRejected())).isEmpty();
        assertThat(events.refs(new ProbeResult.Unreachable("time-out"))).isEmpty();
        assertThat(events.pullRequests(Result.failed(new Failure.Unavailable("down"))))
                .isEmpty();
    }

    @Test
    void shouldTellAPullRequestWhoseForkIsGone() {
        var source = new OpenPullRequest.End(null, null, RefName.branch("patch"), null);
        var target = new OpenPullRequest.End(
                new io.hookline.bitbucket.RepositoryId(
                        TestProjects.CLOUD.repository().id().value()),
                new RepositoryPath("acme", "shop"),
                RefName.branch("main"),
                new CommitHash("abcdef123456"));
        var open = new OpenPullRequest(
                new io.hookline.bitbucket.PullRequestId(7), "Fix", new Account("{u}", "Ann"), true, source, target);
        PullRequestsObserved observed = (PullRequestsObserved)
                events.pullRequests(Result.ok(List.of(open))).orElseThrow();
        PullRequest pullRequest = observed.open().getFirst();
        assertThat(pullRequest.source().repository()).isNull();
        assertThat(pullRequest.isFromFork(TestProjects.CLOUD.repository())).isTrue();
        assertThat(pullRequest.target().commit()).hasToString("abcdef123456");
        assertThat(pullRequest.draft()).isTrue();
    }

    @Test
    void shouldGiveOneSightingOneIdAndTheNextAnother() {
        var refs = new ProbeResult.Refs(Map.of());
        var again = new SightingEvents(TestProjects.CLOUD, ASKED, true);
        var later = new SightingEvents(TestProjects.CLOUD, ASKED.plusMillis(1), true);
        assertThat(id(events, refs)).isEqualTo(id(again, refs)).isNotEqualTo(id(later, refs));
    }

    private static Object id(SightingEvents events, ProbeResult refs) {
        return events.refs(refs).orElseThrow().header().id();
    }

    private static ObservedRef ref(GitRef ref, CommitHash commit) {
        return new ObservedRef(ref, io.hookline.contracts.id.CommitHash.of(commit.value()));
    }
}
