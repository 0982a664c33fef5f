package io.hookline.simulator.git;

import io.hookline.simulator.state.Repository;
import io.hookline.simulator.state.User;
import java.util.List;

/** Hears of every push that came in over HTTP or SSH, after its refs are updated. */
public interface PushListener {
    void pushed(Repository repository, User actor, List<RefChange> changes);
}
