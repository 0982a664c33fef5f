package io.hookline.connector.userkey;

import io.hookline.contracts.id.ProjectId;
import java.util.List;

/** What came of removing a user key. */
public sealed interface UserKeyRemoval {

    record Removed() implements UserKeyRemoval {}

    record Unknown() implements UserKeyRemoval {}

    /** Projects use it; it stays. */
    record InUse(List<ProjectId> projects) implements UserKeyRemoval {
        public InUse {
            projects = List.copyOf(projects);
        }
    }
}
