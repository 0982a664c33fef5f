package io.hookline.connector.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.google.re2j.Pattern;
import io.hookline.bitbucket.PageCursor;
import io.hookline.bitbucket.RepositoryPath;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.RepositoryId;
import io.hookline.contracts.project.ProjectSettings;
import io.hookline.contracts.wire.Json;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The rows of imports: asked for, read, and written where that is not plain. */
final class ImportRows {

    private ImportRows() {}

    static Uni<RowSet<Row>> run(SqlClient client, String sql, @Nullable Object... parameters) {
        return client.preparedQuery(sql).execute(Tuple.from(Arrays.asList(parameters)));
    }

    static List<Row> list(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).toList();
    }

    static Optional<Row> first(RowSet<Row> rows) {
        return list(rows).stream().findFirst();
    }

    static ImportJob job(Row row) {
        return new ImportJob(
                new ImportId(row.getUUID("id")),
                new ConnectorId(row.getUUID("connector_id")),
                selection(row),
                NamingRule.valueOf(row.getString("naming")),
                settings(row.getString("settings")),
                ImportStatus.valueOf(row.getString("status")),
                row.getBoolean("listed"),
                orNull(row.getString("list_cursor"), PageCursor::new),
                row.getString("problem"),
                orNull(
                        row.getString("wait_reason"),
                        reason -> new Wait(Wait.Reason.valueOf(reason), instant(row, "due_at"))),
                row.getInteger("attempts"),
                instant(row, "created_at"),
                orNull(row.getOffsetDateTime("finished_at"), OffsetDateTime::toInstant));
    }

    static ImportItem item(Row row) {
        return new ImportItem(
                row.getInteger("position"),
                RepositoryPath.of(row.getString("repository_path")),
                orNull(row.getString("repository_id"), RepositoryId::of),
                ItemStatus.valueOf(row.getString("status")),
                orNull(row.getUUID("project_id"), ProjectId::new),
                row.getString("project_name"),
                row.getString("why"),
                row.getInteger("attempts"),
                orNull(row.getOffsetDateTime("started_at"), OffsetDateTime::toInstant));
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static String write(ProjectSettings settings) {
        try {
            return Json.mapper().writeValueAsString(settings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("settings always have a JSON form", e);
        }
    }

    private static ProjectSettings settings(String text) {
        try {
            return Json.mapper().readValue(text, ProjectSettings.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored settings do not read", e);
        }
    }

    private static Selection.@Nullable AllOf selection(Row row) {
        @Nullable String matching = row.getString("matching");
        return orNull(
                row.getString("workspace"),
                workspace -> new Selection.AllOf(workspace, matching == null ? null : Pattern.compile(matching)));
    }

    private static Instant instant(Row row, String column) {
        return Objects.requireNonNull(row.getOffsetDateTime(column)).toInstant();
    }

    private static <T, U> @Nullable U orNull(@Nullable T value, Function<T, U> read) {
        return value == null ? null : read.apply(value);
    }
}
