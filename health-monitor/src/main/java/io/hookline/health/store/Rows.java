package io.hookline.health.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.hookline.contracts.health.HealthState;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.wire.Json;
import io.hookline.health.diagnose.Memory;
import io.hookline.health.plan.RepairModes;
import io.hookline.health.plan.RepairTracks;
import io.hookline.health.schedule.Breakers;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** From columns to types and back. */
final class Rows {

    private static final TypeReference<List<FoundRow>> FINDINGS = new TypeReference<>() {};

    private Rows() {}

    static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
        List<T> list = new ArrayList<>();
        rows.forEach(row -> list.add(read.apply(row)));
        return list;
    }

    static ProjectId project(Row row, String column) {
        return new ProjectId(row.getUUID(column));
    }

    static ConnectorId connector(Row row, String column) {
        return new ConnectorId(row.getUUID(column));
    }

    static Instant time(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    static @Nullable Instant timeOrNull(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }

    static @Nullable HealthState state(Row row, String column) {
        return Optional.ofNullable(row.getString(column))
                .map(HealthState::valueOf)
                .orElse(null);
    }

    static List<FoundRow> findings(Row row, String column) {
        return read(row.getString(column), FINDINGS);
    }

    static RepairTracks tracks(Row row, String column) {
        return read(row.getString(column), new TypeReference<>() {});
    }

    static Memory memory(Row row, String column) {
        return read(row.getString(column), new TypeReference<>() {});
    }

    static Breakers breakers(Row row, String column) {
        String json = row.getString(column);
        return json == null ? Breakers.CLOSED : read(json, new TypeReference<>() {});
    }

    static CallLimits limits(Row row, String column) {
        return read(row.getString(column), new TypeReference<>() {});
    }

    static RepairModes modes(Row row, String column) {
        return read(row.getString(column), new TypeReference<>() {});
    }

    /** PostgreSQL keeps microseconds: what is compared with a column later must not have more. */
    static OffsetDateTime column(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    static String json(Object value) {
        try {
            return Json.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row always has a JSON form: " + value.getClass(), e);
        }
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return Json.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row was written by another version of this service", e);
        }
    }
}
