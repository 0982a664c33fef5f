package io.hookline.contracts.project;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a project builds. The default branch always builds, whatever is set here.
 *
 * @param buildMode all branches, or only those with an open pull request
 * @param forks whether pull requests from forks build, or only those of whose commit somebody approved; they are never trusted
 * @param tags whether a pushed tag builds
 * @param drafts whether draft pull requests build
 * @param skipMarkers whether {@code [skip ci]} and {@code [ci skip]} in the head commit's message are heeded
 * @param autoCancel whether a newer build of a ref or pull request supersedes the older ones; never on the default branch
 * @param sourceBranches patterns of which one must match the whole source branch; empty means any
 * @param targetBranches patterns of which one must match the whole target branch of a pull request; empty means any
 * @param pipelineFile path handed on to the CI system; null leaves it to its default
 * @param alwaysBuild patterns of branches that build as the default branch does; empty means no other branch does
 * @param tagPatterns patterns of which one must match the whole tag where {@code tags} is {@code MATCHING}; empty means none does
 * @param approvers who may approve a fork's commit by a comment: Cloud's account {@code uuid} or Data Center's number of the user;
 *     empty means nobody
 * @param approvalComment what the first line of such a comment says
 */
public record ProjectSettings(
        BuildMode buildMode,
        ForkPolicy forks,
        TagPolicy tags,
        DraftPolicy drafts,
        boolean skipMarkers,
        boolean autoCancel,
        List<String> sourceBranches,
        List<String> targetBranches,
        @Nullable String pipelineFile,
        List<String> alwaysBuild,
        List<String> tagPatterns,
        List<String> approvers,
        String approvalComment) {

    private static final String APPROVAL_COMMENT = "/build";

    public static final ProjectSettings DEFAULTS = new ProjectSettings(
            BuildMode.ALL_BRANCHES,
            ForkPolicy.OFF,
            TagPolicy.OFF,
            DraftPolicy.BUILD,
            true,
            true,
            List.of(),
            List.of(),
            null,
            List.of(),
            List.of(),
            List.of(),
            APPROVAL_COMMENT);

    public enum BuildMode {
        ALL_BRANCHES,
        ONLY_PULL_REQUESTS
    }

    public enum ForkPolicy {
        OFF,
        APPROVAL,
        ON
    }

    public enum TagPolicy {
        OFF,
        MATCHING,
        ALL
    }

    public enum DraftPolicy {
        SKIP,
        BUILD
    }

    public ProjectSettings {
        Objects.requireNonNull(buildMode);
        Objects.requireNonNull(forks);
        Objects.requireNonNull(tags);
        Objects.requireNonNull(drafts);
        sourceBranches = List.copyOf(sourceBranches);
        targetBranches = List.copyOf(targetBranches);
        // Projects that were told before there were these settings do not have them.
        alwaysBuild = List.copyOf(Objects.requireNonNullElse(alwaysBuild, List.of()));
        tagPatterns = List.copyOf(Objects.requireNonNullElse(tagPatterns, List.of()));
        approvers = List.copyOf(Objects.requireNonNullElse(approvers, List.of()));
        approvalComment = Objects.requireNonNullElse(approvalComment, APPROVAL_COMMENT);
    }
}
