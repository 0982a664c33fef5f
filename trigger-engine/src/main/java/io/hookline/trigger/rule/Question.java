package io.hookline.trigger.rule;

import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.event.PullRequest;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.project.ProjectSettings;
import io.hookline.contracts.project.ProjectSettings.DraftPolicy;
import io.hookline.trigger.state.Approval;
import io.hookline.trigger.state.Approver;
import io.hookline.trigger.state.CommitAnswer;
import io.hookline.trigger.state.CommitQuestion;
import io.hookline.trigger.state.Head;
import io.hookline.trigger.state.KnownBuild;
import io.hookline.trigger.state.KnownProject;
import io.hookline.trigger.state.KnownPullRequest;
import io.hookline.trigger.state.SkipMark;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One change and everything that the rules may look at.
 *
 * @param recovered whether a look at the repository told of it, not a webhook
 * @param toldAt when the event was received that told of it
 * @param head of the ref that changed, or of a pull request's source in the project's own repository; null where none is known
 * @param known the change's pull request as the index has it; null where it has none
 * @param openFromRef open pull requests from that ref of the project's own repository, newest first
 * @param builds of the change's lane, in the order they were requested
 * @param approvals of commits of the change's pull request
 * @param answer what Bitbucket said of the commit; null while it was not asked
 */
public record Question(
        Change change,
        KnownProject project,
        boolean recovered,
        Instant toldAt,
        @Nullable Head head,
        @Nullable KnownPullRequest known,
        List<KnownPullRequest> openFromRef,
        List<KnownBuild> builds,
        List<Approval> approvals,
        @Nullable CommitAnswer answer) {

    /** The name of the rule that finds a build requested already. */
    public static final String DUPLICATE = "duplicate";

    public Question {
        Objects.requireNonNull(change);
        Objects.requireNonNull(project);
        Objects.requireNonNull(toldAt);
        openFromRef = List.copyOf(openFromRef);
        builds = List.copyOf(builds);
        approvals = List.copyOf(approvals);
    }

    /** The pull request that the change is about; null for a ref change. */
    public @Nullable PullRequest pullRequest() {
        return switch (change) {
            case Change.RefDeleted _, Change.RefMoved _ -> null;
            case Change.PullRequestTold told -> told.pullRequest();
            case Change.PullRequestClosed closed -> closed.pullRequest();
            case Change.PullRequestApproved approved -> approved.pullRequest();
            case Change.NoCode none -> none.pullRequest();
        };
    }

    /** The branch or tag that changed, or that the pull request comes from; null for what names none. */
    public @Nullable GitRef ref() {
        return switch (change) {
            case Change.RefDeleted deleted -> deleted.ref();
            case Change.RefMoved moved -> moved.ref();
            case Change.PullRequestTold told -> told.pullRequest().source().ref();
            case Change.PullRequestClosed closed ->
                closed.pullRequest().source().ref();
            case Change.PullRequestApproved approved ->
                approved.pullRequest().source().ref();
            case Change.NoCode none ->
                none.pullRequest() == null ? null : none.pullRequest().source().ref();
        };
    }

    public boolean isFork() {
        PullRequest pullRequest = pullRequest();
        return pullRequest != null && pullRequest.isFromFork(repository());
    }

    public boolean isDefaultBranch() {
        GitRef ref = ref();
        return ref != null
                && !isFork()
                && project.defaultBranch().filter(ref::equals).isPresent();
    }

    /** Whether the branch builds whatever mode and filters say: the default branch, and those that the project names. */
    public boolean alwaysBuilds() {
        return isDefaultBranch() || isNamedToBuild();
    }

    /** The commit to build, with all 40 digits where they are known; null where there is none. */
    public @Nullable CommitHash commit() {
        CommitHash told = toldCommit();
        if (mayBeTagObject() && answer instanceof CommitAnswer.Found found) {
            return found.commit();
        }
        if (change instanceof Change.RefMoved && told != null && head != null && head.isAt(told)) {
            return head.commit();
        }
        if (told == null || told.isComplete()) {
            return told;
        }
        if (isApproval() && known != null && known.isAt(told) && !isApprovedUnseen()) {
            return known.commit();
        }
        if (head != null && !isFork() && head.isAt(told)) {
            return head.commit();
        }
        return answer instanceof CommitAnswer.Found found && found.commit().matches(told) ? found.commit() : told;
    }

    /** What the message of the commit to build says, as far as it was seen. */
    public SkipMark skip() {
        CommitHash told = toldCommit();
        SkipMark mark = change instanceof Change.RefMoved moved ? SkipMark.of(moved.message()) : SkipMark.UNKNOWN;
        if (mark == SkipMark.UNKNOWN && told != null && head != null && !isFork() && head.isAt(told)) {
            mark = head.skip();
        }
        return mark == SkipMark.UNKNOWN && answer instanceof CommitAnswer.Found found
                ? SkipMark.of(found.message())
                : mark;
    }

    /** What must be asked of Bitbucket before this judgement can stand; empty where everything is known or was asked. */
    public Optional<CommitQuestion> unanswered(Judgement judgement) {
        CommitHash told = toldCommit();
        CommitHash commit = commit();
        RepositoryRef source = source();
        if (answer != null || told == null || commit == null || source == null) {
            return Optional.empty();
        }
        boolean namesIt = commit.isComplete() && !mayBeTagObject() && !isApprovedUnseen();
        boolean messageMatters = settings().skipMarkers() && skip() == SkipMark.UNKNOWN;
        boolean wanted = judgement.builds() || judgement.waits();
        boolean open = wanted ? (!namesIt || messageMatters) : (isApproval() && !namesIt);
        // Asked by the hash as it was told, which is what the answer is found by, whatever becomes known of the branch
        // meanwhile.
        return open ? Optional.of(new CommitQuestion(project.project().id(), source, told)) : Optional.empty();
    }

    /** Who approved the commit to build; empty where nobody did. */
    public Optional<Approver> approver() {
        CommitHash commit = commit();
        if (commit == null || !commit.isComplete()) {
            return Optional.empty();
        }
        return change instanceof Change.PullRequestApproved approved
                ? Optional.of(approved.by())
                : approvals.stream()
                        .filter(approval -> approval.commit().equals(commit))
                        .map(Approval::by)
                        .findFirst();
    }

    /** Whether Bitbucket has no such commit, as far as that can be said. */
    public boolean isCommitUnknown() {
        CommitHash commit = commit();
        boolean doubtful = commit == null || !commit.isComplete() || isApproval();
        return doubtful && (commit == null || answer instanceof CommitAnswer.Unknown);
    }

    /** The pull request that a build of this change is for; null for a tag, or a branch without one that may build. */
    public @Nullable PullRequest builtFor() {
        return switch (change) {
            case Change.PullRequestTold told -> told.pullRequest();
            case Change.PullRequestApproved approved -> approved.pullRequest();
            case Change.RefMoved _ ->
                openFromRef.stream()
                        .map(KnownPullRequest::pullRequest)
                        .filter(open -> !isSkippedDraft(open)
                                && targetFilter().admit(open.target().ref()))
                        .findFirst()
                        .orElse(null);
            case Change.RefDeleted _, Change.PullRequestClosed _, Change.NoCode _ -> null;
        };
    }

    /** Builds that a deletion or a closed pull request makes pointless. */
    public List<KnownBuild> pointless() {
        return Closings.pointless(this);
    }

    /** The build that a build of this change would only repeat. */
    public Optional<KnownBuild> repeated() {
        return Repetition.repeated(this);
    }

    /** Whether the change is older than what is known of its ref. */
    public boolean isOvertaken() {
        return Order.isOvertaken(this);
    }

    /** Whether Bitbucket changed the pull request after it was as it is told here; a look tells how it is. */
    public boolean isOutdated() {
        PullRequest told = pullRequest();
        return told != null && known != null && !recovered && told.isOlderThan(known.pullRequest());
    }

    /** Whether the pull request is closed and this event cannot have opened it again. */
    public boolean isClosedAlready() {
        return change instanceof Change.PullRequestTold told && Order.isClosedAlready(this, told);
    }

    /** The commit as the change names it, perhaps abbreviated. */
    @Nullable
    CommitHash toldCommit() {
        return switch (change) {
            case Change.RefMoved moved -> moved.after();
            case Change.PullRequestTold told -> told.pullRequest().source().commit();
            case Change.PullRequestApproved approved -> approved.commit();
            case Change.RefDeleted _, Change.PullRequestClosed _, Change.NoCode _ -> null;
        };
    }

    /** Whether the change is a known open pull request's same commit with another target. */
    boolean isRetarget() {
        return change instanceof Change.PullRequestTold(PullRequest told, boolean _)
                && known != null
                && known.open()
                && known.isAt(told.source().commit())
                && !known.targets(told);
    }

    boolean movesHead() {
        return change instanceof Change.RefMoved moved && (head == null || !head.isAt(moved.after())) && !isOvertaken();
    }

    boolean isSkippedDraft(PullRequest candidate) {
        return candidate.draft() && settings().drafts() == DraftPolicy.SKIP;
    }

    RefPatterns sourceFilter() {
        return new RefPatterns(settings().sourceBranches());
    }

    RefPatterns targetFilter() {
        return new RefPatterns(settings().targetBranches());
    }

    /** A fork's branch never counts, whatever its name. */
    boolean isNamedToBuild() {
        GitRef ref = ref();
        return ref != null
                && ref.isBranch()
                && !isFork()
                && new RefPatterns(settings().alwaysBuild()).name(ref);
    }

    public ProjectSettings settings() {
        return project.project().settings();
    }

    /** Builds of the lane that nothing made pointless yet. */
    public List<KnownBuild> requested() {
        return builds.stream().filter(KnownBuild::isRequested).toList();
    }

    /** Data Center tells an annotated tag by its tag object, and not always what that stands on. */
    private boolean mayBeTagObject() {
        return change instanceof Change.RefMoved moved
                && moved.ref().isTag()
                && moved.message() == null
                && !recovered
                && (head == null || !head.isAt(moved.after()));
    }

    private boolean isApproval() {
        return change instanceof Change.PullRequestApproved;
    }

    /** Whether the pull request's commit is known by its first digits only, so that the approved one may be another. */
    private boolean isApprovedUnseen() {
        return isApproval()
                && known != null
                && known.commit() != null
                && !known.commit().isComplete();
    }

    private @Nullable RepositoryRef source() {
        PullRequest pullRequest = pullRequest();
        return pullRequest == null ? repository() : pullRequest.source().repository();
    }

    private RepositoryRef repository() {
        return project.project().repository();
    }
}
