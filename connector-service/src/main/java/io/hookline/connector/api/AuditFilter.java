package io.hookline.connector.api;

import io.hookline.connector.audit.AuditTrail;
import io.hookline.connector.audit.AuditedOperation;
import io.hookline.connector.store.CrashPoints;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Writes each operation that changes something into the audit trail, before it begins, and its outcome after it ended. A request that the
 * roles do not allow is written when it is refused.
 */
class AuditFilter {

    private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final String ENTRY = "hookline.audit.entry";
    private static final String REQUEST_ID = "X-Request-Id";
    private static final int FORBIDDEN = 403;

    private final AuditTrail trail;
    private final Caller caller;
    private final CrashPoints crashPoints;

    AuditFilter(AuditTrail trail, Caller caller, CrashPoints crashPoints) {
        this.trail = trail;
        this.caller = caller;
        this.crashPoints = crashPoints;
    }

    /** Runs where the operation will, on a virtual thread, and so may wait for the row. */
    @ServerRequestFilter
    void begin(ContainerRequestContext request, ResourceInfo resource) throws IOException {
        if (!isAudited(request, resource)) {
            return;
        }
        byte[] body = request.getEntityStream().readAllBytes();
        request.setEntityStream(new ByteArrayInputStream(body));
        long entry = trail.add(operation(request, resource, fields(request, body)), null)
                .await()
                .indefinitely();
        request.setProperty(ENTRY, entry);
        crashPoints.reached("request in the audit trail");
    }

    @ServerResponseFilter
    Uni<Void> end(ContainerRequestContext request, ContainerResponseContext response, ResourceInfo resource) {
        if (request.getProperty(ENTRY) instanceof Long entry) {
            return trail.complete(entry, response.getStatus());
        }
        boolean refused = response.getStatus() == FORBIDDEN && isAudited(request, resource);
        return refused
                ? trail.add(operation(request, resource, List.of()), FORBIDDEN).replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    private static boolean isAudited(ContainerRequestContext request, ResourceInfo resource) {
        Method method = resource.getResourceMethod();
        return method != null && (!READING.contains(request.getMethod()) || method.isAnnotationPresent(Audited.class));
    }

    private AuditedOperation operation(ContainerRequestContext request, ResourceInfo resource, List<String> fields) {
        Method method = resource.getResourceMethod();
        boolean reads = READING.contains(request.getMethod());
        String query = request.getUriInfo().getRequestUri().getRawQuery();
        return new AuditedOperation(
                caller.subject(),
                caller.name(),
                caller.roles(),
                OpenApiConventions.operationId(method.getDeclaringClass().getSimpleName() + "_" + method.getName()),
                request.getMethod(),
                request.getUriInfo().getPath() + (reads && query != null ? "?" + query : ""),
                id(request, "connectors"),
                id(request, "projects"),
                fields,
                Optional.ofNullable(request.getHeaderString(REQUEST_ID))
                        .orElseGet(() -> UUID.randomUUID().toString()));
    }

    private static List<String> fields(ContainerRequestContext request, byte[] body) {
        try {
            return FieldNames.of(YamlFilter.json(request, body));
        } catch (IOException _) {
            // What does not read is refused by whoever reads it for its values.
            return List.of();
        }
    }

    /** The {@code id} of the path, if it is of this kind. */
    private static @Nullable UUID id(ContainerRequestContext request, String kind) {
        MultivaluedMap<String, String> parameters = request.getUriInfo().getPathParameters();
        if (!parameters.containsKey("id") || !request.getUriInfo().getPath().startsWith("/" + kind + "/")) {
            return null;
        }
        try {
            return UUID.fromString(parameters.getFirst("id"));
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
