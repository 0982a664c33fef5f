package io.hookline.connector.api;

import io.hookline.bitbucket.git.SshKeys;
import io.hookline.connector.ConnectorConfig.DeployKeyConfig;
import io.hookline.connector.deploykey.KeyAge;
import io.hookline.connector.deploykey.OurKey;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A project's deploy key, of which only the public half is ever shown. */
@Schema(name = "DeployKey", examples = DeployKeyAnswer.EXAMPLE)
record DeployKeyAnswer(
        String publicKey,
        String type,
        @Schema(description = "The key's length") int bits,
        String sha256,
        String md5,

        @Schema(description = "Bitbucket's number for the key; absent while it is not known to be registered") @Nullable
        Long registeredAs,

        Instant createdAt,
        long ageDays,

        @Schema(description = "What hookline.connector.deploy-key.warn-after and max-age say of the key's age")
        KeyAge age,

        @Schema(description = "What to do about the key's age; absent while it is FRESH") @Nullable
        String warning) {

    static final String EXAMPLE = """
                {"publicKey":"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIazEu89wgQZ4bqs3d63QSMzYVa0MuJ2e2gKTKqu+UUO","type":"ssh-ed25519",\
                "bits":256,"sha256":"SHA256:ybgmFkzwOSotHTHLJgHO0QN8L0xErw6vd0VhFA9m3SM",\
                "md5":"MD5:65:96:2d:fc:e8:d5:a9:11:64:0c:0f:ea:00:6e:5b:bd","registeredAs":42,\
                "createdAt":"2026-01-20T08:00:00Z","ageDays":12,"age":"FRESH"}""";

    static DeployKeyAnswer of(OurKey key, Instant now, DeployKeyConfig policy) {
        KeyAge age = KeyAge.of(key.createdAt(), now, policy);
        return new DeployKeyAnswer(
                key.publicKey().toString(),
                key.publicKey().type(),
                SshKeys.bits(key.publicKey()),
                key.publicKey().sha256Fingerprint(),
                key.publicKey().md5Fingerprint(),
                key.registeredAs() == null ? null : key.registeredAs().value(),
                key.createdAt(),
                Duration.between(key.createdAt(), now).toDays(),
                age,
                warning(age));
    }

    private static @Nullable String warning(KeyAge age) {
        return switch (age) {
            case FRESH -> null;
            case AGING ->
                "The key is older than the operator's warning age; replace it with POST /projects/{id}/deploy-key/regenerate.";
            case OVERDUE ->
                "The key is older than the operator allows; replace it with POST /projects/{id}/deploy-key/regenerate.";
        };
    }
}
