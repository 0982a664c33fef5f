package io.hookline.connector.project;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.hookline.bitbucket.Repository;
import io.hookline.connector.connection.Access;
import io.hookline.connector.store.Backoff;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.RepositoryId;
import io.hookline.contracts.project.Project;
import io.hookline.contracts.project.ProjectSettings;
import io.hookline.contracts.wire.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A project's row. {@code version} grows with each change of what other services are told. */
@Entity
@Table(name = "project")
class ProjectEntity {

    @Id
    private UUID id;

    private String name;

    @Column(name = "connector_id")
    private UUID connectorId;

    @Enumerated(EnumType.STRING)
    private Product product;

    // Read in queries only: the unique key is (instance, repository_id).
    @SuppressWarnings("UnusedVariable")
    private String instance;

    @Column(name = "repository_id")
    private String repositoryId;

    @Column(name = "repository_path")
    private String repositoryPath;

    @Column(name = "default_branch")
    private @Nullable String defaultBranch;

    @Column(name = "http_clone_url")
    private String httpCloneUrl;

    @Column(name = "ssh_clone_url")
    private String sshCloneUrl;

    private String settings;
    private long version;

    @Enumerated(EnumType.STRING)
    private ProjectStatus status;

    @Column(name = "next_step")
    @Enumerated(EnumType.STRING)
    private SetupStep nextStep;

    private @Nullable String problem;
    private int attempts;

    @Column(name = "due_at")
    private Instant dueAt;

    @Column(name = "follow_due_at")
    private @Nullable Instant followDueAt;

    @Column(name = "follow_path")
    private @Nullable String followPath;

    @Column(name = "follow_attempts")
    private int followAttempts;

    @Column(name = "created_at")
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected ProjectEntity() {}

    ProjectEntity(NewProject wanted, Product product, String instance, Repository repository, Instant now) {
        this.id = wanted.id().value();
        this.name = wanted.name();
        this.connectorId = wanted.connector().value();
        this.product = product;
        this.instance = instance;
        this.repositoryId = RepositoryId.of(repository.id().value()).value();
        this.repositoryPath = repository.path().toString();
        this.defaultBranch = Repositories.defaultBranch(repository);
        this.httpCloneUrl = Repositories.httpCloneUrl(repository);
        this.sshCloneUrl = Objects.requireNonNull(repository.sshCloneUrl()).toString();
        this.settings = write(wanted.settings());
        this.version = 1;
        this.status = ProjectStatus.SETTING_UP;
        this.nextStep = SetupStep.REGISTER_KEY;
        this.dueAt = now;
        this.createdAt = now;
    }

    /** The step is done; the last one makes the project ready. */
    void complete(SetupStep step) {
        if (step != nextStep) {
            throw new IllegalStateException("set-up step " + step + " is done out of turn, next is " + nextStep);
        }
        nextStep = step.next();
        status = nextStep == SetupStep.DONE ? ProjectStatus.READY : ProjectStatus.SETTING_UP;
        problem = null;
        attempts = 0;
    }

    /** Set-up did not come further; each time it waits twice as long. */
    void setBack(String why, boolean needsPerson, Duration delay, Instant now) {
        status = needsPerson ? ProjectStatus.NEEDS_ATTENTION : ProjectStatus.SETTING_UP;
        problem = why;
        dueAt = now.plus(Backoff.after(attempts, delay));
        attempts++;
    }

    void startRemoval(Instant now) {
        attempts = status == ProjectStatus.REMOVING ? attempts : 0;
        status = ProjectStatus.REMOVING;
        dueAt = now;
    }

    /** What is under way goes on later; each time it waits twice as long. */
    void postpone(String why, Duration delay, Instant now) {
        problem = why;
        dueAt = now.plus(Backoff.after(attempts, delay));
        attempts++;
    }

    /** Key and webhook are being made on another repository; the project is worked on by that change alone. */
    void startMove(Instant now) {
        status = ProjectStatus.MOVING;
        problem = null;
        attempts = 0;
        dueAt = now;
    }

    /** The other repository did not become this project's. */
    void endMove(@Nullable String why) {
        status = ProjectStatus.READY;
        problem = why;
    }

    /** Takes the other repository, where set-up goes on with a new baseline: nothing that was seen before is of it. */
    void moveTo(Access access, Repository found, Instant now) {
        connectorId = access.connector().value();
        product = access.product();
        instance = access.instance();
        repositoryId = found.id().value();
        if (!follow(found)) {
            version++;
        }
        status = ProjectStatus.SETTING_UP;
        nextStep = SetupStep.BASELINE;
        followDueAt = null;
        problem = null;
        attempts = 0;
        dueAt = now;
    }

    /** Reaches the same repository by a connector; says whether that is another than before. */
    boolean useConnector(ConnectorId connector) {
        if (connectorId.equals(connector.value())) {
            return false;
        }
        connectorId = connector.value();
        version++;
        return true;
    }

    /** Where the repository is now is to be looked up; an event said that it is at a path. */
    void askToFollow(String path, Instant now) {
        followDueAt = now;
        followPath = path;
        followAttempts = 0;
    }

    /** The repository was followed; {@code why} says what a person has to do since, if anything. */
    void endFollowing(@Nullable String why) {
        followDueAt = null;
        followPath = null;
        followAttempts = 0;
        problem = why;
    }

    /** The repository is to be followed later; each time it waits twice as long. */
    void setFollowingBack(@Nullable String why, Duration delay, Instant now) {
        if (why != null) {
            problem = why;
        }
        followDueAt = now.plus(Backoff.after(followAttempts, delay));
        followAttempts++;
    }

    @Nullable
    String followPath() {
        return followPath;
    }

    void changeSettings(ProjectSettings wanted) {
        settings = write(wanted);
        version++;
    }

    /** Follows the repository to its present name, place and default branch; says whether anything changed. */
    boolean follow(Repository found) {
        String branch = Repositories.defaultBranch(found);
        String ssh =
                found.sshCloneUrl() == null ? sshCloneUrl : found.sshCloneUrl().toString();
        String http = Repositories.httpCloneUrl(found);
        boolean same = repositoryPath.equals(found.path().toString())
                && Objects.equals(defaultBranch, branch)
                && sshCloneUrl.equals(ssh)
                && httpCloneUrl.equals(http);
        if (same) {
            return false;
        }
        repositoryPath = found.path().toString();
        defaultBranch = branch;
        sshCloneUrl = ssh;
        httpCloneUrl = http;
        version++;
        return true;
    }

    ProjectView view() {
        Project project = new Project(
                new ProjectId(id),
                name,
                new ConnectorId(connectorId),
                new RepositoryRef(product, RepositoryId.of(repositoryId), repositoryPath),
                defaultBranch,
                httpCloneUrl,
                sshCloneUrl,
                read(settings),
                version);
        return new ProjectView(project, status, nextStep, problem, createdAt);
    }

    private static String write(ProjectSettings settings) {
        try {
            return Json.mapper().writeValueAsString(settings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("settings always have a JSON form", e);
        }
    }

    private static ProjectSettings read(String settings) {
        try {
            return Json.mapper().readValue(settings, ProjectSettings.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored settings do not read", e);
        }
    }
}
