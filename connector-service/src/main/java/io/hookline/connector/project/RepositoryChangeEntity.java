package io.hookline.connector.project;

import io.hookline.bitbucket.SshPublicKey;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.HookId;
import io.hookline.contracts.id.ProjectId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A project's move to another repository. First it names where the project goes, then where something of ours is left. */
@Entity
@Table(name = "repository_change")
class RepositoryChangeEntity {

    /** What is still to be done. */
    enum Step {
        /** Key and webhook are made on the other repository, which then becomes the project's. */
        PREPARE,
        /** Key and webhook are taken from the repository that is not the project's. */
        CLEAR
    }

    @Id
    @Column(name = "project_id")
    private UUID projectId;

    @Enumerated(EnumType.STRING)
    private Step step;

    @Column(name = "connector_id")
    private UUID connectorId;

    @Column(name = "repository_id")
    private String repositoryId;

    @Column(name = "repository_path")
    private String repositoryPath;

    private String keys;
    private String hooks;
    private int attempts;

    @Column(name = "due_at")
    private Instant dueAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected RepositoryChangeEntity() {}

    RepositoryChangeEntity(ProjectId project, Clearing.Site target, Instant now) {
        this.projectId = project.value();
        this.step = Step.PREPARE;
        this.connectorId = target.connector().value();
        this.repositoryId = target.repositoryId();
        this.repositoryPath = target.path();
        this.keys = "";
        this.hooks = "";
        this.dueAt = now;
        this.createdAt = now;
    }

    /** From now on only these are to be taken from a repository. */
    void clear(Clearing.Site site, Collection<SshPublicKey> theKeys, Collection<HookId> theHooks, Instant now) {
        step = Step.CLEAR;
        connectorId = site.connector().value();
        repositoryId = site.repositoryId();
        repositoryPath = site.path();
        keys = lines(theKeys);
        hooks = lines(theHooks);
        attempts = 0;
        dueAt = now;
    }

    void postpone(Instant due) {
        dueAt = due;
        attempts++;
    }

    ProjectId project() {
        return new ProjectId(projectId);
    }

    Step step() {
        return step;
    }

    Clearing.Site site() {
        return new Clearing.Site(new ConnectorId(connectorId), repositoryId, repositoryPath);
    }

    Set<SshPublicKey> keys() {
        return read(keys, SshPublicKey::of);
    }

    Set<HookId> hooks() {
        return read(hooks, HookId::of);
    }

    int attempts() {
        return attempts;
    }

    boolean isOlderThan(Duration age, Instant now) {
        return createdAt.plus(age).isBefore(now);
    }

    private static String lines(Collection<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining("\n"));
    }

    private static <T> Set<T> read(String lines, Function<String, T> reading) {
        return lines.lines().map(reading).collect(Collectors.toSet());
    }
}
