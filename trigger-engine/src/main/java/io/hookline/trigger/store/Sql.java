package io.hookline.trigger.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.hookline.contracts.wire.Json;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.lang.reflect.Array;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Small things that every table needs. */
final class Sql {

    private static final TypeReference<Map<String, byte[]>> HEADERS = new TypeReference<>() {};

    private Sql() {}

    static Uni<List<Row>> query(SqlConnection connection, String sql, Tuple arguments) {
        return connection
                .preparedQuery(sql)
                .execute(arguments)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    static Uni<Void> execute(SqlConnection connection, String sql, Tuple arguments) {
        return connection.preparedQuery(sql).execute(arguments).replaceWithVoid();
    }

    /** Executes once for each tuple, in their order, in one round trip; does nothing for none. */
    static Uni<Void> executeEach(SqlConnection connection, String sql, List<Tuple> arguments) {
        return arguments.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection.preparedQuery(sql).executeBatch(arguments).replaceWithVoid();
    }

    /** Sends several at once, without waiting for each: the connection executes them in their order. */
    static Uni<Void> together(List<Uni<Void>> statements) {
        return Uni.join().all(statements).andFailFast().replaceWithVoid();
    }

    /**
     * Executes once for all rows, each column one array; does nothing for none.
     *
     * @param sql reads the arrays with {@code unnest}
     * @param types of the columns
     */
    static Uni<Void> executeForAll(SqlConnection connection, String sql, List<Class<?>> types, List<Tuple> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : execute(connection, sql, Tuple.from(columns(types, rows)));
    }

    private static List<Object> columns(List<Class<?>> types, List<Tuple> rows) {
        List<Object> columns = new ArrayList<>();
        for (int column = 0; column < types.size(); column++) {
            Object values = Array.newInstance(types.get(column), rows.size());
            for (int row = 0; row < rows.size(); row++) {
                Array.set(values, row, rows.get(row).getValue(column));
            }
            columns.add(values);
        }
        return columns;
    }

    /** A row of more values than {@link Tuple} has factories for. */
    static List<@Nullable Object> row(@Nullable Object... values) {
        return Arrays.asList(values);
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Buffer buffer(byte @Nullable [] bytes) {
        return bytes == null ? null : Buffer.buffer(bytes);
    }

    static byte @Nullable [] bytes(Row row, String column) {
        Buffer buffer = row.getDelegate().getBuffer(column);
        return buffer == null ? null : buffer.getBytes();
    }

    static String json(Object value) {
        try {
            return Json.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is stored always has a JSON form: " + value.getClass(), e);
        }
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return Json.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("what was stored does not read as " + type, e);
        }
    }

    static Map<String, byte[]> headers(String json) {
        try {
            return Json.mapper().readValue(json, HEADERS);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("stored headers do not read", e);
        }
    }
}
