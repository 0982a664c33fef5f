package io.hookline.connector.credential;

import io.vertx.mutiny.sqlclient.Row;
import java.util.function.Function;

/**
 * A column of the database that holds sealed texts. Its table has an {@code id} of type {@code uuid}. Whoever adds such a column makes a
 * bean of this type, so that its secrets follow when the key-encryption key changes.
 *
 * @param place where a row's secret is sealed for
 */
public record SealedColumn(String table, String column, Function<Row, Place> place) {

    /** A column whose secrets are bound to their own row. */
    public static SealedColumn ofRows(String table, String column) {
        return new SealedColumn(table, column, row -> new Place(table, row.getUUID("id"), column));
    }
}
