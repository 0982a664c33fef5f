package io.hookline.connector.connection;

import io.hookline.contracts.id.ProjectId;
import java.util.List;

/**
 * The projects that stand in the way of a change.
 *
 * @param count how many there are
 * @param first some of them, by name
 */
public record ConnectorUse(long count, List<Project> first) {

    /** One of them. */
    public record Project(ProjectId id, String name) {}

    static final ConnectorUse NONE = new ConnectorUse(0, List.of());

    public ConnectorUse {
        first = List.copyOf(first);
    }
}
