package io.hookline.connector.api;

import io.hookline.connector.hostkey.HostKey;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An SSH host key of a connector's Bitbucket. */
@Schema(name = "HostKey", examples = HostKeyAnswer.EXAMPLE)
record HostKeyAnswer(
        String host,
        int port,
        String type,
        String fingerprint,
        String md5,

        @Schema(description = "CONFIRMED keys are trusted; PROPOSED ones await a person; REVOKED ones are refused")
        HostKey.State state,

        @Schema(
                description = "SHIPPED with Hookline, GIVEN by a person, SCANNED from the server,"
                        + " or MET in place of the confirmed keys: that is an alarm")
        HostKey.Origin origin,

        Instant seenAt,
        @Nullable String confirmedBy,
        @Nullable Instant confirmedAt) {

    static final String EXAMPLE = """
            {"host":"git.example.com","port":7999,"type":"ssh-ed25519",\
            "fingerprint":"SHA256:ybgmFkzwOSotHTHLJgHO0QN8L0xErw6vd0VhFA9m3SM",\
            "md5":"MD5:16:27:ac:a5:76:28:2d:36:63:1b:56:4d:eb:df:a6:48","state":"PROPOSED","origin":"SCANNED",\
            "seenAt":"2026-11-20T10:00:00Z"}""";

    static HostKeyAnswer of(HostKey key) {
        return new HostKeyAnswer(
                key.host(),
                key.port(),
                key.key().type(),
                key.key().sha256Fingerprint(),
                key.key().md5Fingerprint(),
                key.state(),
                key.origin(),
                key.seenAt(),
                key.confirmedBy(),
                key.confirmedAt());
    }
}
