package io.hookline.connector.userkey;

import io.hookline.bitbucket.SshPublicKey;
import io.hookline.contracts.id.ConnectorId;
import java.time.Instant;

/**
 * A user key without its private half.
 *
 * @param imported whether its private half was given, not made here
 * @param createdBy the subject who made or imported it
 */
public record UserKey(
        UserKeyId id,
        ConnectorId connector,
        String name,
        SshPublicKey publicKey,
        boolean imported,
        String createdBy,
        Instant createdAt) {}
