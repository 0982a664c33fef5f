package io.hookline.connector.store;

import io.hookline.contracts.id.ProjectId;

/** Work on a project took longer than its lease, and other work took the project over. What was begun, that other work goes on with. */
public final class LeaseLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LeaseLostException(ProjectId project) {
        super("the lease on project " + project + " ran out");
    }
}
