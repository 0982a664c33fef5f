package io.hookline.local.demo;

import io.hookline.contracts.build.BuildMessage.BuildRequested;
import io.hookline.contracts.build.BuildMessage.Trust;
import io.hookline.contracts.build.Decision;
import io.hookline.contracts.build.Decision.Outcome;
import io.hookline.contracts.health.HealthChanged;
import io.hookline.contracts.health.HealthState;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.PullRequestId;
import io.hookline.local.client.SimulatedBitbucket.Repository;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The tour of one product, after {@link Arrival}: what is pushed, what is built and what is not, what breaks and heals. */
final class Tour {

    private final Stage stage;
    private final Supplier<ProjectId> projectId;
    private final String branch;
    private final String forkBranch;
    private long pullRequest;
    private long forkPullRequest;

    /**
     * A tour.
     *
     * @param projectId asked by each step: there is no project where the arrival failed
     */
    Tour(Stage stage, Supplier<ProjectId> projectId) {
        this.stage = stage;
        this.projectId = projectId;
        this.branch = "feature/" + stage.run();
        this.forkBranch = "idea/" + stage.run();
    }

    void walk() {
        stage.step("push to the default branch", this::pushToDefaultBranch);
        stage.step("switch on: build only pull requests", this::onlyPullRequests);
        stage.step("push to a feature branch without a pull request", this::pushFeature);
        stage.step("open a pull request from it", this::openPullRequest);
        stage.step("push to the pull request", this::pushToPullRequest);
        stage.step("open a pull request from a fork", this::openFromFork);
        stage.step("switch on: build forked pull requests, and push again", this::buildFork);
        stage.step("push a tag, with tags switched on", this::pushTag);
        stage.step("delete the feature branch", this::deleteBranch);
        stage.step("delete the deploy key and the webhook on Bitbucket", this::breakAndHeal);
        stage.step("push after the repair", this::pushToDefaultBranch);
    }

    private String pushToDefaultBranch() {
        String main = stage.repository().defaultBranch();
        stage.work().checkOutRemote(main);
        String commit = push(main, "Change on " + main);
        Decision decision = stage.witness().decisionOn(project(), commit, Outcome.BUILD);
        BuildRequested build = stage.witness().onlyBuildOf(project(), commit);
        expect(build.trust() == Trust.TRUSTED, "the build is not trusted");
        return "build of %s requested: %s".formatted(Witness.shorten(commit), decision.reason());
    }

    private String onlyPullRequests() {
        changeSettings(Map.of("buildMode", "ONLY_PULL_REQUESTS"));
        return "the default branch goes on building";
    }

    private String pushFeature() {
        stage.work().checkOut(branch);
        String commit = push(branch, "Start a feature");
        Decision decision = stage.witness().decisionOn(project(), commit, Outcome.NO_BUILD);
        expectRule("only-pull-requests", decision);
        return "not built: " + decision.reason();
    }

    private String openPullRequest() {
        String commit = stage.work().head();
        pullRequest = open("A feature", branch, null, commit);
        stage.witness().decisionOn(project(), new PullRequestId(pullRequest), commit, Outcome.BUILD);
        BuildRequested build = stage.witness().onlyBuildOf(project(), commit);
        return "#%d: build of %s requested, %s".formatted(pullRequest, Witness.shorten(commit), lower(build.trust()));
    }

    /** Bitbucket sends two webhooks for this one, and there is to be one build. */
    private String pushToPullRequest() {
        String commit = push(branch, "Go on with the feature");
        List<Decision> decisions = stage.witness().decisionsOn(project(), commit, 2);
        stage.witness().onlyBuildOf(project(), commit);
        expect(decisions.size() >= 2, "only %d decisions, though two webhooks".formatted(decisions.size()));
        String other = decisions.stream()
                .filter(decision -> decision.outcome() == Outcome.NO_BUILD)
                .map(Decision::reason)
                .findFirst()
                .orElse("");
        return "%d events, one build; the other: %s".formatted(decisions.size(), other);
    }

    private String openFromFork() {
        Repository fork = stage.fork();
        stage.forkWork().checkOutRemote(fork.defaultBranch());
        stage.forkWork().checkOut(forkBranch);
        String commit = stage.forkWork().commit("An idea from outside " + stage.run());
        stage.forkWork().push(forkBranch);
        forkPullRequest = open("An idea", forkBranch, fork, commit);
        PullRequestId number = new PullRequestId(forkPullRequest);
        Decision decision = stage.witness().decisionOn(project(), number, commit, Outcome.NO_BUILD);
        expectRule("fork", decision);
        return "#%d not built: %s".formatted(forkPullRequest, decision.reason());
    }

    private String buildFork() {
        changeSettings(Map.of("forks", "ON"));
        String commit = stage.forkWork().commit("The idea, refined " + stage.run());
        stage.forkWork().push(forkBranch);
        stage.witness().decisionOn(project(), new PullRequestId(forkPullRequest), commit, Outcome.BUILD);
        BuildRequested build = stage.witness().onlyBuildOf(project(), commit);
        expect(build.trust() == Trust.UNTRUSTED, "a fork's build is trusted");
        return "#%d: build of %s requested, %s"
                .formatted(forkPullRequest, Witness.shorten(commit), lower(build.trust()));
    }

    private String pushTag() {
        changeSettings(Map.of("tags", "ALL"));
        stage.work().checkOutRemote(stage.repository().defaultBranch());
        String commit = stage.work().commit("Release " + stage.run());
        stage.work().tag("v" + stage.run());
        stage.work().push("v" + stage.run());
        Decision decision = stage.witness().decisionOn(project(), commit, Outcome.BUILD);
        expectRule("tag", decision);
        return "build of the tag requested: " + decision.reason();
    }

    private String deleteBranch() {
        stage.work().push(":" + branch);
        return "build cancelled: "
                + stage.witness().cancellationOn(project(), branch).reason();
    }

    private String breakAndHeal() {
        stage.awaitHealthy(project());
        stage.bitbucket().deleteKeys(stage.repository());
        stage.bitbucket().deleteHooks(stage.repository());
        HealthChanged broken = stage.witness().changeTo(project(), HealthState.BROKEN);
        HealthChanged healed = stage.witness().healed(project(), broken);
        return "found (%s) and repaired %d s later, unasked"
                .formatted(
                        String.join("; ", broken.findings()),
                        Duration.between(broken.changedAt(), healed.changedAt()).toSeconds());
    }

    private void changeSettings(Map<String, Object> settings) {
        stage.awaitKnown(stage.connectors().changeSettings(project(), settings));
    }

    private ProjectId project() {
        return projectId.get();
    }

    /** Takes the next number where a body sent by {@code ./hookline deliver} had closed a pull request of this one already. */
    private long open(String title, String from, @Nullable Repository fork, String commit) {
        long number = stage.bitbucket().openPullRequest(stage.repository(), title, from, fork);
        Decision decision = stage.witness().firstDecisionOn(project(), new PullRequestId(number), commit);
        if (!decision.rule().equals("open-pull-requests")) {
            return number;
        }
        stage.bitbucket().declinePullRequest(stage.repository(), number);
        return open(title, from, fork, commit);
    }

    private String push(String ref, String message) {
        String commit = stage.work().commit(message + " " + stage.run());
        stage.work().push(ref);
        return commit;
    }

    private static void expectRule(String rule, Decision decision) {
        expect(decision.rule().equals(rule), "decided by rule %s: %s".formatted(decision.rule(), decision.reason()));
    }

    private static void expect(boolean holds, String otherwise) {
        if (!holds) {
            throw new StepFailedException(otherwise);
        }
    }

    private static String lower(Trust trust) {
        return switch (trust) {
            case TRUSTED -> "trusted";
            case UNTRUSTED -> "untrusted";
        };
    }
}
