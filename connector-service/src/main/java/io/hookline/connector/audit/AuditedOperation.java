package io.hookline.connector.audit;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asked for.
 *
 * @param subject the token's; stays the same when a person is renamed
 * @param name what people know the subject by
 * @param operation its id in the API's description
 * @param fields names of what was sent, never values
 */
public record AuditedOperation(
        String subject,
        String name,
        Set<String> roles,
        String operation,
        String method,
        String path,
        @Nullable UUID connector,
        @Nullable UUID project,
        List<String> fields,
        String requestId) {

    public AuditedOperation {
        roles = Set.copyOf(roles);
        fields = List.copyOf(fields);
    }
}
