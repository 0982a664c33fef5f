package io.hookline.simulator.datacenter;

import io.hookline.simulator.action.Git;
import io.hookline.simulator.git.CommitInfo;
import io.hookline.simulator.git.RefChange;
import io.hookline.simulator.http.Json;
import io.hookline.simulator.state.Repository;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What {@code repo:refs_changed} says about the pushed refs and commits. */
final class DataCenterPushes {
    private static final String NOTHING = "0".repeat(40);
    private static final int MOST_COMMITS = 5;

    private final Git git;
    private final DataCenterObjects objects;

    DataCenterPushes(Git git, DataCenterObjects objects) {
        this.git = git;
        this.objects = objects;
    }

    static List<Map<String, @Nullable Object>> changes(List<RefChange> changes) {
        return changes.stream().map(DataCenterPushes::change).toList();
    }

    static Map<String, @Nullable Object> change(RefChange change) {
        return Json.object(
                "ref", DataCenterObjects.ref(change.ref()),
                "refId", change.ref(),
                "fromHash", change.from() == null ? NOTHING : change.from(),
                "toHash", change.to() == null ? NOTHING : change.to(),
                "type", change.from() == null ? "ADD" : change.to() == null ? "DELETE" : "UPDATE");
    }

    /** Adds {@code commits} and {@code toCommit} of the first ref that still exists; a mere deletion has neither. */
    void addCommits(Map<String, @Nullable Object> body, Repository repository, List<RefChange> changes) {
        Optional<RefChange> first =
                changes.stream().filter(change -> change.to() != null).findFirst();
        first.flatMap(change -> git.read().commit(repository, String.valueOf(change.to())))
                .ifPresent(tip -> {
                    RefChange change = first.get();
                    body.put(
                            "commits",
                            git.read().commits(repository, tip.hash(), known(repository, change), MOST_COMMITS).stream()
                                    .map(objects::commit)
                                    .toList());
                    body.put("toCommit", tip(repository, tip));
                });
    }

    private List<String> known(Repository repository, RefChange change) {
        String from = change.from();
        if (from != null) {
            return List.of(from);
        }
        Map<String, String> others = new HashMap<>(git.read().branches(repository));
        others.remove(change.shortName());
        return new ArrayList<>(others.values());
    }

    /** The pushed commit with its parents in full, as {@code toCommit} has them. */
    private Map<String, @Nullable Object> tip(Repository repository, CommitInfo tip) {
        return objects.commit(
                tip,
                parent -> git.read()
                        .commit(repository, parent)
                        .map(objects::commit)
                        .orElseGet(() -> Json.object("id", parent, "displayId", DataCenterObjects.displayId(parent))));
    }
}
