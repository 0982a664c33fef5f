package io.hookline.connector.project;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.hookline.bitbucket.Repository;
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

    private static final Duration LONGEST_DELAY = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 12;

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
        Duration backoff = delay.multipliedBy(1L << Math.min(attempts, MOST_DOUBLINGS));
        dueAt = now.plus(backoff.compareTo(LONGEST_DELAY) < 0 ? backoff : LONGEST_DELAY);
        attempts++;
    }

    void startRemoval(Instant now) {
        status = ProjectStatus.REMOVING;
        dueAt = now;
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
