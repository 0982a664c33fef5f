package io.hookline.health.api;

import io.hookline.health.store.Acknowledgement;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Acknowledgement", description = "Who knows of a fault, and for how long it counts as known")
record Acknowledged(
        @Schema(examples = "webhook-missing") String finding,

        @Schema(description = "When it counts no more; absent for as long as the fault is there") @Nullable
        Instant until,

        @Nullable String note,

        @Schema(description = "The subject of the token of who said so")
        String by,

        Instant at) {

    static Acknowledged of(Acknowledgement made) {
        return new Acknowledged(made.finding(), made.until(), made.note(), made.by(), made.at());
    }
}
