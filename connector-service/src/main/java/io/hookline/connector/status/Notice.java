package io.hookline.connector.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.hookline.contracts.build.BuildStatus;
import io.hookline.contracts.wire.Json;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A message about a build, however it came.
 *
 * @param digest of what was sent
 */
public record Notice(MessageId id, String digest, BuildStatus status) {

    /** A message that is the status. */
    public static Notice of(MessageId id, BuildStatus status) {
        return of(id, status, status);
    }

    /** A message that became a status here; what its sender sent tells it from another of the same id. */
    public static Notice of(MessageId id, Object sent, BuildStatus status) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            String digest = HexFormat.of().formatHex(sha256.digest(Json.mapper().writeValueAsBytes(sent)));
            return new Notice(id, digest, status);
        } catch (NoSuchAlgorithmException | JsonProcessingException e) {
            throw new IllegalStateException("every Java platform has SHA-256, and what is sent has a JSON form", e);
        }
    }
}
