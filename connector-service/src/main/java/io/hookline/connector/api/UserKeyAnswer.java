package io.hookline.connector.api;

import io.hookline.connector.userkey.UserKey;
import io.hookline.connector.userkey.UserKeyId;
import io.hookline.contracts.event.Product;
import java.net.URI;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A user key without its private half. */
@Schema(name = "UserKey", examples = """
                {"id":"5a6f1d70-0a3e-4d53-8d0e-6f5f0c4a7a55","name":"libraries","publicKey":"ssh-ed25519 AAAA libraries",\
                "fingerprint":"SHA256:ybgmFkzwOSotHTHLJgHO0QN8L0xErw6vd0VhFA9m3SM",\
                "md5":"MD5:16:27:ac:a5:76:28:2d:36:63:1b:56:4d:eb:df:a6:48","imported":false,"createdBy":"f3b1",\
                "createdAt":"2026-11-20T10:00:00Z",\
                "next":"Add the public key to the Bitbucket user at https://bitbucket.org/account/settings/ssh-keys/"}""")
record UserKeyAnswer(
        @Schema(implementation = String.class) UserKeyId id,
        String name,
        @Schema(description = "To be copied to Bitbucket") String publicKey,
        String fingerprint,
        String md5,

        @Schema(description = "Whether its private half was given, not made here")
        boolean imported,

        String createdBy,
        Instant createdAt,

        @Schema(description = "Where Bitbucket wants the public key")
        String next) {

    static UserKeyAnswer of(UserKey key, Product product, URI baseUrl) {
        return new UserKeyAnswer(
                key.id(),
                key.name(),
                key.publicKey() + " " + key.name(),
                key.publicKey().sha256Fingerprint(),
                key.publicKey().md5Fingerprint(),
                key.imported(),
                key.createdBy(),
                key.createdAt(),
                "Add the public key to the Bitbucket user at " + page(product, baseUrl));
    }

    /** Cloud has no API for a user's keys, so that a person must put it there. */
    static String page(Product product, URI baseUrl) {
        return switch (product) {
            case CLOUD -> "https://bitbucket.org/account/settings/ssh-keys/";
            case DATA_CENTER -> baseUrl + "/plugins/servlet/ssh/account/keys";
        };
    }
}
