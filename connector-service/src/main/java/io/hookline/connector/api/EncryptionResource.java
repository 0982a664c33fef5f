package io.hookline.connector.api;

import io.hookline.connector.credential.Rewrapping;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/encryption")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "encryption", description = "The keys that wrap the data keys of secrets at rest.")
class EncryptionResource {

    private final Rewrapping rewrapping;

    EncryptionResource(Rewrapping rewrapping) {
        this.rewrapping = rewrapping;
    }

    /** Which key wraps how much. */
    @Schema(
            name = "Encryption",
            examples =
                    "{\"current\":\"k2\",\"keys\":[{\"version\":\"k1\",\"secrets\":0,\"known\":true,\"removable\":true}]}")
    record EncryptionAnswer(
            @Schema(description = "The version that new secrets are wrapped with")
            String current,

            List<Key> keys) {

        /** One version of the key-encryption key. */
        @Schema(name = "EncryptionKey")
        record Key(
                String version,

                @Schema(description = "How many secrets it wraps")
                long secrets,

                @Schema(description = "Whether it is configured; secrets under a key that is not cannot be opened")
                boolean known,

                @Schema(description = "Whether it may be taken out of the configuration")
                boolean removable) {}
    }

    @GET
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Shows which key-encryption key wraps how many secrets",
            description = "A key that is not the current one and wraps nothing may be removed. Role admin.")
    @APIResponse(
            responseCode = "200",
            description = "The configured keys and those that still wrap something",
            content = @Content(schema = @Schema(implementation = EncryptionAnswer.class)))
    @APIResponse(responseCode = "503", description = "The service that keeps the keys does not answer")
    public EncryptionAnswer get() {
        Rewrapping.Progress progress = rewrapping.progress();
        return new EncryptionAnswer(
                progress.current(),
                progress.versions().stream()
                        .map(version -> new EncryptionAnswer.Key(
                                version.name(),
                                version.secrets(),
                                version.known(),
                                version.secrets() == 0 && !version.name().equals(progress.current())))
                        .toList());
    }
}
