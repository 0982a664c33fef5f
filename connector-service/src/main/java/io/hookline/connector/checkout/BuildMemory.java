package io.hookline.connector.checkout;

import io.hookline.connector.ConnectorConfig;
import io.hookline.connector.store.Patience;
import io.hookline.connector.store.Sql;
import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.id.BuildId;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.PullRequestId;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The builds that were requested, for a time. Calls block. */
@ApplicationScoped
class BuildMemory {

    /** A runner can read a request from Kafka before this service has. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Sql sql;
    private final Duration kept;
    private final Clock clock;

    BuildMemory(Sql sql, ConnectorConfig config, Clock clock) {
        this.sql = sql;
        this.kept = config.buildMemory();
        this.clock = clock;
    }

    /** Remembers a build; what is remembered of an id stays as it was first told. */
    void remember(RememberedBuild build) {
        sql.execute(
                "insert into build (id, project_id, ref, commit_hash, pull_request, fork, trusted, source_http_url,"
                        + " source_ssh_url, remembered_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
                        + " on conflict do nothing",
                build.id().value(),
                build.project().value(),
                build.ref().fullName(),
                build.commit().value(),
                build.pullRequest() == null ? null : build.pullRequest().value(),
                build.fork(),
                build.trusted(),
                build.sourceHttpUrl(),
                build.sourceSshUrl(),
                Sql.utc(clock.instant()));
    }

    /** A build of a project, waiting a moment for one that was requested just now. */
    Optional<RememberedBuild> find(ProjectId project, BuildId build) {
        return Patience.ask(() -> lookUp(build), PATIENCE)
                .filter(found -> found.project().equals(project));
    }

    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void purge() {
        sql.execute(
                "delete from build where remembered_at < $1",
                Sql.utc(clock.instant().minus(kept)));
    }

    private Optional<RememberedBuild> lookUp(BuildId build) {
        return sql.query("select * from build where id = $1", BuildMemory::read, build.value()).stream()
                .findFirst();
    }

    private static RememberedBuild read(Row row) {
        Long pullRequest = row.getLong("pull_request");
        return new RememberedBuild(
                new BuildId(row.getUUID("id")),
                new ProjectId(row.getUUID("project_id")),
                GitRef.of(row.getString("ref")),
                CommitHash.of(row.getString("commit_hash")),
                pullRequest == null ? null : new PullRequestId(pullRequest),
                row.getBoolean("fork"),
                row.getBoolean("trusted"),
                row.getString("source_http_url"),
                row.getString("source_ssh_url"));
    }
}
