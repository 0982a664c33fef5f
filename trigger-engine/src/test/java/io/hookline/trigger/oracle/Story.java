package io.hookline.trigger.oracle;

import io.hookline.contracts.project.Project;
import java.util.ArrayList;
import java.util.List;

/**
 * The history of one repository.
 *
 * @param first where the default branch stands before it
 * @param told what Bitbucket tells of it, in order
 */
record Story(Project project, Commit first, List<Action> actions, List<Told> told) {

    Story {
        actions = List.copyOf(actions);
        told = List.copyOf(told);
    }

    static Story of(Project project, Commit first, List<Action> actions) {
        return new Story(project, first, actions, World.tell(project, first, actions));
    }

    /** The same without one of its actions. */
    Story without(int action) {
        List<Action> others = new ArrayList<>(actions);
        others.set(action, new Action.Nothing());
        return of(project, first, others);
    }
}
