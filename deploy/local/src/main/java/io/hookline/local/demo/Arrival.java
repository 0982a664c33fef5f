package io.hookline.local.demo;

import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.local.client.ConnectorClient;
import io.hookline.local.client.ConnectorClient.ProjectView;
import io.hookline.local.stack.Addresses;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The first steps of a tour: connect Bitbucket, make the project; what an earlier run left is used again. */
final class Arrival {

    private final Stage stage;
    private final Addresses addresses;

    Arrival(Stage stage, Addresses addresses) {
        this.stage = stage;
        this.addresses = addresses;
    }

    void walk() {
        stage.step("connect Bitbucket " + stage.scene().title(), this::connect);
        stage.step("create project " + stage.scene().project(), this::createProject);
    }

    /** The project; asked for after {@link #walk}. */
    ProjectId project() {
        return find().map(ProjectView::id).orElseThrow(() -> new StepFailedException("there is no project"));
    }

    private String connect() {
        ConnectorClient connectors = stage.connectors();
        String name = stage.scene().project();
        if (connectors.connectorNamed(name).isPresent()) {
            return "connector " + name + " is there from an earlier run";
        }
        connectors.createConnector(
                stage.scene().connector(addresses.simulator(), stage.bitbucket().hookline()));
        return "connector %s made; its token was proven first".formatted(name);
    }

    private String createProject() {
        Optional<ProjectView> earlier = find();
        // An earlier run may have ended between breaking the project and its repair.
        earlier.ifPresent(project -> stage.awaitHealthy(project.id()));
        ProjectView project = earlier.orElseGet(this::create);
        stage.connectors().replaceSettings(project.id(), Map.of());
        Patience.until(
                () -> stage.connectors().project(project.id()).isReady(),
                () -> "set-up does not end: "
                        + stage.connectors().project(project.id()).problem());
        ProjectView ready = stage.connectors().project(project.id());
        stage.awaitKnown(ready);
        return "%s: read-only deploy key %s, webhook %s"
                .formatted(
                        ready.repository().path(),
                        Objects.requireNonNull(ready.deployKey()).fingerprint(),
                        Objects.requireNonNull(ready.webhook()).url());
    }

    private ProjectView create() {
        ConnectorId connector = stage.connectors()
                .connectorNamed(stage.scene().project())
                .orElseThrow(() -> new StepFailedException("there is no connector"));
        return stage.connectors()
                .createProject(
                        stage.scene().project(), connector, stage.repository().path());
    }

    private Optional<ProjectView> find() {
        return stage.connectors().projectNamed(stage.scene().project());
    }
}
