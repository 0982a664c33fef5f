package io.hookline.connector.api;

import io.hookline.connector.audit.AuditEntry;
import io.hookline.connector.audit.AuditQuery;
import io.hookline.connector.audit.AuditTrail;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/audit")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "audit", description = "Who changed what and when, and who was given keys.")
class AuditResource {

    private static final int LARGEST_PAGE = 200;

    private final AuditTrail trail;

    AuditResource(AuditTrail trail) {
        this.trail = trail;
    }

    /** One operation. */
    @Schema(name = "AuditEntry", examples = """
                {"id":4711,"at":"2026-11-20T10:00:00Z","subject":"f3b1","name":"ann","roles":["admin"],\
                "operation":"connectorsCreate","method":"POST","path":"/connectors",\
                "fields":["name","credential","credential.kind","credential.token"],"requestId":"6b0c","status":201}""")
    record Entry(
            long id,
            Instant at,
            String subject,
            String name,
            Set<String> roles,
            String operation,
            String method,
            String path,
            @Nullable UUID connector,
            @Nullable UUID project,

            @Schema(description = "Names of what was sent, never values")
            List<String> fields,

            String requestId,

            @Schema(description = "The HTTP status; absent while the operation is under way, or when a crash ended it")
            @Nullable
            Integer status) {

        static Entry of(AuditEntry entry) {
            var what = entry.operation();
            return new Entry(
                    entry.seq(),
                    entry.at(),
                    what.subject(),
                    what.name(),
                    what.roles(),
                    what.operation(),
                    what.method(),
                    what.path(),
                    what.connector(),
                    what.project(),
                    what.fields(),
                    what.requestId(),
                    entry.status());
        }
    }

    /** Entries, newest first; {@code next} is where older ones begin. */
    @Schema(name = "AuditPage", examples = "{\"items\":[],\"next\":\"4711\"}")
    record Page(List<Entry> items, @Nullable String next) {}

    @GET
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Shows the audit trail, newest first",
            description =
                    "Every operation that changed something or was refused for its role, and every checkout. An entry is"
                            + " written before its operation begins. Role admin.")
    @APIResponse(responseCode = "200", description = "A page of it")
    @APIResponse(responseCode = "422", description = "A parameter does not read")
    public Page list(
            @QueryParam("subject") @Nullable String subject,
            @QueryParam("operation") @Nullable String operation,
            @QueryParam("connector") @Nullable UUID connector,
            @QueryParam("project") @Nullable UUID project,
            @Parameter(description = "That time and later, 2026-11-20T10:00:00Z") @QueryParam("since") @Nullable
                    String since,
            @Parameter(description = "Before that time") @QueryParam("until") @Nullable String until,
            @QueryParam("after") @Nullable Long after,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        Faults faults = new Faults();
        Instant from = time("since", since, faults);
        Instant to = time("until", until, faults);
        faults.check();
        int size = Math.clamp(limit, 1, LARGEST_PAGE);
        Slice<Entry> slice = Slice.of(
                trail.find(new AuditQuery(subject, operation, connector, project, from, to, after, size + 1)).stream()
                        .map(Entry::of)
                        .toList(),
                size);
        return new Page(slice.items(), slice.next(entry -> Long.toString(entry.id())));
    }

    private static @Nullable Instant time(String field, @Nullable String text, Faults faults) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException _) {
            faults.add(field, "is a time such as 2026-11-20T10:00:00Z");
            return null;
        }
    }
}
