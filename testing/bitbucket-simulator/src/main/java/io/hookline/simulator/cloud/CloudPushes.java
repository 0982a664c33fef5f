package io.hookline.simulator.cloud;

import io.hookline.simulator.action.Git;
import io.hookline.simulator.git.CommitInfo;
import io.hookline.simulator.git.RefChange;
import io.hookline.simulator.http.Json;
import io.hookline.simulator.state.Repository;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The {@code changes} of {@code repo:push}. */
final class CloudPushes {
    private static final int MOST_COMMITS = 5;

    private final Git git;
    private final CloudObjects objects;

    CloudPushes(Git git, CloudObjects objects) {
        this.git = git;
        this.objects = objects;
    }

    List<Map<String, @Nullable Object>> changes(Repository repository, List<RefChange> pushed) {
        return pushed.stream().map(change -> change(repository, change, pushed)).toList();
    }

    private Map<String, @Nullable Object> change(Repository repository, RefChange change, List<RefChange> pushed) {
        String from = change.from();
        String to = change.to();
        Map<String, @Nullable Object> json = Json.object(
                "old",
                from == null ? null : ref(repository, change, from),
                "new",
                to == null ? null : ref(repository, change, to),
                "created",
                from == null,
                "closed",
                to == null,
                "forced",
                forced(repository, change),
                "truncated",
                false);
        if (to != null && change.branch()) {
            json.put("links", links(repository, from, to, change.shortName()));
            addCommits(json, repository, newest(repository, change, to, pushed));
        } else if (to != null) {
            json.put(
                    "links",
                    CloudLinks.of("commits", objects.links().repository(repository) + "/commits?include=" + to));
        }
        return json;
    }

    private void addCommits(Map<String, @Nullable Object> json, Repository repository, List<CommitInfo> commits) {
        json.put("truncated", commits.size() > MOST_COMMITS);
        json.put(
                "commits",
                commits.stream()
                        .limit(MOST_COMMITS)
                        .map(commit -> objects.commitInFull(repository, commit))
                        .toList());
    }

    private Map<String, @Nullable Object> ref(Repository repository, RefChange change, String hash) {
        if (change.tag()) {
            return objects.tag(repository, git.read().tag(repository, change.shortName(), hash));
        }
        CommitInfo target = git.read()
                .commit(repository, hash)
                .orElseThrow(() -> new IllegalStateException("a ref without its commit"));
        return objects.branch(repository, change.shortName(), target);
    }

    private boolean forced(Repository repository, RefChange change) {
        return change.branch()
                && change.from() != null
                && change.to() != null
                && !git.read().isAncestor(repository, change.from(), change.to());
    }

    /** One more than are shown, so that the caller sees whether there are more. */
    private List<CommitInfo> newest(Repository repository, RefChange change, String to, List<RefChange> pushed) {
        Set<String> known = new HashSet<>();
        String from = change.from();
        if (from != null) {
            known.add(from);
        } else {
            known.addAll(others(git.read().branches(repository), pushed));
        }
        return git.read().commits(repository, to, new ArrayList<>(known), MOST_COMMITS + 1);
    }

    /** Where the branches that this push did not touch point to. */
    private static Collection<String> others(Map<String, String> branches, List<RefChange> pushed) {
        pushed.stream().filter(RefChange::branch).forEach(change -> branches.remove(change.shortName()));
        return branches.values();
    }

    private Map<String, @Nullable Object> links(
            Repository repository, @Nullable String from, String to, String branch) {
        String api = objects.links().repository(repository);
        String html = objects.links().html() + "/" + repository.path();
        if (from == null) {
            return CloudLinks.of("commits", api + "/commits?include=" + to, "html", html + "/branch/" + branch);
        }
        return CloudLinks.of(
                "commits", api + "/commits?include=" + to + "&exclude=" + from,
                "html", html + "/branches/compare/" + to + ".." + from,
                "diff", api + "/diff/" + to + ".." + from);
    }
}
