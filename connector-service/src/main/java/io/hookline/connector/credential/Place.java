package io.hookline.connector.credential;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Where a secret is kept. A ciphertext opens only in the place it was sealed for. */
public record Place(String table, UUID row, String column) {

    /** The associated data: length-prefixed, so that no two places read alike. */
    byte[] associatedData() {
        byte[] tableName = table.getBytes(StandardCharsets.UTF_8);
        byte[] columnName = column.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(3 * Integer.BYTES + 2 * Long.BYTES + tableName.length + columnName.length)
                .putInt(tableName.length)
                .put(tableName)
                .putLong(row.getMostSignificantBits())
                .putLong(row.getLeastSignificantBits())
                .putInt(columnName.length)
                .put(columnName)
                .array();
    }
}
