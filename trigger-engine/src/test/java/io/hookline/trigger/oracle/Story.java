package io.hookline.trigger.oracle;

import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.project.Project;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The history of one repository.
 *
 * @param first where the default branch stands before it
 * @param told what Bitbucket tells of it, in order
 * @param commits by each hash that is told of them
 */
record Story(Project project, Commit first, List<Action> actions, List<Told> told, Map<CommitHash, Commit> commits) {

    Story {
        actions = List.copyOf(actions);
        told = List.copyOf(told);
        commits = Map.copyOf(commits);
    }

    static Story of(Project project, Commit first, List<Action> actions) {
        Map<CommitHash, Commit> commits = new HashMap<>();
        List<Commit> all = new ArrayList<>(List.of(first));
        actions.forEach(action -> all.addAll(commits(action)));
        for (Commit commit : all) {
            commits.put(commit.hash(), commit);
            commits.put(commit.toldAs(), commit);
        }
        return new Story(project, first, actions, World.tell(project, first, actions), commits);
    }

    /** The same without one of its actions. */
    Story without(int action) {
        List<Action> others = new ArrayList<>(actions);
        others.set(action, new Action.Nothing());
        return of(project, first, others);
    }

    private static List<Commit> commits(Action action) {
        return switch (action) {
            case Action.Push push ->
                push.moves().stream()
                        .map(Action.Move::commit)
                        .filter(commit -> commit != null)
                        .toList();
            case Action.OpenFromFork open -> List.of(open.commit());
            case Action.PushToFork push -> List.of(push.commit());
            case Action.Merge merge -> List.of(merge.commit());
            case Action.Nothing _,
                    Action.Open _,
                    Action.Retarget _,
                    Action.Edit _,
                    Action.MarkReady _,
                    Action.Decline _,
                    Action.Reopen _ -> List.of();
        };
    }
}
