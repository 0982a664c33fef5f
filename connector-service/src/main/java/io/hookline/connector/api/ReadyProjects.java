package io.hookline.connector.api;

import io.hookline.connector.project.ProjectView;
import io.hookline.connector.project.Projects;
import io.hookline.contracts.id.ProjectId;
import java.util.UUID;

/** Projects whose key and webhook are in place; for all others there is a problem to answer with. */
final class ReadyProjects {

    private ReadyProjects() {}

    static ProjectView find(Projects projects, UUID id) {
        ProjectView project = projects.find(new ProjectId(id)).orElseThrow(Problems::noProject);
        if (!project.isReady()) {
            throw Problems.notReady();
        }
        return project;
    }
}
